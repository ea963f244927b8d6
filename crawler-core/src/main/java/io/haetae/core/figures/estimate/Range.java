package io.haetae.core.figures.estimate;

/**
 * All numbers from one to another, both included; also the form of an estimate that data fix only
 * up to a range.
 *
 * @param low the lowest
 * @param high the highest; positive infinity where there is no upper end
 */
public record Range(double low, double high) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if an end is no number or the ends are swapped
   */
  public Range {
    if (Double.isNaN(low) || Double.isNaN(high) || low > high) {
      throw new IllegalArgumentException("No range goes from " + low + " to " + high);
    }
  }

  /** The range that holds one number. */
  public static Range exactly(double value) {
    return new Range(value, value);
  }

  /** Whether it holds one number only. */
  public boolean single() {
    return low == high;
  }

  /** Whether a number lies in it. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The smallest range that holds both. */
  public Range hull(Range other) {
    return new Range(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** The distance of its ends. */
  public double width() {
    return single() ? 0 : high - low;
  }
}
