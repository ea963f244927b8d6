package io.haetae.core.figures.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.estimate.Turnbull.Rise;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TurnbullTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /**
   * Months to breast retraction, radiation alone (Finkelstein and Wolfe, Biometrics 41, 1985, table
   * 1).
   */
  private static final double[][] RADIATION = {
    {45, NEVER}, {6, 10}, {0, 7}, {46, NEVER}, {46, NEVER}, {7, 16}, {17, NEVER}, {7, 14},
    {37, 44}, {0, 8}, {4, 11}, {15, NEVER}, {11, 15}, {22, NEVER}, {46, NEVER}, {46, NEVER},
    {25, 37}, {46, NEVER}, {26, 40}, {46, NEVER}, {27, 34}, {36, 44}, {46, NEVER}, {36, 48},
    {37, NEVER}, {40, NEVER}, {17, 25}, {46, NEVER}, {11, 18}, {38, NEVER}, {5, 12}, {37, NEVER},
    {0, 5}, {18, NEVER}, {24, NEVER}, {36, NEVER}, {5, 11}, {19, 35}, {17, 25}, {24, NEVER},
    {32, NEVER}, {33, NEVER}, {19, 26}, {37, NEVER}, {34, NEVER}, {36, NEVER}
  };

  /**
   * Published: M. P. Fay and P. A. Shaw, Journal of Statistical Software 36(2), 2010 (R package
   * interval, {@code icfit} on bcos, Radiation). R 4.2.2 with survival 3.5-3, {@code
   * survfit(Surv(l, r, type = "interval2") ~ 1)}, gives the same within its own stopping rule.
   */
  @Test
  void theRetractionCurveIsThePublishedOne() {
    Turnbull curve = Turnbull.of(times(RADIATION));

    assertThat(curve.rises())
        .extracting(Rise::after)
        .containsExactly(4.0, 6.0, 7.0, 11.0, 24.0, 33.0, 38.0, 46.0);
    assertThat(curve.rises())
        .extracting(Rise::until)
        .containsExactly(5.0, 7.0, 8.0, 12.0, 25.0, 34.0, 40.0, 48.0);
    assertThat(curve.rises().stream().map(Rise::mass))
        .usingElementComparator((one, other) -> Math.abs(one - other) < 5e-5 ? 0 : 1)
        .containsExactly(0.0463, 0.0334, 0.0887, 0.0708, 0.0926, 0.0818, 0.1209, 0.4656);
    assertThat(curve.gap()).isLessThan(1e-7);
  }

  /** One less R's survival curve at the middle of flat stretches (see above). */
  @Test
  void theCurveIsARangeWithinAStretchAndANumberBetween() {
    Turnbull curve = Turnbull.of(times(RADIATION));

    assertThat(curve.incidence(10).single()).isTrue();
    assertThat(curve.incidence(10).low()).isEqualTo(1 - 0.831623211879, within(1e-4));
    assertThat(curve.incidence(20).low()).isEqualTo(1 - 0.760856453635, within(1e-4));
    assertThat(curve.incidence(30).low()).isEqualTo(1 - 0.668228726342, within(1e-4));
    assertThat(curve.incidence(6.5).low()).isEqualTo(1 - 0.953661991281, within(1e-4));
    assertThat(curve.incidence(6.5).high()).isEqualTo(1 - 0.920268748851, within(1e-4));
    assertThat(curve.quantile(0.5)).isEqualTo(new Range(38, 40));
    assertThat(curve.quantile(0.1)).isEqualTo(new Range(7, 8));
  }

  /** With exact lags the curve is the empirical one: checked by hand. */
  @Test
  void withoutOverlapsTheCurveCounts() {
    Turnbull curve =
        Turnbull.of(times(new double[][] {{0, 1}, {0, 1}, {1, 2}, {2, 3}, {3, NEVER}, {3, NEVER}}));

    assertThat(curve.incidence(1)).satisfies(range -> isAbout(range, 2.0 / 6));
    assertThat(curve.incidence(2)).satisfies(range -> isAbout(range, 3.0 / 6));
    assertThat(curve.incidence(3)).satisfies(range -> isAbout(range, 4.0 / 6));
    assertThat(curve.quantile(0.5)).isEqualTo(new Range(1, 3));
    assertThat(curve.quantile(0.9)).isEqualTo(new Range(3, NEVER));
  }

  /** Everyone first looked at after a week: what happened by day 2 is anyone's guess. */
  @Test
  void aWeekWithoutALookLeavesTheSecondDayOpen() {
    Turnbull curve = Turnbull.of(times(new double[][] {{0, 7}, {0, 7}, {0, 7}, {7, NEVER}}));

    assertThat(curve.incidence(2).low()).isZero();
    assertThat(curve.incidence(2).high()).isEqualTo(0.75, within(1e-6));
  }

  @Test
  void noOtherCurveIsLikelier() {
    SplittableRandom random = new SplittableRandom(11);
    List<Censored> times = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double truth = -Math.log(random.nextDouble()) * 5;
      double look = random.nextDouble() * 3;
      double before = 0;
      while (look < truth && look < 20) {
        before = look;
        look += 0.5 + random.nextDouble() * 3;
      }
      times.add(new Censored(before, look < truth ? NEVER : look));
    }
    Turnbull curve = Turnbull.of(times);

    assertThat(curve.gap()).isBetween(-1e-6, 1e-6);
    assertThat(curve.rises().stream().mapToDouble(Rise::mass).sum()).isEqualTo(1, within(1e-6));
    double best = logLikelihood(times, curve.rises());
    for (int shift = 0; shift + 1 < curve.rises().size(); shift++) {
      List<Rise> other = new ArrayList<>(curve.rises());
      Rise from = other.get(shift);
      Rise to = other.get(shift + 1);
      other.set(shift, new Rise(from.after(), from.until(), from.mass() * 0.9));
      other.set(shift + 1, new Rise(to.after(), to.until(), to.mass() + from.mass() * 0.1));
      assertThat(logLikelihood(times, other)).isLessThanOrEqualTo(best + 1e-6);
    }
  }

  @Test
  void noTimesGiveNoCurve() {
    assertThatThrownBy(() -> Turnbull.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Censored(3, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    List<ClusteredCurve.Member> members = new ArrayList<>();
    for (int i = 0; i < RADIATION.length; i++) {
      members.add(
          new ClusteredCurve.Member(
              "patient " + i, new Censored(RADIATION[i][0], RADIATION[i][1])));
    }
    ClusteredCurve curve = ClusteredCurve.of(members);

    Range first = atTwenty(curve, 5);
    assertThat(atTwenty(curve, 5)).isEqualTo(first);
    assertThat(first.contains(curve.curve().incidence(20).low())).isTrue();
    // sqrt(p(1-p)/n) is 0.063 here; censoring adds a little.
    assertThat(first.width()).isBetween(0.18, 0.36);
  }

  private static Range atTwenty(ClusteredCurve curve, long seed) {
    return curve
        .intervals(
            new Bootstrap(199, seed), Confidence.NINETY_FIVE, drawn -> List.of(drawn.incidence(20)))
        .getFirst();
  }

  private static void isAbout(Range range, double value) {
    assertThat(range.low()).isEqualTo(value, within(1e-6));
    assertThat(range.high()).isEqualTo(value, within(1e-6));
  }

  private static double logLikelihood(List<Censored> times, List<Rise> rises) {
    return times.stream()
        .mapToDouble(
            time ->
                Math.log(
                    rises.stream()
                        .filter(r -> r.after() >= time.after() && r.until() <= time.until())
                        .mapToDouble(Rise::mass)
                        .sum()))
        .sum();
  }

  private static List<Censored> times(double[][] intervals) {
    List<Censored> times = new ArrayList<>();
    for (double[] interval : intervals) {
      times.add(new Censored(interval[0], interval[1]));
    }
    return times;
  }
}
