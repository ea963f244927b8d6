package io.haetae.matching.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What of one side's tokens is found on the other side.
 *
 * @param share the found share by weight, 0 to 1
 * @param alone the weight that is not found
 * @param missing the tokens that are not found
 */
record Alignment(double share, double alone, List<String> missing) {
  private static final double FOUND = 0.5;
  private static final double ALMOST = 0.8;

  Alignment {
    missing = List.copyOf(missing);
  }

  /**
   * Looks for tokens.
   *
   * @param compact the other side without blanks, in which joined words are found
   */
  static Alignment of(Set<String> tokens, Set<String> other, Rarity rarity, String compact) {
    double whole = 0;
    double found = 0;
    List<String> missing = new ArrayList<>();
    for (String token : tokens) {
      double weight = rarity.of(token);
      double likeness = best(token, other);
      if (likeness < ALMOST && token.length() >= 4 && compact.contains(token)) {
        likeness = 0.95;
      }
      whole += weight;
      found += weight * likeness;
      if (likeness < FOUND) {
        missing.add(token);
      }
    }
    return new Alignment(whole == 0 ? 0 : found / whole, whole - found, missing);
  }

  /** The likeness of the likest. */
  static double best(String token, Set<String> other) {
    if (other.contains(token)) {
      return 1;
    }
    double best = 0;
    for (String candidate : other) {
      best = Math.max(best, Likeness.of(token, candidate));
    }
    return best;
  }
}
