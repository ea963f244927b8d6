package io.haetae.matching.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** How much it says that two texts share a token; never negative. */
@FunctionalInterface
public interface Rarity {
  /** The weight of a token. */
  double of(String token);

  /**
   * What can be said without a collection of texts: a designation is rare, a number or a long word
   * less so, a word of variation even less.
   */
  static Rarity byForm() {
    return token -> {
      if (Tokens.isModel(token)) {
        return 4;
      }
      if (Tokens.isNumber(token)) {
        return 2;
      }
      if (Glossary.variation(token).isPresent()) {
        return 1.2;
      }
      return token.length() > 3 ? 2 : 1.3;
    };
  }

  /** The logarithm of the share of texts without the token, as counted in texts of that market. */
  static Rarity counted(Collection<? extends Collection<String>> texts) {
    Map<String, Integer> counts = new HashMap<>();
    texts.forEach(
        text -> new HashSet<>(text).forEach(token -> counts.merge(token, 1, Integer::sum)));
    double all = texts.size() + 1.0;
    return token -> Math.log(all / (counts.getOrDefault(token, 0) + 1));
  }
}
