package io.haetae.matching.text;

import java.util.Map;

/** The cosine of two bags of tokens. */
final class Cosine {
  private Cosine() {}

  /** From 0, nothing shared, to 1, equal; 0 if either is empty. */
  static double of(Map<String, Integer> a, Map<String, Integer> b, Rarity rarity) {
    double product = 0;
    for (Map.Entry<String, Integer> entry : a.entrySet()) {
      Integer count = b.get(entry.getKey());
      if (count != null) {
        double weight = rarity.of(entry.getKey());
        product += entry.getValue() * count * weight * weight;
      }
    }
    double norms = squares(a, rarity) * squares(b, rarity);
    return norms == 0 ? 0 : product / Math.sqrt(norms);
  }

  private static double squares(Map<String, Integer> bag, Rarity rarity) {
    double sum = 0;
    for (Map.Entry<String, Integer> entry : bag.entrySet()) {
      double value = entry.getValue() * rarity.of(entry.getKey());
      sum += value * value;
    }
    return sum;
  }
}
