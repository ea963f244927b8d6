package io.haetae.core.figures.estimate;

import java.util.Arrays;

/**
 * Finds the curve that makes the observations likeliest: steps of Turnbull's self-consistency (EM)
 * in turn with steps of the iterative convex minorant (Groeneboom 1991; together Wellner and Zhan
 * 1997). It ends where the Kuhn-Tucker conditions hold: no innermost interval would gain from more
 * weight. A step costs the number of rows and innermost intervals. Not thread-safe.
 */
final class LikeliestCurve {
  private static final int MOST_ROUNDS = 5_000;
  private static final int EM_STEPS = 3;
  private static final double AWAY = 0.1;
  private static final int MOST_HALVINGS = 20;

  private final Cells cells;
  private final double[] weight;
  private final double total;
  private final double[] mass;
  private final double[] cumulative;
  private final double[] gain;

  private LikeliestCurve(Cells cells, double[] weight) {
    this.cells = cells;
    this.weight = weight;
    this.total = Arrays.stream(weight).sum();
    this.mass = new double[cells.count()];
    this.cumulative = new double[cells.count() + 1];
    this.gain = new double[cells.count()];
    Arrays.fill(mass, 1.0 / cells.count());
    accumulate();
  }

  /** As {@link #of(Cells, double[], double)}, starting near the curve of other weights. */
  static LikeliestCurve near(LikeliestCurve start, Cells cells, double[] weight, double tolerance) {
    LikeliestCurve curve = new LikeliestCurve(cells, weight);
    for (int cell = 0; cell < cells.count(); cell++) {
      curve.mass[cell] = AWAY * curve.mass[cell] + (1 - AWAY) * start.mass[cell];
    }
    curve.accumulate();
    return curve.climb(tolerance);
  }

  /**
   * The likeliest curve.
   *
   * @param weight how often each row was seen
   * @param tolerance how much likelier, in natural logarithms of the whole likelihood, another
   *     curve may still be
   */
  static LikeliestCurve of(Cells cells, double[] weight, double tolerance) {
    return new LikeliestCurve(cells, weight).climb(tolerance);
  }

  private LikeliestCurve climb(double tolerance) {
    gains();
    for (int round = 0; round < MOST_ROUNDS && gap() > tolerance; round++) {
      convexMinorant();
      for (int step = 0; step < EM_STEPS; step++) {
        selfConsistency();
      }
      gains();
    }
    return this;
  }

  /**
   * How much likelier, at most, any other curve is (natural logarithm): the weight of all
   * observations times the highest gain.
   */
  double gap() {
    return total * (Arrays.stream(gain).max().orElse(1) - 1);
  }

  /** The weight of an innermost interval. */
  double mass(int cell) {
    return mass[cell];
  }

  /** The curve behind so many innermost intervals. */
  double cumulative(int node) {
    return cumulative[node];
  }

  private double probability(int row) {
    return cumulative[cells.last(row) + 1] - cumulative[cells.first(row)];
  }

  private void accumulate() {
    for (int cell = 0; cell < mass.length; cell++) {
      cumulative[cell + 1] = cumulative[cell] + mass[cell];
    }
    double whole = cumulative[mass.length];
    for (int cell = 0; cell < mass.length; cell++) {
      mass[cell] /= whole;
      cumulative[cell + 1] /= whole;
    }
  }

  private void gains() {
    double[] change = new double[mass.length + 1];
    for (int row = 0; row < weight.length; row++) {
      if (weight[row] > 0) {
        double share = weight[row] / total / probability(row);
        change[cells.first(row)] += share;
        change[cells.last(row) + 1] -= share;
      }
    }
    double sum = 0;
    for (int cell = 0; cell < mass.length; cell++) {
      sum += change[cell];
      gain[cell] = sum;
    }
  }

  private void selfConsistency() {
    gains();
    for (int cell = 0; cell < mass.length; cell++) {
      mass[cell] *= Math.max(0, gain[cell]);
    }
    accumulate();
  }

  /** Goes towards the optimum of the local parabola as far as that helps. */
  private void convexMinorant() {
    int inner = mass.length - 1;
    if (inner < 1) {
      return;
    }
    double[] slope = new double[mass.length + 1];
    double[] bend = new double[mass.length + 1];
    for (int row = 0; row < weight.length; row++) {
      if (weight[row] > 0) {
        double probability = probability(row);
        double first = weight[row] / probability;
        double second = first / probability;
        slope[cells.last(row) + 1] += first;
        slope[cells.first(row)] -= first;
        bend[cells.last(row) + 1] += second;
        bend[cells.first(row)] += second;
      }
    }
    double[] aim = new double[inner];
    double[] weights = new double[inner];
    for (int i = 0; i < inner; i++) {
      weights[i] = Math.max(bend[i + 1], 1e-9);
      aim[i] = cumulative[i + 1] + slope[i + 1] / weights[i];
    }
    approach(Isotonic.fit(aim, weights));
  }

  private void approach(double[] aim) {
    double before = logLikelihood();
    double[] from = cumulative.clone();
    double part = 1;
    for (int halving = 0; halving < MOST_HALVINGS; halving++, part /= 2) {
      for (int i = 0; i < aim.length; i++) {
        double target = Math.clamp(aim[i], 0, 1);
        cumulative[i + 1] = from[i + 1] + part * (target - from[i + 1]);
      }
      if (logLikelihood() >= before) {
        take();
        return;
      }
    }
    System.arraycopy(from, 0, cumulative, 0, from.length);
  }

  private void take() {
    for (int cell = 0; cell < mass.length; cell++) {
      mass[cell] = Math.max(0, cumulative[cell + 1] - cumulative[cell]);
    }
    accumulate();
  }

  private double logLikelihood() {
    double sum = 0;
    for (int row = 0; row < weight.length; row++) {
      if (weight[row] > 0) {
        double probability = probability(row);
        if (probability <= 0) {
          return Double.NEGATIVE_INFINITY;
        }
        sum += weight[row] * Math.log(probability);
      }
    }
    return sum;
  }
}
