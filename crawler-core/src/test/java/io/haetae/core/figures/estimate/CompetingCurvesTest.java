package io.haetae.core.figures.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.estimate.CompetingCurves.Ended;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompetingCurvesTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;
  private static final double EXACT = 1e-4;

  /**
   * R 4.2.2, survival 3.5-3: {@code survfit(Surv(t, factor(s, 0:3)) ~ 1)$pstate} at 3, 8 and 15 of
   * t = 1,2,2,3,3,4,5,5,6,7,8,8,9,10,10,12,13,14,15,15 and s = 1,0,2,1,3,0,1,2,0,1,3,2,0,1,1,0,2,
   * 0,0,1.
   */
  @Test
  void withExactTimesItIsTheCurveOfAalenAndJohansen() {
    int[] t = {1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 10, 12, 13, 14, 15, 15};
    int[] s = {1, 0, 2, 1, 3, 0, 1, 2, 0, 1, 3, 2, 0, 1, 1, 0, 2, 0, 0, 1};
    List<Ended> times = new ArrayList<>();
    for (int i = 0; i < t.length; i++) {
      times.add(s[i] == 0 ? open(t[i]) : new Ended(new Censored(t[i] - EXACT, t[i]), s[i] - 1));
    }

    CompetingCurves curves = CompetingCurves.of(times, 3);

    assertIncidence(curves, 3, 0.102941176471, 0.05, 0.0529411764706);
    assertIncidence(curves, 8, 0.221543162720, 0.168601986249, 0.114820473644);
    assertIncidence(curves, 15, 0.495580050202, 0.257000982211, 0.114820473644);
  }

  /**
   * The likelihood of these intervals, maximised by {@code optim} (BFGS from 30 starts) of R 4.2.2
   * over the places where each way's curve can rise: 0.1992703 in (2, 3], 0 in (3, 4] and 0.3100544
   * in (5, 6] of the first way; 0.1666667 in (1, 2], 0.1363042 in (3, 5] and 0.1877043 in (6, 8] of
   * the second.
   */
  @Test
  void withIntervalsItIsTheLikeliestCurve() {
    List<Ended> times =
        List.of(
            ended(0, 3, 0),
            ended(1, 4, 0),
            ended(2, 5, 1),
            ended(1, 2, 1),
            ended(3, 6, 0),
            ended(0, 2, 1),
            ended(4, 9, 0),
            ended(2, 7, 0),
            open(5),
            open(3),
            ended(6, 10, 1),
            ended(2, 8, 1));

    CompetingCurves curves = CompetingCurves.of(times, 2);

    assertRange(curves.incidence(0, 2), 0, 0);
    assertRange(curves.incidence(0, 2.5), 0, 0.1992703);
    assertRange(curves.incidence(0, 5), 0.1992703, 0.1992703);
    assertRange(curves.incidence(0, 6), 0.5093247, 0.5093247);
    assertRange(curves.incidence(1, 2), 0.1666667, 0.1666667);
    assertRange(curves.incidence(1, 4), 0.1666667, 0.3029708);
    assertRange(curves.incidence(1, 8), 0.4906752, 0.4906752);
  }

  @Test
  void ofOneWayItIsTurnbullsCurve() {
    List<Censored> intervals =
        List.of(
            new Censored(0, 7),
            new Censored(0, 8),
            new Censored(6, 10),
            new Censored(7, 16),
            new Censored(7, 14),
            new Censored(17, OPEN),
            new Censored(37, 44),
            new Censored(45, OPEN),
            new Censored(22, OPEN));
    Turnbull turnbull = Turnbull.of(intervals);

    CompetingCurves curves =
        CompetingCurves.of(
            intervals.stream()
                .map(each -> new Ended(each, Double.isInfinite(each.until()) ? -1 : 0))
                .toList(),
            1);

    for (double time : List.of(5.0, 8.0, 12.0, 20.0, 40.0, 50.0)) {
      Range expected = turnbull.incidence(time);
      assertThat(curves.incidence(0, time).low()).isEqualTo(expected.low(), within(1e-6));
    }
  }

  @Test
  void whatNeverEndedHasNoWayAndWhatEndedHasOne() {
    assertThatThrownBy(() -> ended(1, 2, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ended(1, OPEN, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CompetingCurves.of(List.of(), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWayInWhichNothingEndedStaysAtNothing() {
    CompetingCurves curves = CompetingCurves.of(List.of(ended(1, 2, 0), open(3)), 2);

    assertRange(curves.incidence(0, 9), 0.5, 0.5);
    assertRange(curves.incidence(1, 9), 0, 0);
  }

  /** Two clusters that end in other ways: a draw of one of them alone says so. */
  @Test
  void intervalsComeFromDrawingClusters() {
    List<ClusteredWays.Member> members = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      members.add(new ClusteredWays.Member("a", ended(1, 2, 0)));
      members.add(new ClusteredWays.Member("b", ended(1, 2, 1)));
    }

    List<List<ClusteredWays.Incidence>> incidences =
        new ClusteredWays(members, 2)
            .incidences(List.of(3.0), new Bootstrap(39, 1), Confidence.NINETY_FIVE);

    assertRange(incidences.get(0).get(0).value(), 0.5, 0.5);
    assertRange(incidences.get(0).get(0).interval(), 0, 1);
    assertRange(incidences.get(1).get(0).interval(), 0, 1);
  }

  private static Ended ended(double after, double until, int way) {
    return new Ended(new Censored(after, until), way);
  }

  private static Ended open(double after) {
    return new Ended(new Censored(after, OPEN), CompetingCurves.NONE);
  }

  private static void assertIncidence(CompetingCurves curves, double time, double... expected) {
    for (int way = 0; way < expected.length; way++) {
      assertRange(curves.incidence(way, time), expected[way], expected[way]);
    }
  }

  private static void assertRange(Range actual, double low, double high) {
    assertThat(actual.low()).isEqualTo(low, within(2e-6));
    assertThat(actual.high()).isEqualTo(high, within(2e-6));
  }
}
