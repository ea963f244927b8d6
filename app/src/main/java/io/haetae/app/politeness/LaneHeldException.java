package io.haetae.app.politeness;

import java.time.Instant;

/** A lane makes no visit until a moment that is too far away to wait for with an open browser. */
public final class LaneHeldException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient Instant until;

  /**
   * A pause.
   *
   * @param until the first moment after it
   * @param why in words
   */
  public LaneHeldException(Instant until, String why) {
    super("held until " + until + ": " + why);
    this.until = until;
  }

  /** The first moment after the pause. */
  public Instant until() {
    return until;
  }
}
