package io.haetae.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Controls.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlsTest {
  private static final Basis BASIS = new Basis(List.of(Pages.signal(Meaning.ON_SALE)), "1");
  private static final Set<String> STANDING =
      Set.of("Orderable", "SoldOut", "NotDelivered", "OptionGone", "AgeGated");
  private static final Set<String> APART = Set.of("RegionBlocked", "Redirected");

  static Stream<Verdict> verdicts() {
    return Stream.of(
        new Verdict.Orderable(BASIS),
        new Verdict.SoldOut(BASIS),
        new Verdict.NotDelivered(BASIS),
        new Verdict.OptionGone(BASIS),
        new Verdict.AgeGated(BASIS),
        new Verdict.RegionBlocked(BASIS),
        new Verdict.Removed(BASIS),
        new Verdict.Redirected(Pages.OTHER, BASIS),
        new Verdict.SellerGone(BASIS),
        new Verdict.Undetermined(Reason.CHALLENGED, BASIS));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void nothingIsConcludedWhileTheSitesPagesHaveChanged(Verdict verdict) {
    Controls controls = new Controls(Outcome.PASSED, Outcome.PASSED, Optional.of("PRICE: missing"));
    Verdict confirmed = controls.confirm(verdict);
    assertThat(confirmed.conclusive()).isFalse();
    assertThat(Controls.stoppedByDrift(confirmed)).isEqualTo(verdict.conclusive());
    if (verdict.conclusive()) {
      assertThat(confirmed.described()).isEqualTo("Undetermined(UnknownLayout)");
      assertThat(confirmed.basis().signals())
          .contains(new Signal(Meaning.NOTE, "page alone", verdict.kind(), "session"));
    }
  }

  /**
   * The whole table: on sale by rows, absent by columns. S stands for verdicts that the item is
   * there, which pass unless a control spoke against them; A for those that the page itself states
   * in place of the offer, which also pass if nobody knows what the absent number looked like; G
   * for those that it is gone, which pass in one cell only.
   *
   * <pre>
   *               PASSED  FAILED  INCONCLUSIVE  NOT_RUN
   * PASSED        S A G   -       S A           S
   * FAILED        -       -       -             -
   * INCONCLUSIVE  -       -       -             -
   * NOT_RUN       S       -       S             S
   * </pre>
   */
  @ParameterizedTest
  @MethodSource("verdicts")
  void confirmsByTheWholeTable(Verdict verdict) {
    for (Outcome onSale : Outcome.values()) {
      for (Outcome absent : Outcome.values()) {
        Verdict confirmed = new Controls(onSale, absent, Optional.empty()).confirm(verdict);
        assertThat(confirmed)
            .as("%s with %s, %s", verdict.kind(), onSale, absent)
            .isEqualTo(passes(verdict, onSale, absent) ? verdict : failed(verdict, onSale, absent));
      }
    }
  }

  private static boolean passes(Verdict verdict, Outcome onSale, Outcome absent) {
    if (!verdict.conclusive()) {
      return true;
    }
    String cell = onSale + "/" + absent;
    if (APART.contains(verdict.kind())) {
      return Set.of("PASSED/PASSED", "PASSED/INCONCLUSIVE").contains(cell);
    }
    return STANDING.contains(verdict.kind())
        ? Set.of(
                "PASSED/PASSED",
                "PASSED/INCONCLUSIVE",
                "PASSED/NOT_RUN",
                "NOT_RUN/PASSED",
                "NOT_RUN/INCONCLUSIVE",
                "NOT_RUN/NOT_RUN")
            .contains(cell)
        : cell.equals("PASSED/PASSED");
  }

  private static Verdict failed(Verdict verdict, Outcome onSale, Outcome absent) {
    return new Verdict.Undetermined(
        Reason.CONTROL_FAILED,
        new Basis(
            List.of(
                new Signal(Meaning.NOTE, "control on sale", onSale.name(), "session"),
                new Signal(Meaning.NOTE, "control absent", absent.name(), "session"),
                new Signal(Meaning.NOTE, "page alone", verdict.kind(), "session"),
                Pages.signal(Meaning.ON_SALE)),
            "1"));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void theListingOnSalePassesOnlyWhenOrderable(Verdict verdict) {
    Controls controls = Controls.notRun().withOnSale(verdict);
    assertThat(controls.absent()).isEqualTo(Outcome.NOT_RUN);
    assertThat(controls.onSale())
        .isEqualTo(
            switch (verdict.kind()) {
              case "Orderable" -> Outcome.PASSED;
              case "Undetermined" -> Outcome.INCONCLUSIVE;
              default -> Outcome.FAILED;
            });
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void theAbsentNumberPassesOnlyWhenRemoved(Verdict verdict) {
    Controls controls = Controls.notRun().withAbsent(verdict);
    assertThat(controls.onSale()).isEqualTo(Outcome.NOT_RUN);
    assertThat(controls.absent())
        .isEqualTo(
            switch (verdict.kind()) {
              case "Removed" -> Outcome.PASSED;
              case "Undetermined" -> Outcome.INCONCLUSIVE;
              default -> Outcome.FAILED;
            });
  }

  @Test
  void aSessionStartsWithoutControls() {
    assertThat(Controls.notRun())
        .isEqualTo(new Controls(Outcome.NOT_RUN, Outcome.NOT_RUN, Optional.empty()));
  }
}
