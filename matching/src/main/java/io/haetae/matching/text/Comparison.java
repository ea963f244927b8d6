package io.haetae.matching.text;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The features of a pair. The order of the two sides does not matter except to {@code HEAD}. */
final class Comparison {
  private final Profile a;
  private final Profile b;
  private final Rarity rarity;
  private final Map<Feature, Double> features = new EnumMap<>(Feature.class);

  private Comparison(Profile a, Profile b, Rarity rarity) {
    this.a = a;
    this.b = b;
    this.rarity = rarity;
  }

  static Map<Feature, Double> of(Profile a, Profile b, Rarity rarity) {
    Comparison comparison = new Comparison(a, b, rarity);
    comparison.words();
    comparison.alignments();
    comparison.models();
    NumberFeatures.put(comparison.features, a, b);
    comparison.prices();
    comparison.brands();
    return Collections.unmodifiableMap(comparison.features);
  }

  private void words() {
    put(Feature.TITLE_WORDS, Cosine.of(Profile.counts(a.title), Profile.counts(b.title), rarity));
    put(Feature.ALL_WORDS, Cosine.of(Profile.counts(a.all), Profile.counts(b.all), rarity));
    put(Feature.TITLE_LETTERS, Cosine.of(a.titleGrams, b.titleGrams, gram -> 1));
    put(Feature.ALL_LETTERS, Cosine.of(a.allGrams, b.allGrams, gram -> 1));
    Set<String> shared = shared(a.titleWords, b.titleWords);
    int union = a.titleWords.size() + b.titleWords.size() - shared.size();
    put(Feature.TITLE_SHARED, union == 0 ? 0 : (double) shared.size() / union);
    put(Feature.RAREST_SHARED, rarest(shared));
    put(Feature.PAIRS_SHARED, overlap(a.titlePairs, b.titlePairs));
    put(
        Feature.LENGTHS,
        Math.abs(Math.log((a.titleWords.size() + 1.0) / (b.titleWords.size() + 1.0))));
    put(Feature.HEAD, head(a.title, b.title));
    put(Feature.HEAD_BACK, head(b.title, a.title));
  }

  private void alignments() {
    Alignment left = Alignment.of(a.titleWords, b.titleOrBrand, rarity, b.titleCompact);
    Alignment right = Alignment.of(b.titleWords, a.titleOrBrand, rarity, a.titleCompact);
    put(Feature.ALIGNED_GREATER, Math.max(left.share(), right.share()));
    put(Feature.ALIGNED_LESSER, Math.min(left.share(), right.share()));
    put(Feature.ALONE_LESSER, Math.log1p(Math.min(left.alone(), right.alone())));
    put(Feature.ALONE_GREATER, Math.log1p(Math.max(left.alone(), right.alone())));
    Alignment leftAll = Alignment.of(a.titleWords, b.allWords, rarity, b.allCompact);
    Alignment rightAll = Alignment.of(b.titleWords, a.allWords, rarity, a.allCompact);
    put(Feature.ANYWHERE_GREATER, Math.max(leftAll.share(), rightAll.share()));
    put(Feature.ANYWHERE_LESSER, Math.min(leftAll.share(), rightAll.share()));
    put(Feature.ANYWHERE_ALONE, Math.log1p(Math.min(leftAll.alone(), rightAll.alone())));
    Set<String> shared = shared(a.titleWords, b.titleWords);
    VariationFeatures.put(features, left.missing(), right.missing(), shared);
    List<String> plainLeft = VariationFeatures.plain(left.missing());
    List<String> plainRight = VariationFeatures.plain(right.missing());
    put(Feature.WORDS_ALONE_LESSER, Math.log1p(Math.min(plainLeft.size(), plainRight.size())));
    put(Feature.WORDS_ALONE_GREATER, Math.log1p(Math.max(plainLeft.size(), plainRight.size())));
    double leftRarest = rarest(plainLeft);
    double rightRarest = rarest(plainRight);
    put(Feature.RAREST_ALONE_LESSER, Math.min(leftRarest, rightRarest));
    put(Feature.RAREST_ALONE_GREATER, Math.max(leftRarest, rightRarest));
  }

