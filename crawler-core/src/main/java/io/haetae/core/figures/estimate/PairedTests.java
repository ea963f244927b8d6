package io.haetae.core.figures.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Tests for the same products seen on several sites, where χ² on independent samples is wrong. */
public final class PairedTests {
  private PairedTests() {}

  /**
   * The two-sided chance in McNemar's exact test.
   *
   * @param onlyFirst pairs in which only the first hit
   * @param onlySecond pairs in which only the second hit
   */
  public static double mcNemar(int onlyFirst, int onlySecond) {
    int discordant = onlyFirst + onlySecond;
    if (discordant == 0) {
      return 1;
    }
    double tail =
        BinomialDistribution.of(discordant, 0.5)
            .cumulativeProbability(Math.min(onlyFirst, onlySecond));
    return Math.min(1, 2 * tail);
  }

  /**
   * Cochran's Q: whether all columns hit alike.
   *
   * @param statistic Q; 0 if every row is alike in all columns
   * @param degreesOfFreedom columns less one
   * @param chance of so high a Q if they did, by the χ² approximation
   * @param informative the rows that differ between columns; below about 24 / columns the
   *     approximation is rough
   */
  public record CochranQ(double statistic, int degreesOfFreedom, double chance, int informative) {}

  /**
   * Cochran's Q test.
   *
   * @param rows one for each product: whether it hit on each site; all of one length, at least 2
   * @throws IllegalArgumentException if rows differ in length or have fewer than two columns
   */
  public static CochranQ cochranQ(List<List<Boolean>> rows) {
    int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
    if (columns < 2 || rows.stream().anyMatch(row -> row.size() != columns)) {
      throw new IllegalArgumentException("Cochran's Q compares two columns or more in each row");
    }
    double[] ofColumn = new double[columns];
    double denominator = 0;
    int informative = 0;
    for (List<Boolean> row : rows) {
      int hits = 0;
      for (int column = 0; column < columns; column++) {
        int hit = row.get(column) ? 1 : 0;
        ofColumn[column] += hit;
        hits += hit;
      }
      denominator += (double) hits * (columns - hits);
      informative += hits > 0 && hits < columns ? 1 : 0;
    }
    double mean = Arrays.stream(ofColumn).sum() / columns;
    double spread = Arrays.stream(ofColumn).map(hits -> (hits - mean) * (hits - mean)).sum();
    double q = denominator == 0 ? 0 : columns * (columns - 1) * spread / denominator;
    double chance = ChiSquaredDistribution.of(columns - 1).survivalProbability(q);
    return new CochranQ(q, columns - 1, q == 0 ? 1 : chance, informative);
  }

  /** The chances of several tests, adjusted after Holm (1979), in the same order. */
  public static List<Double> holm(List<Double> chances) {
    int tests = chances.size();
    List<Integer> ascending =
        IntStream.range(0, tests).boxed().sorted(Comparator.comparing(chances::get)).toList();
    List<Double> adjusted = new ArrayList<>(chances);
    double highest = 0;
    for (int rank = 0; rank < tests; rank++) {
      int test = ascending.get(rank);
      highest = Math.max(highest, Math.min(1, (tests - rank) * chances.get(test)));
      adjusted.set(test, highest);
    }
    return List.copyOf(adjusted);
  }
}
