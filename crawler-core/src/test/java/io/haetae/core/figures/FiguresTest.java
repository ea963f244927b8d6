package io.haetae.core.figures;

import static io.haetae.core.figures.MadeUp.CAPTCHA;
import static io.haetae.core.figures.MadeUp.GONE;
import static io.haetae.core.figures.MadeUp.ON;
import static io.haetae.core.figures.MadeUp.after;
import static io.haetae.core.figures.MadeUp.find;
import static io.haetae.core.figures.MadeUp.listing;
import static io.haetae.core.figures.MadeUp.measured;
import static io.haetae.core.figures.MadeUp.study;
import static io.haetae.core.figures.MadeUp.withheld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.Reappearance.Back;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.plan.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void theLastConclusiveLookOfAWeekTellsWhetherAListingCanBeOrdered() {
    MadeUp made =
        new MadeUp()
            .look("a", "temu", 0, ON)
            .look("a", "temu", 1, GONE)
            .look("b", "temu", 0, GONE)
            .look("b", "temu", 1, ON)
            .look("b", "temu", 2, CAPTCHA)
            .look("c", "temu", 2, ON)
            .look("d", "temu", 2, ON)
            .look("e", "temu", 9, GONE);

    Measured share = measured(find(figures(made, 3), Definition.AVAILABILITY).result());

    assertThat(share.numerator()).isEqualTo(3);
    assertThat(share.denominator()).isEqualTo(4);
    assertThat(share.unknown()).isZero();
    assertThat(share.visits()).containsExactly("v2", "v4", "v6", "v7");
    // R 4.2.2: prop.test(3, 4, correct = FALSE)
    assertThat(share.interval().orElseThrow().low()).isEqualTo(0.3006418, within(1e-6));
    assertThat(share.interval().orElseThrow().high()).isEqualTo(0.9544127, within(1e-6));
  }

  @Test
  void aLookOfAnotherCountryAndAnOldOneSayNothing() {
    MadeUp made =
        new MadeUp()
            .look("a", "temu", 0, ON)
            .look(Purpose.TARGET, "b", listing("temu", "b"), 20, ON, "DE");

    Result share = find(figures(made, 20), Definition.AVAILABILITY).result();

    assertThat(withheld(share).refusal()).isEqualTo(Refusal.NOTHING_DETERMINED);
    assertThat(withheld(share).unknown()).isEqualTo(1);
  }

  @Test
  void withMoreThanAFifthUndeterminedOnlyBoundsAreGiven() {
    MadeUp made = new MadeUp();
    for (int i = 0; i < 7; i++) {
      made.look("on" + i, "temu", 1, ON);
    }
    for (int i = 0; i < 3; i++) {
      made.look("wall" + i, "temu", 1, CAPTCHA);
    }

    Result.Withheld share = withheld(find(figures(made, 2), Definition.AVAILABILITY).result());

    assertThat(share.refusal()).isEqualTo(Refusal.MANY_UNDETERMINED);
    assertThat(share.bounds()).contains(new Range(0.7, 1));
    assertThat(share.determined()).isEqualTo(7);
    assertThat(share.visits()).hasSize(10);
  }

  @Test
  void aFifthUndeterminedIsGivenWithItsBounds() {
    MadeUp made = new MadeUp();
    for (int i = 0; i < 8; i++) {
      made.look("on" + i, "temu", 1, i < 4 ? ON : GONE);
    }
    made.look("wall1", "temu", 1, CAPTCHA).look("wall2", "temu", 1, CAPTCHA);

    Measured share = measured(find(figures(made, 2), Definition.AVAILABILITY).result());

    assertThat(share.value()).isEqualTo(Range.exactly(0.5));
    assertThat(share.bounds()).contains(new Range(0.4, 0.6));
  }

  @Test
  void aTargetedSampleSaysNothingOfAPopulation() {
    MadeUp made = new MadeUp().look("a", "temu", 1, ON);

    assertThat(refusal(made, Sampling.TARGETED)).isEqualTo(Refusal.TARGETED_SAMPLE);
    assertThat(refusal(made, Sampling.NOT_DECLARED)).isEqualTo(Refusal.SAMPLING_NOT_DECLARED);
    List<Figure> random =
        Figures.of(study(Sampling.REPRESENTATIVE), Records.ofLooks(made.looks()), after(2));
    assertThat(measured(find(random, Definition.AVAILABILITY_IN_POPULATION).result()).value())
        .isEqualTo(Range.exactly(1));
  }

  private static Refusal refusal(MadeUp made, Sampling sampling) {
    List<Figure> figures = Figures.of(study(sampling), Records.ofLooks(made.looks()), after(2));
    return withheld(find(figures, Definition.AVAILABILITY_IN_POPULATION).result()).refusal();
  }

  @Test
  void partsOfFewerThanFiveAreNotShown() {
    MadeUp made = new MadeUp();
    for (int i = 0; i < 5; i++) {
      made.look("a" + i, "temu", 1, ON);
    }
    made.look("a0", "shein", 1, GONE);

    List<Figure> figures = figures(made, 2);

    assertThat(measured(find(figures, Definition.AVAILABILITY, "site", "temu")).denominator())
        .isEqualTo(5);
    Result.Withheld small = withheld(find(figures, Definition.AVAILABILITY, "site", "shein"));
    assertThat(small.refusal()).isEqualTo(Refusal.SMALL_CELL);
    assertThat(small.visits()).isEmpty();
    assertThat(figures.stream().flatMap(figure -> figure.group().stream()))
        .noneMatch(group -> group.by().equals("seller"));
  }

  @Test
  void theSameProductsOnTwoSitesAreCompared() {
    MadeUp made = new MadeUp();
    for (int i = 0; i < 12; i++) {
      made.look("p" + i, "temu", 1, i < 11 ? ON : GONE);
      made.look("p" + i, "shein", 1, i < 2 ? ON : GONE);
    }

    List<Figure> figures = figures(made, 2);

    // R 4.2.2: binom.test(9, 9); Q = 9 with one degree of freedom, pchisq(9, 1, lower = FALSE).
    Measured pair = measured(find(figures, Definition.PAIR_DIFFERS, "sites", "[shein, temu]"));
    assertThat(pair.value().low()).isEqualTo(0.00390625, within(1e-10));
    assertThat(pair.numerator()).isEqualTo(9);
    assertThat(measured(find(figures, Definition.SITES_DIFFER).result()).value().low())
        .isEqualTo(0.002699796, within(1e-8));
    assertThat(measured(find(figures, Definition.PRODUCTS_ON_SALE).result()).numerator())
        .isEqualTo(11);
    assertThat(measured(find(figures, Definition.OFFERS_A_PRODUCT).result()).value().low())
        .isEqualTo(13.0 / 12, within(1e-12));
  }

  @Test
  void aClaimIsJudgedByTheFirstConclusiveLookAfterIt() {
    MadeUp made =
        new MadeUp()
            .look("a", "temu", 1.0, GONE)
            .look("a", "temu", 2.1, CAPTCHA)
            .look("a", "temu", 2.5, ON)
            .look("a", "temu", 3.6, GONE);
    Records records =
        records(
            made, List.of(), List.of(), List.of(new Claim("a", listing("temu", "a"), after(2))));

    List<Figure> figures = Figures.of(study(Sampling.TARGETED), records, after(9));

    Measured first = measured(find(figures, Definition.CLAIM_FALSE_AT_FIRST).result());
    assertThat(first.value()).isEqualTo(Range.exactly(1));
    assertThat(first.visits()).containsExactly("v3");
    assertThat(measured(find(figures, Definition.CLAIM_FALSE_AFTER_A_DAY).result()).value())
        .isEqualTo(Range.exactly(0));
    assertThat(withheld(find(figures, Definition.CLAIM_FALSE_AFTER_A_WEEK).result()).refusal())
        .isEqualTo(Refusal.NOTHING_DETERMINED);
  }

  @Test
  void dailyLooksTellWhoMetTheDeadline() {
    MadeUp made = new MadeUp();
    List<Takedown> takedowns = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int goneOn = i < 6 ? 2 : 99;
      for (int day = 0; day < 5; day++) {
        made.look("p" + i, "temu", day + 0.5, day + 0.5 < goneOn ? ON : GONE);
      }
      takedowns.add(takedown("p" + i, i < 6 ? 1.5 : 4.5, i < 6 ? 2.5 : 0));
    }

    List<Figure> figures =
        Figures.of(
            study(Sampling.TARGETED), records(made, takedowns, List.of(), List.of()), after(5));

    // Notice Monday 09:00 in Seoul, so the term ends on Wednesday at midnight: day 2.625.
    Measured inTime = measured(find(figures, Definition.GONE_IN_TWO_WORKING_DAYS).result());
    assertThat(inTime.value().low()).isEqualTo(0.6, within(1e-6));
    assertThat(inTime.value().high()).isEqualTo(0.6, within(1e-6));
    assertThat(inTime.interval().orElseThrow().contains(0.6)).isTrue();
    assertThat(measured(find(figures, Definition.TAKEDOWN_MEDIAN).result()).value())
        .isEqualTo(new Range(1.5, 2.5));
    Measured twoDays = measured(find(figures, Definition.STANDING_AFTER_2_DAYS).result());
    assertThat(twoDays.value().low()).isEqualTo(0.4, within(1e-6));
    assertThat(twoDays.value().high()).isEqualTo(1, within(1e-6));
    assertThat(measured(find(figures, Definition.DAYS_AT_RISK).result()).value())
        .isEqualTo(new Range(6 * 1.5 + 4 * 4.5, 6 * 2.5 + 4 * 5));
  }

  @Test
  void weeklyLooksCannotTellWhoMetTheDeadline() {
    MadeUp made = new MadeUp();
    List<Takedown> takedowns = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      made.look("p" + i, "temu", 7, GONE);
      takedowns.add(takedown("p" + i, 0, 7));
    }

    List<Figure> figures =
        Figures.of(
            study(Sampling.TARGETED), records(made, takedowns, List.of(), List.of()), after(8));

    Result.Withheld inTime = withheld(find(figures, Definition.GONE_IN_TWO_WORKING_DAYS).result());
    assertThat(inTime.refusal()).isEqualTo(Refusal.SCHEDULE_TOO_SPARSE);
    assertThat(inTime.unknown()).isEqualTo(10);
    assertThat(measured(find(figures, Definition.TAKEDOWN_MEDIAN).result()).value())
        .isEqualTo(new Range(0, 7));
  }

  @Test
  void aLimitInAYearOfUnknownHolidaysIsNotReckoned() {
    Instant christmas = Instant.parse("2027-12-27T00:00:00Z");
    Takedown late =
        new Takedown(
            "p1", MadeUp.listing("temu", "1"), christmas, christmas, Optional.empty(), List.of());

    List<Figure> figures =
        Figures.of(
            study(Sampling.TARGETED),
            records(new MadeUp(), List.of(late), List.of(), List.of()),
            christmas.plus(Duration.ofDays(9)));

    assertThat(withheld(find(figures, Definition.GONE_IN_TWO_WORKING_DAYS).result()).refusal())
        .isEqualTo(Refusal.CALENDAR_UNKNOWN);
  }

  @Test
  void reappearancesAreCountedByKindAndTime() {
    List<Reappearance> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      boolean back = i < 4;
      all.add(
          new Reappearance(
              "p" + i,
              listing("temu", "p" + i),
              after(0),
              after(back ? 20 : 365.25),
              back
                  ? Optional.of(new Back(after(28), i < 3 ? Relisting.R2 : Relisting.R0))
                  : Optional.empty(),
              List.of("w" + i)));
    }

    List<Figure> figures =
        Figures.of(
            study(Sampling.TARGETED), records(new MadeUp(), List.of(), all, List.of()), after(366));

    Measured month = measured(find(figures, Definition.BACK_IN_30_DAYS).result());
    assertThat(month.value().low()).isEqualTo(0.4, within(1e-6));
    assertThat(month.visits()).hasSize(10);
    Measured rate = measured(find(figures, Definition.REAPPEARANCE_RATE).result());
    double years = 6 + 4 * 24 / 365.25;
    assertThat(rate.denominator()).isEqualTo(years, within(1e-9));
    assertThat(rate.value().low()).isEqualTo(4 / years, within(1e-9));
    assertThat(measured(find(figures, Definition.REAPPEARANCE_RATE, "relisting", "R2")).numerator())
        .isEqualTo(3);
  }

  @Test
  void aProductThatIsBlockedAgainIsAReblock() {
    List<Takedown> takedowns = new ArrayList<>();
    takedowns.add(takedown("a", 0.5, 1));
    takedowns.add(takedown("b", 0.5, 1));
    takedowns.add(
        new Takedown(
            "a", listing("shein", "9"), after(30), after(30), Optional.of(after(31)), List.of()));

    List<Figure> figures =
        Figures.of(
            study(Sampling.TARGETED),
            records(new MadeUp(), takedowns, List.of(), List.of()),
            after(40));

    Measured again = measured(find(figures, Definition.REBLOCK_SHARE).result());
    assertThat(again.numerator()).isEqualTo(1);
    assertThat(again.denominator()).isEqualTo(3);
  }

  @Test
  void whatIsNotOnRecordIsNotGuessed() {
    List<Figure> figures = figures(new MadeUp().look("a", "temu", 1, ON), 2);

    for (Definition definition :
        List.of(
            Definition.CLAIM_FALSE_AT_FIRST,
            Definition.GONE_IN_TWO_WORKING_DAYS,
            Definition.BACK_IN_30_DAYS,
            Definition.REBLOCK_SHARE,
            Definition.SEARCH_COVERAGE,
            Definition.INFORMATION_COMPLETE,
            Definition.READERS_AGREE,
            Definition.MATCHER_PRECISION,
            Definition.CLOCK_OFFSET)) {
      assertThat(withheld(find(figures, definition).result()).refusal())
          .isEqualTo(Refusal.NOT_RECORDED);
    }
    assertThat(figures.stream().map(Figure::definition)).contains(Definition.values());
  }

  @Test
  void qualityCountsEveryVisit() {
    MadeUp made =
        new MadeUp()
            .control(Purpose.CONTROL_ON_SALE, "temu", ON)
            .control(Purpose.CONTROL_ABSENT, "temu", CAPTCHA)
            .look("a", "temu", 1, ON)
            .look("b", "temu", 1, CAPTCHA)
            .look("c", "shein", 1, GONE);

    List<Figure> figures = figures(made, 2);

    assertThat(measured(find(figures, Definition.CONCLUSIVE_VISITS).result()).value().low())
        .isEqualTo(2.0 / 3, within(1e-12));
    assertThat(measured(find(figures, Definition.BLOCKED_VISITS, "site", "temu")).value().low())
        .isEqualTo(0.5);
    assertThat(measured(find(figures, Definition.CONTROL_ON_SALE_PASSED).result()).numerator())
        .isEqualTo(1);
    assertThat(measured(find(figures, Definition.CONTROL_ABSENT_PASSED).result()).numerator())
        .isZero();
    assertThat(measured(find(figures, Definition.SEALED_VISITS).result()).numerator()).isEqualTo(3);
  }

  @Test
  void twoReadersOfTheSamePagesTellHowFarTheyAgree() {
    Records records =
        new Records(
            Looks.of(List.of()),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Refusal.NOT_RECORDED,
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new Checks(
                    Optional.of(List.of(List.of(20L, 5L), List.of(10L, 15L))),
                    List.of(),
                    List.of())));

    List<Figure> figures = Figures.of(study(Sampling.TARGETED), records, after(1));

    assertThat(measured(find(figures, Definition.READERS_AGREE).result()).value().low())
        .isEqualTo(0.4, within(1e-9));
  }

  private static Takedown takedown(String item, double standing, double gone) {
    return new Takedown(
        item,
        listing("temu", item),
        after(0),
        after(standing),
        gone == 0 ? Optional.empty() : Optional.of(after(gone)),
        List.of("t" + item));
  }

  private static Records records(
      MadeUp made, List<Takedown> takedowns, List<Reappearance> back, List<Claim> claims) {
    return new Records(
        Looks.of(made.looks()),
        Optional.of(takedowns),
        Optional.of(back),
        EnumSet.allOf(Relisting.class),
        Refusal.NOT_RECORDED,
        Optional.of(claims),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Figure> figures(MadeUp made, double day) {
    return Figures.of(study(Sampling.TARGETED), Records.ofLooks(made.looks()), after(day));
  }
}
