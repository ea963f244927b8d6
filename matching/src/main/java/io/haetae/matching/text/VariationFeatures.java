package io.haetae.matching.text;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What words of variation, such as colours and editions, say. */
final class VariationFeatures {
  private VariationFeatures() {}

  static void put(
      Map<Feature, Double> features,
      List<String> left,
      List<String> right,
      Collection<String> shared) {
    for (Variation variation : Variation.values()) {
      boolean inLeft = any(left, variation);
      boolean inRight = any(right, variation);
      features.put(feature(variation, "_ONE_SIDE"), inLeft != inRight ? 1.0 : 0.0);
      features.put(feature(variation, "_BOTH"), inLeft && inRight ? 1.0 : 0.0);
      features.put(feature(variation, "_EQUAL"), any(shared, variation) ? 1.0 : 0.0);
    }
  }

  /** The words that name no variation and hold no digit. */
  static List<String> plain(List<String> words) {
    return words.stream()
        .filter(word -> Glossary.variation(word).isEmpty())
        .filter(word -> word.chars().noneMatch(c -> c >= '0' && c <= '9'))
        .toList();
  }

  private static boolean any(Collection<String> words, Variation variation) {
    return words.stream()
        .anyMatch(w -> Glossary.variation(w).filter(variation::equals).isPresent());
  }

  private static Feature feature(Variation variation, String suffix) {
    return Feature.valueOf(variation.name() + suffix);
  }
}
