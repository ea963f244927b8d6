package io.haetae.core.figures.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The likeliest curves of interval-censored times that end in one of several ways (competing risks;
 * Hudgens, Satten and Longini 2001): how many have ended in each way by a moment, whatever the
 * others did. With exact times they are those of Aalen and Johansen (1978). Found by
 * self-consistency (EM), which ends where the Kuhn-Tucker conditions hold; pairs of its steps are
 * lengthened as Varadhan and Roland (2008, SQUAREM) do, here in logarithms, so that nothing becomes
 * negative, and taken back where that makes the times less likely.
 */
public final class CompetingCurves {
  private static final double TOLERANCE = 1e-9;
  private static final int MOST_ROUNDS = 20_000;
  private static final double STRIDE = 4;
  private static final double AWAY = 0.1;
  private static final double MOST_GROWTH = 50;

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

  /** Which of the different times each one is. */
  private final int[] sort;

  /** Where the stretches of each different time begin among those of all. */
  private final int[] stretches;

  /** What a time spans: for one that ended, a stretch of one way; else a stretch of each. */
  private final int[] first;

  private final int[] last;
  private final double[] weight;
  private final double total;
  private final double[] mass;

  private CompetingCurves(List<Ended> all, int count) {
    Map<Ended, Integer> sorts = new LinkedHashMap<>();
    this.sort =
        all.stream().mapToInt(each -> sorts.computeIfAbsent(each, s -> sorts.size())).toArray();
    List<Ended> times = List.copyOf(sorts.keySet());
    this.ways = new ArrayList<>();
    this.offset = new int[count + 1];
    for (int way = 0; way < count; way++) {
      int which = way;
      Cells cells = Cells.of(of(times, ended -> ended.way() == which || ended.way() == NONE));
      ways.add(cells);
      offset[way + 1] = offset[way] + finite(cells);
    }
    this.stretches = new int[times.size() + 1];
    for (int i = 0; i < times.size(); i++) {
      stretches[i + 1] = stretches[i] + (times.get(i).way() == NONE ? count + 1 : 1);
    }
    this.first = new int[stretches[times.size()]];
    this.last = new int[first.length];
    // One place more for what never ends, or ends after all looks.
    this.mass = new double[offset[count] + 1];
    for (int i = 0; i < times.size(); i++) {
      span(stretches[i], times.get(i));
    }
    double[] once = new double[all.size()];
    Arrays.fill(once, 1);
    this.weight = bySort(once);
    this.total = all.size();
    Arrays.fill(mass, 1.0 / mass.length);
    climb(TOLERANCE);
  }

