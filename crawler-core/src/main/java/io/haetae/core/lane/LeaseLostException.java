package io.haetae.core.lane;

/** A lane has another owner now; what this one still wanted to record there is refused. */
public final class LeaseLostException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** The lease that is no more. */
  public LeaseLostException(LaneLease lost) {
    super(
        "The lane "
            + lost.lane()
            + " has another owner than "
            + lost.owner()
            + " (epoch "
            + lost.epoch()
            + ") now; what it still does there is not recorded");
  }
}
