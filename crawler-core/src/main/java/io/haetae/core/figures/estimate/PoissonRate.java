package io.haetae.core.figures.estimate;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How many events happen in a unit of time at risk.
 *
 * @param events how many were seen
 * @param exposure the time at risk in which they were seen, above 0, in the caller's unit
 */
public record PoissonRate(long events, double exposure) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if events are negative or nothing was at risk
   */
  public PoissonRate {
    if (events < 0 || !(exposure > 0)) {
      throw new IllegalArgumentException("No rate is " + events + " in " + exposure);
    }
  }

  /** Events a unit of time at risk. */
  public double rate() {
    return events / exposure;
  }

  /** The exact interval (Garwood 1936). */
  public Range interval(Confidence confidence) {
    double low =
        events == 0
            ? 0
            : ChiSquaredDistribution.of(2.0 * events)
                    .inverseCumulativeProbability(confidence.tail())
                / 2;
    double high =
        ChiSquaredDistribution.of(2.0 * events + 2).inverseSurvivalProbability(confidence.tail())
            / 2;
    return new Range(low / exposure, high / exposure);
  }
}
