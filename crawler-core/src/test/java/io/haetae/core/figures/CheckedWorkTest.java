package io.haetae.core.figures;

import static io.haetae.core.figures.MadeUp.after;
import static io.haetae.core.figures.MadeUp.find;
import static io.haetae.core.figures.MadeUp.measured;
import static io.haetae.core.figures.MadeUp.study;
import static io.haetae.core.figures.MadeUp.withheld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.Checks.Clocked;
import io.haetae.core.figures.Checks.Labelled;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckedWorkTest {
  private final List<Labelled> labelled = new ArrayList<>();

  @Test
  void theMatcherIsHeldAgainstItsReaders() {
    read(16, true, Optional.of(true));
    read(2, true, Optional.of(false));
    read(4, false, Optional.of(true));
    read(7, false, Optional.of(false));
    read(1, true, Optional.empty());

    List<Figure> figures = figures(new Checks(Optional.empty(), labelled, List.of()));

    Measured precision = measured(find(figures, Definition.MATCHER_PRECISION).result());
    assertThat(precision.numerator()).isEqualTo(16);
    assertThat(precision.denominator()).isEqualTo(18);
    assertThat(precision.unknown()).isEqualTo(1);
    // R 4.2.2: prop.test(16, 18, correct = FALSE)
    assertThat(precision.interval().orElseThrow().low()).isEqualTo(0.6720, within(5e-4));
    assertThat(precision.interval().orElseThrow().high()).isEqualTo(0.9690, within(5e-4));
    Measured recall = measured(find(figures, Definition.MATCHER_RECALL).result());
    assertThat(recall.value()).isEqualTo(Range.exactly(0.8));
    assertThat(recall.denominator()).isEqualTo(20);
    assertThat(recall.unknown()).isEqualTo(1);
  }

  @Test
  void ofFewPairsNothingIsSaid() {
    read(4, true, Optional.of(true));
    read(3, false, Optional.of(false));

    List<Figure> figures = figures(new Checks(Optional.empty(), labelled, List.of()));

    for (Definition each : List.of(Definition.MATCHER_PRECISION, Definition.MATCHER_RECALL)) {
      assertThat(withheld(find(figures, each).result()).refusal()).isEqualTo(Refusal.SMALL_CELL);
    }
  }

  @Test
  void readersWhoSeldomAgreeGiveNoRate() {
    read(7, true, Optional.of(true));
    read(3, true, Optional.empty());

    List<Figure> figures = figures(new Checks(Optional.empty(), labelled, List.of()));

    Result.Withheld precision = withheld(find(figures, Definition.MATCHER_PRECISION).result());
    assertThat(precision.refusal()).isEqualTo(Refusal.MANY_UNDETERMINED);
    assertThat(precision.bounds()).contains(new Range(0.7, 1));
  }

  @Test
  void theClockIsHeldAgainstTimeStamps() {
    List<Clocked> clock =
        List.of(
            clocked("a", 400),
            clocked("b", -2500),
            clocked("c", 900),
            clocked("d", 1100),
            new Clocked("e", Optional.empty()));

    List<Figure> figures = figures(new Checks(Optional.empty(), List.of(), clock));

    Measured median = measured(find(figures, Definition.CLOCK_OFFSET).result());
    assertThat(median.value().low()).isEqualTo(0.65, within(1e-12));
    assertThat(median.bounds()).contains(new Range(-2.5, 1.1));
    assertThat(median.numerator()).isEqualTo(4);
    assertThat(median.unknown()).isEqualTo(1);
    assertThat(median.visits()).containsExactly("a", "b", "c", "d", "e");
    assertThat(measured(find(figures, Definition.CLOCK_OFFSET_LARGEST).result()).value())
        .isEqualTo(Range.exactly(-2.5));
  }

  @Test
  void whereTimeStampsAreMissingTheClockIsNotKnown() {
    List<Clocked> none = List.of(new Clocked("a", Optional.empty()));
    List<Clocked> few =
        List.of(clocked("a", 1), clocked("b", 1), new Clocked("c", Optional.empty()));

    assertThat(refusal(none)).isEqualTo(Refusal.NOT_RECORDED);
    assertThat(refusal(few)).isEqualTo(Refusal.MANY_UNDETERMINED);
  }

  @Test
  void aVisitWithoutAnAnswerFetchedNoPage() {
    Verdict failed = new Verdict.Undetermined(Reason.FAILED, new Basis(List.of(), "1"));
    MadeUp made =
        new MadeUp()
            .look("a", "temu", 1, MadeUp.ON)
            .look("b", "temu", 1, MadeUp.CAPTCHA)
            .look("c", "temu", 1, failed);

    List<Figure> figures =
        Figures.of(study(Sampling.TARGETED), Records.ofLooks(made.looks()), after(2));

    Measured pages = measured(find(figures, Definition.PAGES_FETCHED).result());
    assertThat(pages.value()).isEqualTo(Range.exactly(2));
    assertThat(pages.visits()).containsExactly("v1", "v2");
    assertThat(measured(find(figures, Definition.PAGES_FETCHED, "site", "temu")).numerator())
        .isEqualTo(2);
  }

  private static Refusal refusal(List<Clocked> clock) {
    List<Figure> figures = figures(new Checks(Optional.empty(), List.of(), clock));
    return withheld(find(figures, Definition.CLOCK_OFFSET).result()).refusal();
  }

  private static Clocked clocked(String visit, long millis) {
    return new Clocked(visit, Optional.of(Duration.ofMillis(millis)));
  }

  private void read(int times, boolean matched, Optional<Boolean> same) {
    for (int i = 0; i < times; i++) {
      labelled.add(new Labelled("p" + labelled.size(), matched, same));
    }
  }

  private static List<Figure> figures(Checks checks) {
    return Figures.of(study(Sampling.TARGETED), Records.ofLooks(List.of()).with(checks), after(1));
  }
}
