package io.haetae.matching.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How good the probabilities of labelled pairs are.
 *
 * @param precision the share of true ones among those at or above the threshold
 * @param recall the share found of all true ones
 * @param recallAt95 the greatest recall at which the precision is still 95 %; 0 if there is none
 * @param brier the mean squared difference of probability and truth
 * @param review the share between 0.05 and 0.9, which neither is told apart nor called the same
 *     without a person
 * @param reliability by tenths of the probability
 */
public record Quality(
    double precision,
    double recall,
    double recallAt95,
    double brier,
    double review,
    List<Bin> reliability) {
  private static final double UNLIKE = 0.05;
  private static final double SURE = 0.9;

  /** Copies the list. */
  public Quality {
    reliability = List.copyOf(reliability);
  }

  /**
   * Pairs whose probability lies in one tenth.
   *
   * @param count how many
   * @param expected their mean probability
   * @param observed the share of true ones
   */
  public record Bin(int count, double expected, double observed) {}

  /**
   * A probability with the truth.
   *
   * @param probability what was said
   * @param same what is true
   */
  public record Judged(double probability, boolean same) {}

  /** Measures at a threshold. */
  public static Quality of(List<Judged> judged, double threshold) {
    long all = judged.stream().filter(Judged::same).count();
    long said = judged.stream().filter(j -> j.probability() >= threshold).count();
    long right = judged.stream().filter(j -> j.same() && j.probability() >= threshold).count();
    double brier =
        judged.stream()
            .mapToDouble(j -> Math.pow(j.probability() - (j.same() ? 1 : 0), 2))
            .average()
            .orElse(0);
    return new Quality(
        said == 0 ? 0 : (double) right / said,
        all == 0 ? 0 : (double) right / all,
        recallAt(judged, 0.95, all),
        brier,
        judged.stream()
            .mapToDouble(j -> j.probability() > UNLIKE && j.probability() < SURE ? 1 : 0)
            .average()
            .orElse(0),
        bins(judged));
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /** The threshold with the greatest F1, midway to the next probability below. */
  static double bestThreshold(List<Judged> judged) {
    List<Judged> sorted = sorted(judged);
    long all = sorted.stream().filter(Judged::same).count();
    double best = -1;
    double threshold = 0.5;
    int right = 0;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).same() ? 1 : 0;
      double f1 = 2.0 * right / (i + 1 + all);
      if (f1 > best) {
        best = f1;
        double next = i + 1 < sorted.size() ? sorted.get(i + 1).probability() : 0;
        threshold = (sorted.get(i).probability() + next) / 2;
      }
    }
    return threshold;
  }

  private static double recallAt(List<Judged> judged, double precision, long all) {
    List<Judged> sorted = sorted(judged);
    double recall = 0;
    int right = 0;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).same() ? 1 : 0;
      boolean tied =
          i + 1 < sorted.size() && sorted.get(i + 1).probability() == sorted.get(i).probability();
      if (!tied && right >= precision * (i + 1)) {
        recall = (double) right / all;
      }
    }
    return recall;
  }

  private static List<Judged> sorted(List<Judged> judged) {
    return judged.stream()
        .sorted(Comparator.comparingDouble(Judged::probability).reversed())
        .toList();
  }

  private static List<Bin> bins(List<Judged> judged) {
    List<Bin> bins = new ArrayList<>();
    for (int tenth = 0; tenth < 10; tenth++) {
      int wanted = tenth;
      List<Judged> in =
          judged.stream().filter(j -> Math.min(9, (int) (j.probability() * 10)) == wanted).toList();
      bins.add(
          new Bin(
              in.size(),
              in.stream().mapToDouble(Judged::probability).average().orElse(0),
              in.stream().mapToDouble(j -> j.same() ? 1 : 0).average().orElse(0)));
    }
    return bins;
  }
}
