package io.haetae.core.figures.estimate;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How often intervals of this kind hold the truth.
 *
 * @param level between 0 and 1, both excluded
 */
public record Confidence(double level) {
  /** The level of every published interval. */
  public static final Confidence NINETY_FIVE = new Confidence(0.95);

  /**
   * Checks the level.
   *
   * @throws IllegalArgumentException if it is not between 0 and 1
   */
  public Confidence {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("A confidence lies between 0 and 1, not at " + level);
    }
  }

  /** The chance that is left out at either end. */
  public double tail() {
    return (1 - level) / 2;
  }

  /** How many standard errors of a normal estimate the interval reaches to either side. */
  double normal() {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability(tail());
  }

  /** The same for a standard error that was estimated itself. */
  double student(int degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(tail());
  }
}
