package io.haetae.matching.text;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A logistic regression over features as they are measured.
 *
 * @param intercept the log odds of a pair without features
 * @param of the log odds that one unit of each feature adds
 */
record Weights(double intercept, Map<Feature, Double> of) {
  Weights {
    of = Collections.unmodifiableMap(new EnumMap<>(of));
  }

  /** The probability that a pair with these features is the same product. */
  double probability(Map<Feature, Double> features) {
    double odds = intercept;
    for (Map.Entry<Feature, Double> weight : of.entrySet()) {
      odds += weight.getValue() * features.getOrDefault(weight.getKey(), 0.0);
    }
    return 1 / (1 + Math.exp(-odds));
  }
}
