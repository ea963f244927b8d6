package io.haetae.matching.text;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the numbers of two wordings say. */
final class NumberFeatures {
  private NumberFeatures() {}

  static void put(Map<Feature, Double> features, Profile a, Profile b) {
    Set<String> left = a.titleNumbers;
    Set<String> right = b.titleNumbers;
    Set<String> shared = Comparison.shared(left, right);
    boolean both = !left.isEmpty() && !right.isEmpty();
    features.put(Feature.NUMBERS_SHARED, Comparison.overlap(left, right));
    features.put(Feature.NUMBERS_CONFLICT, one(both && shared.isEmpty()));
    int different = left.size() + right.size() - 2 * shared.size();
    features.put(Feature.NUMBERS_DIFFERENT, Math.log1p(different));
    features.put(Feature.NUMBERS_ONE_SIDE, one(left.isEmpty() != right.isEmpty()));
    long leftAlone = alone(left, b);
    long rightAlone = alone(right, a);
    features.put(Feature.NUMBERS_ALONE_LESSER, (double) Math.min(leftAlone, rightAlone));
    features.put(Feature.NUMBERS_ALONE_GREATER, (double) Math.max(leftAlone, rightAlone));
    features.put(Feature.YEAR_CONFLICT, one(apart(years(left), years(right))));
    Set<String> leftVersions = versions(left);
    Set<String> rightVersions = versions(right);
    features.put(Feature.VERSION_SHARED, one(!Collections.disjoint(leftVersions, rightVersions)));
    features.put(Feature.VERSION_CONFLICT, one(apart(leftVersions, rightVersions)));
    int agreeing = 0;
    int contradicting = 0;
    for (Quantity quantity : Quantity.values()) {
      agreeing += a.measures.agree(b.measures, quantity) ? 1 : 0;
      contradicting += a.measures.contradict(b.measures, quantity) ? 1 : 0;
    }
    features.put(Feature.MEASURES_AGREE, Math.log1p(agreeing));
    features.put(Feature.MEASURES_CONFLICT, Math.log1p(contradicting));
  }

  private static long alone(Set<String> numbers, Profile other) {
    return numbers.stream()
        .filter(number -> !other.allNumbers.contains(number))
        .filter(number -> !other.allCompact.contains(number))
        .count();
  }

  private static Set<String> years(Set<String> numbers) {
    Set<String> years = new HashSet<>(numbers);
    years.removeIf(number -> !number.matches("(19|20)[0-9]{2}"));
    return years;
  }

  private static Set<String> versions(Set<String> numbers) {
    return numbers.stream()
        .map(number -> number.contains(".") ? number.substring(0, number.indexOf('.')) : number)
        .filter(whole -> whole.length() <= 2)
        .collect(Collectors.toSet());
  }

  private static boolean apart(Set<String> a, Set<String> b) {
    return !a.isEmpty() && !b.isEmpty() && Collections.disjoint(a, b);
  }

  private static double one(boolean holds) {
    return holds ? 1 : 0;
  }
}
