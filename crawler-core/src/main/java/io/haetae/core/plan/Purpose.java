package io.haetae.core.plan;

/** Why a visit is made. Stored; never changes its meaning. */
public enum Purpose {
  /** To see whether a watched listing can be ordered. */
  TARGET,
  /** A listing known to be on sale: shows that the session sees live offers. */
  CONTROL_ON_SALE,
  /** An item number known not to exist: shows that the session sees absence. */
  CONTROL_ABSENT,
  /** To see which offers the site's search finds. */
  SEARCH,
  /** An offer that a search found: to see once what it is. It is not watched. */
  CANDIDATE,
  /**
   * To see by a plain request, without a browser, whether a watched listing has changed. Never
   * conclusive.
   */
  PROBE;

  /** Whether such a visit is the measure of its session and not its subject. */
  public boolean control() {
    return switch (this) {
      case TARGET, SEARCH, CANDIDATE, PROBE -> false;
      case CONTROL_ON_SALE, CONTROL_ABSENT -> true;
    };
  }
}
