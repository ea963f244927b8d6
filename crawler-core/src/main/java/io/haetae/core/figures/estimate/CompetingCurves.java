package io.haetae.core.figures.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The likeliest curves of interval-censored times that end in one of several ways (competing risks;
 * Hudgens, Satten and Longini 2001): how many have ended in each way by a moment, whatever the
 * others did. With exact times they are those of Aalen and Johansen (1978). Found by
 * self-consistency (EM), which ends where the Kuhn-Tucker conditions hold.
 */
public final class CompetingCurves {
  private static final double TOLERANCE = 1e-9;
  private static final int MOST_ROUNDS = 20_000;

  /** The way of a time that was never seen to end. */
  public static final int NONE = -1;

  /**
   * A time with the way in which it ended.
   *
   * @param time the time; without an end if it was never seen to end
   * @param way from 0, or {@link #NONE} if it was never seen to end
   */
  public record Ended(Censored time, int way) {
    /**
     * Checks that ways and ends go together.
     *
     * @throws IllegalArgumentException if an end has no way, or a way no end
     */
    public Ended {
      if ((way == NONE) != Double.isInfinite(time.until()) || way < NONE) {
        throw new IllegalArgumentException(time + " did not end in way " + way);
      }
    }
  }

  /** Where the curve of each way can rise; cells of all ways stand one behind the other. */
  private final List<Cells> ways;

  private final int[] offset;

  /** What each time spans: for one that ended, a stretch of one way; else a stretch of each. */
  private final int[][] first;

  private final int[][] last;
  private final double[] weight;
  private final double total;
  private final double[] mass;

  private CompetingCurves(List<Ended> times, int count, double[] weight, double tolerance) {
    this.ways = new ArrayList<>();
    this.offset = new int[count + 1];
    this.first = new int[times.size()][];
    this.last = new int[times.size()][];
    this.weight = weight;
    this.total = Arrays.stream(weight).sum();
    for (int way = 0; way < count; way++) {
      int which = way;
      Cells cells = Cells.of(of(times, ended -> ended.way() == which || ended.way() == NONE));
      ways.add(cells);
      offset[way + 1] = offset[way] + finite(cells);
    }
    // One place more for what never ends, or ends after all looks.
    mass = new double[offset[count] + 1];
    Arrays.fill(mass, 1.0 / mass.length);
    for (int i = 0; i < first.length; i++) {
      span(i, times.get(i));
    }
    climb(tolerance);
  }

  /**
   * The curves of some times.
   *
   * @param ways how many there are
   * @throws IllegalArgumentException if there are no times
   */
  public static CompetingCurves of(List<Ended> times, int ways) {
    double[] weight = new double[times.size()];
    Arrays.fill(weight, 1);
    return weighted(times, ways, weight, TOLERANCE);
  }

  /** The curves of times that count more or less often; those that do not count at all are none. */
  static CompetingCurves weighted(List<Ended> times, int ways, double[] weight, double tolerance) {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("Curves need a time");
    }
    return new CompetingCurves(times, ways, weight, tolerance);
  }

  /** The share that has ended in a way by a moment; a range where the data leave it open. */
  public Range incidence(int way, double time) {
    Cells cells = ways.get(way);
    return new Range(
        sum(offset[way], offset[way] + Math.min(finite(cells), cells.endedBy(time))),
        sum(offset[way], offset[way] + Math.min(finite(cells), cells.startedBefore(time))));
  }

  private double sum(int from, int to) {
    return Math.clamp(Arrays.stream(mass, from, to).sum(), 0, 1);
  }

  private static List<Censored> of(List<Ended> times, Predicate<Ended> counted) {
    return times.stream().filter(counted).map(Ended::time).toList();
  }

  /** How many places a way's curve can rise in, the open end left out. */
  private static int finite(Cells cells) {
    int count = cells.count();
    return count > 0 && Double.isInfinite(cells.right(count - 1)) ? count - 1 : count;
  }

  private void span(int time, Ended ended) {
    boolean open = ended.way() == NONE;
    int from = open ? 0 : ended.way();
    int to = open ? ways.size() : ended.way() + 1;
    first[time] = new int[to - from + (open ? 1 : 0)];
    last[time] = new int[first[time].length];
    for (int way = from; way < to; way++) {
      Cells cells = ways.get(way);
      int end = Math.min(finite(cells), open ? finite(cells) : cells.endedBy(ended.time().until()));
      first[time][way - from] = offset[way] + cells.startingFrom(ended.time().after());
      last[time][way - from] = offset[way] + end;
    }
    if (open) {
      first[time][to] = mass.length - 1;
      last[time][to] = mass.length;
    }
  }

  private void climb(double tolerance) {
    double[] gain = new double[mass.length];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      gains(gain);
      double most = 0;
      for (int cell = 0; cell < mass.length; cell++) {
        most = Math.max(most, gain[cell]);
        mass[cell] *= gain[cell];
      }
      if (most - 1 < tolerance) {
        return;
      }
    }
  }

  /** How much likelier the times become with more mass in each place, beside the average. */
  private void gains(double[] gain) {
    double[] until = new double[mass.length + 1];
    for (int cell = 0; cell < mass.length; cell++) {
      until[cell + 1] = until[cell] + mass[cell];
    }
    double[] change = new double[mass.length + 1];
    for (int time = 0; time < first.length; time++) {
      if (weight[time] > 0) {
        double probability = 0;
        for (int part = 0; part < first[time].length; part++) {
          probability += until[last[time][part]] - until[first[time][part]];
        }
        double share = weight[time] / total / probability;
        for (int part = 0; part < first[time].length; part++) {
          change[first[time][part]] += share;
          change[last[time][part]] -= share;
        }
      }
    }
    double sum = 0;
    for (int cell = 0; cell < mass.length; cell++) {
      sum += change[cell];
      gain[cell] = Math.max(0, sum);
    }
  }
}
