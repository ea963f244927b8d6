package io.haetae.matching.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How probable it is that two wordings are of the same product, judged by their words alone. Safe
 * for use by many threads.
 */
public final class TextModel {
  private static final int FOLDS = 5;
  private static final List<Double> PENALTIES = List.of(1.0, 3.0, 10.0);
  private static final int REASONS = 4;

  private final Weights weights;
  private final double threshold;
  private final Rarity rarity;

  TextModel(Weights weights, double threshold, Rarity rarity) {
    this.weights = weights;
    this.threshold = threshold;
    this.rarity = rarity;
  }

  /**
   * The model that is shipped, trained as its file records; it needs no collection of texts.
   *
   * @see WeightsFile
   */
  public static TextModel shipped() {
    return WeightsFile.shipped();
  }

  /**
   * The model of a file of weights as {@link #written} writes it.
   *
   * @throws IllegalArgumentException if it is no such file
   */
  public static TextModel read(String content) {
    return WeightsFile.read(content);
  }

  /**
   * The content of a file of weights. Rarity of words is not kept: a model that is read weighs
   * words by their form.
   *
   * @param record how they were trained, for who reads the file
   */
  public String written(String record) {
    return WeightsFile.written(this, record);
  }

  /**
   * The model that fits labelled pairs best. Penalty and threshold are those with the best F1 when
   * each fifth of the pairs is judged by what the other four teach.
   *
   * @throws IllegalArgumentException if there are not at least ten pairs of either kind
   */
  public static TextModel train(List<LabelledPair> pairs, Rarity rarity) {
    long same = pairs.stream().filter(LabelledPair::same).count();
    if (same < 10 || pairs.size() - same < 10) {
      throw new IllegalArgumentException(
          "Training needs ten pairs of either kind; there are %d of the same product and %d others"
              .formatted(same, pairs.size() - same));
    }
    List<Regression.Example> examples = examples(pairs, rarity);
    double bestF1 = -1;
    double bestPenalty = 0;
    double bestThreshold = 0.5;
    for (double penalty : PENALTIES) {
      List<Quality.Judged> judged = judgedByOthers(examples, penalty);
      double threshold = Quality.bestThreshold(judged);
      double f1 = Quality.of(judged, threshold).f1();
      if (f1 > bestF1) {
        bestF1 = f1;
        bestPenalty = penalty;
        bestThreshold = threshold;
      }
    }
    return new TextModel(Regression.fit(examples, bestPenalty), bestThreshold, rarity);
  }

  /** The probability that two wordings are of the same product. */
  public double probability(Profile a, Profile b) {
    return weights.probability(Comparison.of(a, b, rarity));
  }

  /** The probability at or above which precision and recall balance best. */
  public double threshold() {
    return threshold;
  }

  Weights weights() {
    return weights;
  }

  /** What speaks most for and against, in words, the strongest first; at most four. */
  public List<String> reasons(Profile a, Profile b) {
    Map<Feature, Double> features = Comparison.of(a, b, rarity);
    record Part(Feature feature, double value, double odds) {}
    List<Part> parts = new ArrayList<>();
    weights
        .of()
        .forEach(
            (feature, weight) -> {
              double value = features.getOrDefault(feature, 0.0);
              parts.add(new Part(feature, value, weight * value));
            });
    return parts.stream()
        .filter(part -> Math.abs(part.odds()) >= 0.1)
        .sorted(Comparator.comparingDouble((Part part) -> -Math.abs(part.odds())))
        .limit(REASONS)
        .map(
            part ->
                "%s: %.2f (%s)"
                    .formatted(
                        part.feature().words(), part.value(), part.odds() > 0 ? "for" : "against"))
        .toList();
  }

  /** How good the model is on labelled pairs. */
  public Quality measure(List<LabelledPair> pairs) {
    return Quality.of(
        examples(pairs, rarity).stream()
            .map(e -> new Quality.Judged(weights.probability(e.features()), e.same()))
            .toList(),
        threshold);
  }

  private static List<Quality.Judged> judgedByOthers(
      List<Regression.Example> examples, double penalty) {
    List<Quality.Judged> judged = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Regression.Example> learnt = new ArrayList<>();
      List<Regression.Example> held = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        (i % FOLDS == fold ? held : learnt).add(examples.get(i));
      }
      Weights weights = Regression.fit(learnt, penalty);
      held.forEach(
          e -> judged.add(new Quality.Judged(weights.probability(e.features()), e.same())));
    }
    return judged;
  }

  private static List<Regression.Example> examples(List<LabelledPair> pairs, Rarity rarity) {
    Map<Wording, Profile> profiles = new HashMap<>();
    return pairs.stream()
        .map(
            pair ->
                new Regression.Example(
                    Comparison.of(
                        profiles.computeIfAbsent(pair.left(), Profile::new),
                        profiles.computeIfAbsent(pair.right(), Profile::new),
                        rarity),
                    pair.same()))
        .toList();
  }
}
