package io.haetae.core.figures.estimate;

/**
 * The score interval of a share (Wilson 1927). It stays within 0 and 1 and has a width where none
 * or all were hit.
 */
public final class Wilson {
  private Wilson() {}

  /**
   * The interval of a share of independent trials.
   *
   * @throws IllegalArgumentException if there is no trial, or more hits than trials
   */
  public static Range interval(long hits, long trials, Confidence confidence) {
    if (trials < 1 || hits < 0 || hits > trials) {
      throw new IllegalArgumentException("No share is " + hits + " of " + trials);
    }
    return interval((double) hits / trials, (double) trials, confidence.normal());
  }

  /**
   * The interval of a share that is worth as much as one of fewer independent trials.
   *
   * @param share between 0 and 1
   * @param effective how many independent trials it is worth; need not be whole
   * @param critical how many standard errors to either side
   */
  static Range interval(double share, double effective, double critical) {
    double square = critical * critical;
    double middle = share + square / (2 * effective);
    double reach =
        critical
            * Math.sqrt(share * (1 - share) / effective + square / (4 * effective * effective));
    double scale = 1 + square / effective;
    double low = share == 0 ? 0 : (middle - reach) / scale;
    double high = share == 1 ? 1 : (middle + reach) / scale;
    return new Range(low, high);
  }

  /**
   * Where a share of a whole can lie if some of the whole was not determined: at the lowest none of
   * those counts, at the highest all.
   *
   * @param hits how many were found to count
   * @param determined how many were determined, hits included
   * @param unknown how many were not
   * @throws IllegalArgumentException if the whole is empty or the counts do not fit
   */
  public static Range worstCase(long hits, long determined, long unknown) {
    long whole = determined + unknown;
    if (hits < 0 || unknown < 0 || hits > determined || whole < 1) {
      throw new IllegalArgumentException(
          "No share is " + hits + " of " + determined + " with " + unknown + " unknown");
    }
    return new Range((double) hits / whole, (double) (hits + unknown) / whole);
  }
}
