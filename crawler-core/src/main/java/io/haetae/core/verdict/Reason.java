package io.haetae.core.verdict;

/** Why nothing can be concluded. The names are stored and never change their meaning. */
public enum Reason {
  /** A captcha or another test of the visitor stood in place of the page. */
  CHALLENGED("Challenged"),
  /** The site refused us for now, or said that we come too fast. */
  RATE_LIMITED("RateLimited"),
  /** A log-in form stood in place of the page. */
  LOGIN_REQUIRED("LoginRequired"),
  /** The page was made for another delivery country, or does not say for which. */
  WRONG_VANTAGE("WrongVantage"),
  /** The page was not understood well enough to conclude. */
  UNKNOWN_LAYOUT("UnknownLayout"),
  /** The frame of a page came without its content. */
  EMPTY_SHELL("EmptyShell"),
  /** Two places of the page contradict each other. */
  CONFLICTING("Conflicting"),
  /** The session's control visits did not show that it can tell presence from absence. */
  CONTROL_FAILED("ControlFailed"),
  /** A plain request saw the page; what no browser saw is never conclusive on its own. */
  PROBED("Probed"),
  /** No usable answer: network, time-out, server error, robots.txt, or a fault of ours. */
  FAILED("Failed");

  private final String stored;

  Reason(String stored) {
    this.stored = stored;
  }

  /** The stored name. */
  public String stored() {
    return stored;
  }
}
