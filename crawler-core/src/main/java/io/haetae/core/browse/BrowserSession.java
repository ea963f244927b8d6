package io.haetae.core.browse;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The browser during one visit. A site adapter drives it to the page; everything that crosses the
 * network meanwhile is recorded. What a site does (an error page, a reset, a time-out) is recorded
 * and never thrown; a {@link BrowserException} means that our own browser is broken. Not
 * thread-safe.
 */
public interface BrowserSession extends AutoCloseable {
  /** Sets cookies, before or between navigations. */
  void setCookies(List<Cookie> cookies);

  /**
   * Goes to a URL and returns when the document is parsed, when the navigation failed, or after the
   * session's page limit (30 s unless the browser was told otherwise).
   */
  void navigate(URI url);

  /**
   * Waits until the network has been quiet for a while.
   *
   * @param quiet how long nothing may move
   * @param limit the longest wait
   * @return whether it became quiet
   */
  boolean awaitQuiet(Duration quiet, Duration limit);

  /**
   * Waits until an element is there.
   *
   * @param selector a CSS selector
   * @param limit the longest wait
   * @return whether it appeared
   */
  boolean awaitElement(String selector, Duration limit);

  /** Scrolls to the end of the page in steps and back, so that late pictures load. */
  void scrollThrough(Duration limit);

  /** The address in the address bar. */
  URI url();

  /** The document as it is now, as HTML; empty if the page does not answer or nobody can look. */
  default Optional<String> markup() {
    return Optional.empty();
  }

  /**
   * Takes the final page and its pictures, drains the recorder and returns everything. May be
   * called once, as the last call before {@link #close()}.
   */
  Capture capture();

  /**
   * Ends the connections of the visit and returns a copy of what crossed them; empty unless the
   * browser was started for the profile {@link Profile#FULL}. May be called once, between {@link
   * #capture()} and {@link #close()}.
   */
  default Optional<WireCopy> wire() {
    return Optional.empty();
  }

  /** Closes the context. Never throws. */
  @Override
  void close();
}
