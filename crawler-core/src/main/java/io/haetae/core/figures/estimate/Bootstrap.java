package io.haetae.core.figures.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Percentile intervals from drawing whole clusters again, with replacement (Efron 1979; by cluster
 * because the listings of one product share its fate). The same seed gives the same draws.
 *
 * @param draws how often the clusters are drawn again, at least 39
 * @param seed of the draws
 */
public record Bootstrap(int draws, long seed) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there are too few draws for a 95 % interval
   */
  public Bootstrap {
    if (draws < 39) {
      throw new IllegalArgumentException(draws + " draws are too few for an interval");
    }
  }

  /**
   * The intervals of several estimates.
   *
   * @param clusters how many there are to draw from, at least 1
   * @param estimates computes the estimates, always as many, from how often each cluster was drawn;
   *     called by several threads at once
   * @return for each estimate from the lower quantile of its low ends to the upper one of its high
   *     ends
   */
  public List<Range> intervals(
      int clusters, Confidence confidence, Function<int[], List<Range>> estimates) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SplittableRandom> randoms = Stream.generate(random::split).limit(draws).toList();
    List<List<Range>> drawn =
        randoms.parallelStream().map(each -> estimates.apply(counts(clusters, each))).toList();
    int cut = (int) Math.floor(confidence.tail() * (draws + 1)) - 1;
    List<Range> intervals = new ArrayList<>();
    for (int estimate = 0; estimate < drawn.getFirst().size(); estimate++) {
      int which = estimate;
      double[] lows = drawn.stream().mapToDouble(each -> each.get(which).low()).toArray();
      double[] highs = drawn.stream().mapToDouble(each -> each.get(which).high()).toArray();
      Arrays.sort(lows);
      Arrays.sort(highs);
      intervals.add(new Range(lows[Math.max(0, cut)], highs[draws - 1 - Math.max(0, cut)]));
    }
    return List.copyOf(intervals);
  }

  private static int[] counts(int clusters, SplittableRandom random) {
    int[] counts = new int[clusters];
    for (int i = 0; i < clusters; i++) {
      counts[random.nextInt(clusters)]++;
    }
    return counts;
  }
}