  private void models() {
    ModelLikeness titles = ModelLikeness.best(a.titleModels, b.titleModels);
    ModelLikeness anywhere = ModelLikeness.best(a.allModels, b.allModels);
    boolean within = within(a.titleModels, b.allCompact) || within(b.titleModels, a.allCompact);
    put(Feature.MODEL_EQUAL, titles == ModelLikeness.EQUAL);
    put(Feature.MODEL_PART, titles == ModelLikeness.PART);
    put(Feature.MODEL_NEAR, titles == ModelLikeness.NEAR);
    put(Feature.MODEL_CONFLICT, titles == ModelLikeness.DIFFERENT);
    put(Feature.MODEL_EQUAL_ANYWHERE, anywhere == ModelLikeness.EQUAL);
    put(Feature.MODEL_PART_ANYWHERE, anywhere == ModelLikeness.PART);
    put(Feature.MODEL_WITHIN, within && titles.compareTo(ModelLikeness.PART) < 0);
    put(Feature.MODEL_ONE_SIDE, a.titleModels.isEmpty() != b.titleModels.isEmpty() && !within);
    put(Feature.MODEL_NONE, a.titleModels.isEmpty() && b.titleModels.isEmpty());
    put(
        Feature.MODEL_WEIGHT,
        shared(a.titleModels, b.titleModels).stream().mapToDouble(rarity::of).sum());
  }

  private void prices() {
    boolean known = a.wording.price().isPresent() && b.wording.price().isPresent();
    double gap = 0;
    if (known) {
      double left = a.wording.price().orElseThrow().doubleValue();
      double right = b.wording.price().orElseThrow().doubleValue();
      gap = Math.abs(Math.log((left + 0.01) / (right + 0.01)));
    }
    put(Feature.PRICES_KNOWN, known);
    put(Feature.PRICE_GAP, Math.min(gap, 3));
    put(Feature.PRICE_EQUAL, known && gap < 0.05);
    put(Feature.PRICE_NEAR, known && gap < 0.25);
    put(Feature.PRICE_FAR, known && gap > 0.7);
  }

  private void brands() {
    boolean equal = !shared(a.brandWords, b.brandWords).isEmpty();
    put(Feature.BRAND_EQUAL, equal);
    put(
        Feature.BRAND_IN_TITLE,
        !shared(a.brandWords, b.titleWords).isEmpty()
            || !shared(b.brandWords, a.titleWords).isEmpty());
    boolean both = !a.brandWords.isEmpty() && !b.brandWords.isEmpty();
    double likest =
        a.brandWords.stream().mapToDouble(w -> Alignment.best(w, b.brandWords)).max().orElse(0);
    put(Feature.BRAND_CONFLICT, both && !equal && likest < 0.6);
  }

  private static double head(List<String> from, List<String> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return 0;
    }
    return Alignment.best(from.getFirst(), new HashSet<>(to.subList(0, Math.min(3, to.size()))));
  }

  private static boolean within(Set<String> models, String compact) {
    return models.stream().anyMatch(model -> model.length() >= 4 && compact.contains(model));
  }

  private double rarest(Iterable<String> tokens) {
    double most = 0;
    for (String token : tokens) {
      most = Math.max(most, rarity.of(token));
    }
    return most;
  }

  static double overlap(Set<String> a, Set<String> b) {
    int lesser = Math.min(a.size(), b.size());
    return lesser == 0 ? 0 : (double) shared(a, b).size() / lesser;
  }

  static Set<String> shared(Set<String> a, Set<String> b) {
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    return both;
  }

  private void put(Feature feature, double value) {
    features.put(feature, value);
  }

  private void put(Feature feature, boolean holds) {
    features.put(feature, holds ? 1.0 : 0.0);
  }
}
