package io.haetae.core.figures.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A curve of times that come in clusters, with intervals by drawing the clusters again. */
public final class ClusteredCurve {
  /** Far below what chance does to a curve. */
  private static final double DRAWN_TOLERANCE = 5e-3;

  /**
   * A time with the cluster that it belongs to.
   *
   * @param cluster the cluster's name
   * @param time the time
   */
  public record Member(String cluster, Censored time) {}

  private final List<Member> members;
  private final Cells cells;
  private final Turnbull curve;
  private final int[] clusterOf;
  private final int clusters;

  private ClusteredCurve(List<Member> members) {
    this.members = List.copyOf(members);
    List<Censored> times = members.stream().map(Member::time).toList();
    this.curve = Turnbull.of(times);
    this.cells = curve.cells();
    Map<String, Integer> numbers = new HashMap<>();
    this.clusterOf =
        members.stream()
            .mapToInt(m -> numbers.computeIfAbsent(m.cluster(), unseen -> numbers.size()))
            .toArray();
    this.clusters = numbers.size();
  }

  /**
   * The curve of some times.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static ClusteredCurve of(List<Member> members) {
    return new ClusteredCurve(members);
  }

  /** The curve of all times. */
  public Turnbull curve() {
    return curve;
  }

  /** How many clusters there are. */
  public int clusters() {
    return clusters;
  }

  /** The times. */
  public List<Member> members() {
    return members;
  }

  /**
   * The intervals of several values of the curve.
   *
   * @param values reads them from a curve, always as many
   */
  public List<Range> intervals(
      Bootstrap bootstrap, Confidence confidence, Function<Turnbull, List<Range>> values) {
    return bootstrap.intervals(clusters, confidence, counts -> values.apply(drawn(counts)));
  }

  private Turnbull drawn(int[] counts) {
    double[] weight = new double[cells.rows()];
    for (int i = 0; i < clusterOf.length; i++) {
      weight[cells.rowOf(i)] += counts[clusterOf[i]];
    }
    return curve.reweighted(weight, DRAWN_TOLERANCE);
  }

  /**
   * The interval of the share that has come by a moment. Where no draw differs (nothing or
   * everything had come in each), Wilson's interval with each cluster counted once stands in,
   * because such draws say nothing of chance.
   */
  public Range incidenceInterval(double time, Range drawn, Confidence confidence) {
    return orWilson(curve.incidence(time), drawn, clusters, confidence);
  }

  /** The drawn interval of a share; Wilson's where the draws are silent. */
  static Range orWilson(Range estimate, Range drawn, int clusters, Confidence confidence) {
    boolean silent = drawn.low() == drawn.high() || estimate.low() == 0 || estimate.high() == 1;
    if (!silent) {
      return drawn.hull(estimate);
    }
    List<Range> ends = new ArrayList<>();
    ends.add(Wilson.interval(estimate.low(), clusters, confidence.normal()));
    ends.add(Wilson.interval(estimate.high(), clusters, confidence.normal()));
    return ends.stream().reduce(drawn, Range::hull);
  }
}
