package io.haetae.core.figures.estimate;

/**
 * Two searches that found some of the same: how many there are to be found at all, if the searches
 * are independent and every one is as easy to find as any other.
 *
 * @param first how many the first search found
 * @param second how many the second search found
 * @param both how many both found
 */
public record Recapture(long first, long second, long both) {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if both found more than one of them did
   */
  public Recapture {
    if (both < 0 || both > first || both > second) {
      throw new IllegalArgumentException(
          "Not " + both + " can be common to " + first + " and " + second);
    }
  }

  /** How many different ones were found. */
  public long found() {
    return first + second - both;
  }

  /** Chapman's estimate (1951) of how many there are. */
  public double size() {
    return (first + 1.0) * (second + 1.0) / (both + 1.0) - 1;
  }

  /** The estimate's standard error (Seber 1970). */
  public double standardError() {
    double above =
        (first + 1.0) * (second + 1.0) * (double) (first - both) * (double) (second - both);
    return Math.sqrt(above / ((both + 1.0) * (both + 1.0) * (both + 2.0)));
  }

  /** The normal interval of the estimate, but not below what was found. */
  public Range interval(Confidence confidence) {
    double reach = confidence.normal() * standardError();
    double low = Math.max((double) found(), size() - reach);
    return new Range(low, Math.max(low, size() + reach));
  }
}
