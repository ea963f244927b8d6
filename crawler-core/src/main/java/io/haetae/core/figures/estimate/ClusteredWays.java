package io.haetae.core.figures.estimate;

import io.haetae.core.figures.estimate.CompetingCurves.Ended;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Times that end in one of several ways and come in clusters.
 *
 * @param members the times with the clusters that they belong to
 * @param ways in how many ways they end
 */
public record ClusteredWays(List<Member> members, int ways) {
  /** Far below what chance does to a curve. */
  private static final double DRAWN_TOLERANCE = 1e-4;

  /**
   * Of more times only whole days are told apart: each is known to lie between the day's beginning
   * before it was last not over and the day's end after it was. Curves with a step for each second
   * take hours, and the wider bounds are as true.
   */
  private static final int MANY = 1_000;

  /** Copies the list. */
  public ClusteredWays {
    members = List.copyOf(members);
  }

  /**
   * A time with the cluster that it belongs to.
   *
   * @param cluster the cluster's name
   * @param ended the time and the way in which it ended
   */
  public record Member(String cluster, Ended ended) {}

  /**
   * The share that has ended in a way by a moment.
   *
   * @param value the share
   * @param interval its interval
   */
  public record Incidence(Range value, Range interval) {}

  /**
   * The shares that have ended by some moments, with intervals by drawing the clusters again.
   *
   * @return for each way those of each moment
   */
  public List<List<Incidence>> incidences(
      List<Double> moments, Bootstrap bootstrap, Confidence confidence) {
    List<Ended> times =
        members.stream()
            .map(Member::ended)
            .map(ended -> members.size() > MANY ? inDays(ended) : ended)
            .toList();
    Map<String, Integer> numbers = new HashMap<>();
    int[] clusterOf =
        members.stream()
            .mapToInt(m -> numbers.computeIfAbsent(m.cluster(), unseen -> numbers.size()))
            .toArray();
    CompetingCurves whole = CompetingCurves.of(times, ways);
    List<Range> values = read(whole, moments);
    List<Range> drawn =
        bootstrap.intervals(
            numbers.size(),
            confidence,
            counts -> {
              double[] weight = new double[clusterOf.length];
              for (int i = 0; i < weight.length; i++) {
                weight[i] = counts[clusterOf[i]];
              }
              return read(whole.reweighted(weight, DRAWN_TOLERANCE), moments);
            });
    List<List<Incidence>> incidences = new ArrayList<>();
    for (int way = 0; way < ways; way++) {
      List<Incidence> ofWay = new ArrayList<>();
      for (int i = way * moments.size(); i < (way + 1) * moments.size(); i++) {
        Range interval =
            ClusteredCurve.orWilson(values.get(i), drawn.get(i), numbers.size(), confidence);
        ofWay.add(new Incidence(values.get(i), interval));
      }
      incidences.add(ofWay);
    }
    return incidences;
  }

  private static Ended inDays(Ended ended) {
    Censored time = ended.time();
    return new Ended(new Censored(Math.floor(time.after()), Math.ceil(time.until())), ended.way());
  }

  private List<Range> read(CompetingCurves curves, List<Double> moments) {
    List<Range> read = new ArrayList<>();
    for (int way = 0; way < ways; way++) {
      for (double moment : moments) {
        read.add(curves.incidence(way, moment));
      }
    }
    return read;
  }
}
