package io.haetae.core.figures;

import static io.haetae.core.figures.MadeUp.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.Reappearance.Back;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Study.Sampling;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The share of removals after which the product was back, by the way in which it came. */
class ReappearanceWaysTest {
  private static final String BY = "relisting";

  /** Days until 20 removed listings were back, or were last seen away, and how (0: not back). */
  private static final int[] DAYS = {
    1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 10, 12, 13, 14, 15, 15
  };

  private static final int[] WAYS = {1, 0, 2, 1, 3, 0, 1, 2, 0, 1, 3, 2, 0, 1, 1, 0, 2, 0, 0, 1};

  private static final List<Relisting> KINDS =
      List.of(Relisting.R0, Relisting.R1, Relisting.R2, Relisting.R3);

  /** R 4.2.2, survival 3.5-3; see CompetingCurvesTest. The looks are one minute apart. */
  @Test
  void aProductThatCameBackInOneWayNoLongerComesBackInAnother() {
    List<Figure> figures = figures(EnumSet.allOf(Relisting.class));

    assertShare(figures, "R0", 0.495580050202, 7);
    assertShare(figures, "R1", 0.257000982211, 4);
    assertShare(figures, "R2", 0.114820473644, 2);
    assertShare(figures, "R3", 0, 0);
    Measured any = MadeUp.measured(MadeUp.find(figures, Definition.BACK_IN_30_DAYS).result());
    assertThat(any.value().low())
        .as("the ways add up")
        .isEqualTo(0.495580050202 + 0.257000982211 + 0.114820473644, within(1e-6));
  }

  @Test
  void aWayThatWouldNotHaveBeenSeenIsWithheld() {
    List<Figure> figures = figures(EnumSet.of(Relisting.R0, Relisting.R1));

    assertThat(
            MadeUp.measured(MadeUp.find(figures, Definition.BACK_IN_30_DAYS, BY, "R1"))
                .value()
                .low())
        .isPositive();
    assertThat(
            MadeUp.withheld(MadeUp.find(figures, Definition.BACK_IN_30_DAYS, BY, "R2")).refusal())
        .isEqualTo(Refusal.NOT_RECORDED);
    assertThat(
            MadeUp.withheld(MadeUp.find(figures, Definition.BACK_IN_180_DAYS).result()).refusal())
        .isEqualTo(Refusal.NOT_RECORDED);
  }

  private static void assertShare(List<Figure> figures, String way, double share, int events) {
    Measured measured = MadeUp.measured(MadeUp.find(figures, Definition.BACK_IN_30_DAYS, BY, way));
    assertThat(measured.value().low()).as(way).isEqualTo(share, within(1e-6));
    assertThat(measured.value().high()).as(way).isEqualTo(share, within(1e-6));
    assertThat(measured.numerator()).isEqualTo(events);
    assertThat(measured.denominator()).isEqualTo(20);
    assertThat(measured.interval().orElseThrow().contains(share)).isTrue();
    assertThat(measured.visits()).hasSize(20);
  }

  private static List<Figure> figures(Set<Relisting> seen) {
    List<Reappearance> removals = new ArrayList<>();
    double minute = 1 / 1_440.0;
    for (int i = 0; i < DAYS.length; i++) {
      int way = WAYS[i];
      removals.add(
          new Reappearance(
              "p" + i,
              MadeUp.listing("temu", "p" + i),
              after(0),
              way == 0 ? after(DAYS[i]) : after(DAYS[i] - minute),
              way == 0
                  ? Optional.empty()
                  : Optional.of(new Back(after(DAYS[i]), KINDS.get(way - 1))),
              List.of("v" + i)));
    }
    Records records =
        new Records(
            Looks.of(List.of()),
            Optional.empty(),
            Optional.of(removals),
            seen,
            Refusal.NOT_RECORDED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Figures.of(MadeUp.study(Sampling.TARGETED), records, after(200));
  }
}
