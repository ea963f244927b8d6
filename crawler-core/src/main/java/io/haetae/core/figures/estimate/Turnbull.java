package io.haetae.core.figures.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * The likeliest curve of interval-censored times (NPMLE; Peto 1973, Turnbull 1976). How much it
 * rises in each innermost interval is unique; where within it is not known, so a value there is a
 * range.
 */
public final class Turnbull {
  private static final double TOLERANCE = 1e-9;
  private static final double EQUAL = 1e-9;

  /**
   * A stretch of time in which the curve rises.
   *
   * @param after where it starts, itself excluded
   * @param until where it ends; positive infinity for what was never seen
   * @param mass by how much the curve rises in it
   */
  public record Rise(double after, double until, double mass) {}

  private final Cells cells;
  private final LikeliestCurve curve;

  private Turnbull(Cells cells, LikeliestCurve curve) {
    this.cells = cells;
    this.curve = curve;
  }

  /**
   * The curve of some times.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Turnbull of(List<Censored> times) {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("A curve needs a time");
    }
    Cells cells = Cells.of(times);
    double[] weight = new double[cells.rows()];
    for (int i = 0; i < times.size(); i++) {
      weight[cells.rowOf(i)]++;
    }
    return of(cells, weight, TOLERANCE * times.size());
  }

  private static Turnbull of(Cells cells, double[] weight, double tolerance) {
    return new Turnbull(cells, LikeliestCurve.of(cells, weight, tolerance));
  }

  /** The curve of some of the same times. */
  Turnbull reweighted(double[] weight, double tolerance) {
    return new Turnbull(cells, LikeliestCurve.near(curve, cells, weight, tolerance));
  }

  /** Where the curve can rise. */
  Cells cells() {
    return cells;
  }

  /** The share whose time has come by a moment. */
  public Range incidence(double time) {
    return new Range(
        Math.clamp(curve.cumulative(cells.endedBy(time)), 0, 1),
        Math.clamp(curve.cumulative(cells.startedBefore(time)), 0, 1));
  }

  /**
   * The time by which a share has come: positive infinity as its high end, and perhaps as its low
   * one, where the curve does not surely reach the share.
   *
   * @param share between 0 and 1, both excluded
   */
  public Range quantile(double share) {
    int from = 0;
    while (from < cells.count() - 1 && curve.cumulative(from + 1) < share - EQUAL) {
      from++;
    }
    int to = from;
    while (to < cells.count() - 1 && curve.cumulative(to + 1) <= share + EQUAL) {
      to++;
    }
    return new Range(cells.left(from), cells.right(to));
  }

  /** Where the curve rises, earliest first. */
  public List<Rise> rises() {
    List<Rise> rises = new ArrayList<>();
    for (int cell = 0; cell < cells.count(); cell++) {
      if (curve.mass(cell) > EQUAL) {
        rises.add(new Rise(cells.left(cell), cells.right(cell), curve.mass(cell)));
      }
    }
    return List.copyOf(rises);
  }

  /** How much likelier another curve can be at most (natural logarithm); next to nothing. */
  public double gap() {
    return curve.gap();
  }
}
