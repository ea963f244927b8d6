package io.haetae.core.figures.estimate;

/**
 * A time that is known to lie after one moment and not after another.
 *
 * @param after the last moment at which it had not happened; at least 0, in the caller's unit
 * @param until the first moment at which it had; positive infinity if it was never seen
 */
public record Censored(double after, double until) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the interval is empty, starts below 0 or at no number
   */
  public Censored {
    if (!(after >= 0 && after < until) || Double.isInfinite(after)) {
      throw new IllegalArgumentException("No time lies after " + after + " until " + until);
    }
  }
}