  private CompetingCurves(CompetingCurves near, double[] weight, double tolerance) {
    this.sort = near.sort;
    this.ways = near.ways;
    this.offset = near.offset;
    this.stretches = near.stretches;
    this.first = near.first;
    this.last = near.last;
    this.weight = bySort(weight);
    this.total = Arrays.stream(weight).sum();
    this.mass = new double[near.mass.length];
    for (int cell = 0; cell < mass.length; cell++) {
      mass[cell] = AWAY / mass.length + (1 - AWAY) * near.mass[cell];
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
    if (times.isEmpty()) {
      throw new IllegalArgumentException("Curves need a time");
    }
    return new CompetingCurves(times, ways);
  }

  /**
   * The curves of the same times, which now count more or less often.
   *
   * @param tolerance how much another place may still gain, beside the average
   */
  CompetingCurves reweighted(double[] weight, double tolerance) {
    return new CompetingCurves(this, weight, tolerance);
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

  /** The weights of the different times, from those of all. */
  private double[] bySort(double[] each) {
    double[] sums = new double[stretches.length - 1];
    for (int i = 0; i < each.length; i++) {
      sums[sort[i]] += each[i];
    }
    return sums;
  }

  /** How many places a way's curve can rise in, the open end left out. */
  private static int finite(Cells cells) {
    int count = cells.count();
    return count > 0 && Double.isInfinite(cells.right(count - 1)) ? count - 1 : count;
  }

  private void span(int start, Ended ended) {
    boolean open = ended.way() == NONE;
    int from = open ? 0 : ended.way();
    int to = open ? ways.size() : ended.way() + 1;
    for (int way = from; way < to; way++) {
      Cells cells = ways.get(way);
      int end = Math.min(finite(cells), open ? finite(cells) : cells.endedBy(ended.time().until()));
      first[start + way - from] = offset[way] + cells.startingFrom(ended.time().after());
      last[start + way - from] = offset[way] + end;
    }
    if (open) {
      first[start + to] = mass.length - 1;
      last[start + to] = mass.length;
    }
  }

  private void climb(double tolerance) {
    double[] one = new double[mass.length];
    double[] other = new double[mass.length];
    double[] start = mass.clone();
    double[] safe = mass.clone();
    double atLeast = Double.NEGATIVE_INFINITY;
    double longest = STRIDE;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      // A leap may have gone too far, or to where a time cannot be at all.
      if (!(gains(one) >= atLeast)) {
        System.arraycopy(safe, 0, mass, 0, mass.length);
        longest = STRIDE;
        gains(one);
      }
      if (Arrays.stream(one).max().orElse(1) - 1 < tolerance) {
        return;
      }
      System.arraycopy(mass, 0, start, 0, mass.length);
      rise(one);
      atLeast = gains(other);
      rise(other);
      System.arraycopy(mass, 0, safe, 0, mass.length);
      double stride = Math.min(longest, stride(start, one, other));
      longest = stride < longest ? longest : longest * STRIDE;
      if (stride > 1) {
        leap(start, one, other, stride);
      }
    }
  }

  /** A step of self-consistency. */
  private void rise(double[] gain) {
    for (int cell = 0; cell < mass.length; cell++) {
      mass[cell] *= gain[cell];
    }
  }

  /** How many steps the two that were made may stand for. */
  private static double stride(double[] start, double[] one, double[] other) {
    double step = 0;
    double bend = 0;
    for (int cell = 0; cell < start.length; cell++) {
      if (one[cell] > 0 && other[cell] > 0) {
        double change = Math.log(one[cell]);
        double turn = Math.log(other[cell]) - change;
        step += start[cell] * change * change;
        bend += start[cell] * turn * turn;
      }
    }
    return bend > 0 ? Math.sqrt(step / bend) : 1;
  }

  private void leap(double[] start, double[] one, double[] other, double stride) {
    double sum = 0;
    for (int cell = 0; cell < mass.length; cell++) {
      if (one[cell] > 0 && other[cell] > 0) {
        double change = Math.log(one[cell]);
        double turn = Math.log(other[cell]) - change;
        double growth = stride * (2 * change + stride * turn);
        mass[cell] = start[cell] * Math.exp(Math.min(growth, MOST_GROWTH));
      }
      sum += mass[cell];
    }
    for (int cell = 0; cell < mass.length; cell++) {
      mass[cell] /= sum;
    }
  }

  /**
   * How much likelier the times become with more mass in each place, beside the average.
   *
   * @return how likely they are, as a logarithm
   */
  private double gains(double[] gain) {
    double[] until = new double[mass.length + 1];
    for (int cell = 0; cell < mass.length; cell++) {
      until[cell + 1] = until[cell] + mass[cell];
    }
    double[] change = new double[mass.length + 1];
    double likelihood = 0;
    for (int time = 0; time < weight.length; time++) {
      if (weight[time] > 0) {
        double probability = 0;
        for (int part = stretches[time]; part < stretches[time + 1]; part++) {
          probability += until[last[part]] - until[first[part]];
        }
        likelihood += weight[time] * Math.log(probability);
        double share = weight[time] / total / probability;
        for (int part = stretches[time]; part < stretches[time + 1]; part++) {
          change[first[part]] += share;
          change[last[part]] -= share;
        }
      }
    }
    double sum = 0;
    for (int cell = 0; cell < mass.length; cell++) {
      sum += change[cell];
      gain[cell] = Math.max(0, sum);
    }
    return likelihood;
  }
}
