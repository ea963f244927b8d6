package io.haetae.core.figures;

import static io.haetae.core.figures.MadeUp.CAPTCHA;
import static io.haetae.core.figures.MadeUp.GONE;
import static io.haetae.core.figures.MadeUp.KOREA;
import static io.haetae.core.figures.MadeUp.ON;
import static io.haetae.core.figures.MadeUp.after;
import static io.haetae.core.figures.MadeUp.find;
import static io.haetae.core.figures.MadeUp.listing;
import static io.haetae.core.figures.MadeUp.measured;
import static io.haetae.core.figures.MadeUp.withheld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.Reappearance.Back;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.figures.Study.Traits;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.plan.WorkingDays;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A part's figure is the whole's figure of a study that has that part alone. */
class PartsTest {
  private final MadeUp made = new MadeUp();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Takedown> takedowns = new ArrayList<>();
  private final List<Reappearance> removals = new ArrayList<>();

  @Test
  void eachFigureOfAPartIsThatOfAStudyOfThePartAlone() {
    PartsTest temu = new PartsTest();
    for (String site : List.of("temu", "shein")) {
      for (int i = 0; i < 8; i++) {
        boolean quick = i < (site.equals("temu") ? 6 : 2);
        course(site, i, quick);
        if (site.equals("temu")) {
          temu.course(site, i, quick);
        }
      }
    }

    List<Figure> both = figures(40);
    List<Figure> alone = temu.figures(40);

    for (Definition definition :
        List.of(
            Definition.AVAILABILITY,
            Definition.CLAIM_FALSE_AT_FIRST,
            Definition.CLAIM_FALSE_AFTER_A_DAY,
            Definition.CLAIM_FALSE_AFTER_A_WEEK,
            Definition.GONE_IN_TWO_WORKING_DAYS,
            Definition.TAKEDOWN_MEDIAN,
            Definition.TAKEDOWN_P90,
            Definition.STANDING_AFTER_2_DAYS,
            Definition.STANDING_AFTER_7_DAYS,
            Definition.STANDING_AFTER_30_DAYS,
            Definition.BACK_IN_30_DAYS,
            Definition.BACK_IN_180_DAYS,
            Definition.REAPPEARANCE_RATE,
            Definition.REBLOCK_SHARE)) {
      Result part = find(both, definition, "site", "temu");
      assertThat(withoutVisits(part))
          .as(definition.stored())
          .isEqualTo(withoutVisits(find(alone, definition).result()));
      assertThat(part.visits()).as(definition.stored()).hasSize(visits(alone, definition));
    }
    Measured inTime = measured(find(both, Definition.GONE_IN_TWO_WORKING_DAYS, "site", "shein"));
    assertThat(inTime.value().low()).isEqualTo(0.25, within(1e-6));
    assertThat(inTime.denominator()).isEqualTo(8);
  }

  private static int visits(List<Figure> figures, Definition definition) {
    return find(figures, definition).result().visits().size();
  }

  /** Visits are numbered through, and so differ between the two studies. */
  private static List<Object> withoutVisits(Result result) {
    Measured measured = measured(result);
    return List.of(
        measured.value(),
        measured.numerator(),
        measured.denominator(),
        measured.interval(),
        measured.unknown(),
        measured.bounds());
  }

  @Test
  void categoriesHazardsAndSellersDivideTheStudyToo() {
    for (int i = 0; i < 10; i++) {
      course("temu", i, i < 5);
    }

    List<Figure> figures = figures(40);

    assertThat(measured(find(figures, Definition.GONE_IN_TWO_WORKING_DAYS, "category", "toys")))
        .as("the first five products")
        .satisfies(toys -> assertThat(toys.value().low()).isEqualTo(1, within(1e-6)))
        .extracting(Measured::denominator)
        .isEqualTo(5.0);
    assertThat(
            measured(find(figures, Definition.CLAIM_FALSE_AT_FIRST, "category", "lamps")).value())
        .isEqualTo(Range.exactly(1));
    assertThat(
            measured(find(figures, Definition.REAPPEARANCE_RATE, "hazard", "fire")).denominator())
        .isGreaterThan(0);
    assertThat(
            measured(find(figures, Definition.BACK_IN_30_DAYS, "seller", "temu/shop")).numerator())
        .as("pages of removed listings name no seller; the listings stay its own")
        .isEqualTo(9);
    assertThat(measured(find(figures, Definition.AVAILABILITY, "seller", "temu/shop")).numerator())
        .isEqualTo(9);
  }

  @Test
  void aSmallPartTellsNothingNorHowFewAndASmallSellerNotEvenItsName() {
    for (int i = 0; i < 6; i++) {
      course("temu", i, true);
    }
    course("shein", 1, true);

    List<Figure> figures = figures(40);

    for (Definition definition :
        List.of(
            Definition.AVAILABILITY,
            Definition.CLAIM_FALSE_AT_FIRST,
            Definition.GONE_IN_TWO_WORKING_DAYS,
            Definition.TAKEDOWN_MEDIAN,
            Definition.BACK_IN_180_DAYS,
            Definition.REAPPEARANCE_RATE,
            Definition.REBLOCK_SHARE)) {
      Result.Withheld small = withheld(find(figures, definition, "site", "shein"));
      assertThat(small)
          .as(definition.stored())
          .isEqualTo(new Result.Withheld(Refusal.SMALL_CELL, 0, 0, Optional.empty(), List.of()));
    }
    assertThat(figures.stream().flatMap(figure -> figure.group().stream()))
        .filteredOn(group -> group.by().equals("seller"))
        .allMatch(group -> group.name().equals("temu/shop"));
  }

  @Test
  void sitesAreComparedByTheProductsThatHaveAClaimOrADeadlineOnEach() {
    for (int i = 0; i < 10; i++) {
      course("temu", i, true);
      course("shein", i, i < 1);
    }

    List<Figure> figures = figures(40);

    // R 4.2.2: binom.test(9, 9)$p.value; pchisq(9, 1, lower = FALSE)
    for (Definition pair : List.of(Definition.CLAIM_PAIR_DIFFERS, Definition.TERM_PAIR_DIFFERS)) {
      Measured tested = measured(find(figures, pair, "sites", "[shein, temu]"));
      assertThat(tested.value().low()).as(pair.stored()).isEqualTo(0.00390625, within(1e-10));
      assertThat(tested.numerator()).isEqualTo(9);
      assertThat(tested.denominator()).isEqualTo(10);
    }
    for (Definition all : List.of(Definition.CLAIMS_DIFFER, Definition.TERMS_DIFFER)) {
      assertThat(measured(find(figures, all).result()).value().low())
          .as(all.stored())
          .isEqualTo(0.002699796, within(1e-8));
    }
  }

  @Test
  void sitesAreNotComparedWhereADeadlineCannotBeKnown() {
    for (int i = 0; i < 10; i++) {
      for (String site : List.of("temu", "shein")) {
        String item = "p" + i;
        made.look(item, site, 0, ON).look(item, site, 7, GONE);
        takedowns.add(
            new Takedown(
                item,
                listing(site, item),
                after(0),
                after(0),
                Optional.of(after(7)),
                List.of("w" + i)));
      }
    }

    List<Figure> figures = figures(10);

    for (Figure each :
        List.of(
            find(figures, Definition.GONE_IN_TWO_WORKING_DAYS),
            find(figures, Definition.TERMS_DIFFER),
            find(figures, Definition.TERM_PAIR_DIFFERS))) {
      assertThat(withheld(each.result()).refusal()).isEqualTo(Refusal.SCHEDULE_TOO_SPARSE);
    }
    for (String site : List.of("temu", "shein")) {
      assertThat(
              withheld(find(figures, Definition.GONE_IN_TWO_WORKING_DAYS, "site", site)).refusal())
          .isEqualTo(Refusal.SCHEDULE_TOO_SPARSE);
    }
  }

  @Test
  void aPartOfWhichOverAFifthIsUnknownGivesBoundsAlone() {
    for (int i = 0; i < 14; i++) {
      course("temu", i, true);
    }
    for (int i = 0; i < 6; i++) {
      course("shein", i, true);
    }
    for (int i = 6; i < 8; i++) {
      unseen("shein", i);
    }

    List<Figure> figures = figures(40);

    assertThat(measured(find(figures, Definition.STANDING_AFTER_7_DAYS).result()))
        .satisfies(
            all -> {
              assertThat(all.unknown()).as("two of twenty-two").isEqualTo(2);
              assertThat(all.denominator()).isEqualTo(20);
              assertThat(all.value().high()).isEqualTo(0, within(1e-9));
              assertThat(all.bounds().orElseThrow().low()).isEqualTo(0, within(1e-9));
              assertThat(all.bounds().orElseThrow().high()).isEqualTo(2.0 / 22, within(1e-9));
            });
    for (Definition definition :
        List.of(
            Definition.AVAILABILITY,
            Definition.CLAIM_FALSE_AT_FIRST,
            Definition.TAKEDOWN_MEDIAN,
            Definition.TAKEDOWN_P90,
            Definition.STANDING_AFTER_7_DAYS,
            Definition.BACK_IN_180_DAYS,
            Definition.REAPPEARANCE_RATE)) {
      Result.Withheld part = withheld(find(figures, definition, "site", "shein"));
      assertThat(part.refusal()).as(definition.stored()).isEqualTo(Refusal.MANY_UNDETERMINED);
      assertThat(part.determined()).isEqualTo(6);
      assertThat(part.unknown()).isEqualTo(2);
    }
    assertThat(
            withheld(find(figures, Definition.STANDING_AFTER_7_DAYS, "site", "shein"))
                .bounds()
                .orElseThrow()
                .high())
        .isEqualTo(0.25, within(1e-9));
    assertThat(
            withheld(find(figures, Definition.GONE_IN_TWO_WORKING_DAYS, "site", "shein")).refusal())
        .isEqualTo(Refusal.SCHEDULE_TOO_SPARSE);
  }

  @Test
  void whereOneWayOfComingBackWasSeenAPartSaysThatWayAlone() {
    for (int i = 0; i < 6; i++) {
      course("temu", i, true);
    }
    Records records =
        new Records(
            Looks.of(made.looks()),
            Optional.of(takedowns),
            Optional.of(removals),
            Set.of(Relisting.R0),
            Refusal.NOT_RECORDED,
            Optional.of(claims),
            Optional.empty(),
            Optional.empty());

    List<Figure> figures = Figures.of(declared(), records, after(40));

    assertThat(withheld(find(figures, Definition.BACK_IN_30_DAYS, "site", "temu")).refusal())
        .isEqualTo(Refusal.NOT_RECORDED);
    assertThat(measured(find(figures, Definition.BACK_IN_30_DAYS, "site/R0", "temu")).numerator())
        .isEqualTo(5);
    assertThat(measured(find(figures, Definition.REAPPEARANCE_RATE, "site/R0", "temu")).numerator())
        .isEqualTo(5);
  }

  /**
   * A listing that stands at the notice of day 0, is looked at each day for five and then weekly,
   * and is gone on day 2 if its platform is quick, else on day 8; it is reported as removed on day
   * 3, and back on day 17 unless it is the first.
   */
  private void course(String site, int number, boolean quick) {
    String item = "p" + number;
    double gone = quick ? 2 : 8;
    double standing = quick ? 1.5 : 4.5;
    double seenGone = quick ? 2.5 : 10;
    for (double day : new double[] {0.5, 1.5, 2.5, 3.5, 4.5, 10, 17, 24, 31, 38}) {
      boolean on = day < gone || (day >= 17 && number > 0);
      made.look(site, item, "shop", day, on ? ON : GONE);
    }
    claims.add(new Claim(item, listing(site, item), after(3)));
    takedowns.add(
        new Takedown(
            item,
            listing(site, item),
            after(0),
            after(standing),
            Optional.of(after(seenGone)),
            List.of("t" + item)));
    removals.add(
        new Reappearance(
            item,
            listing(site, item),
            after(seenGone),
            after(number > 0 ? 10 : 38),
            number > 0 ? Optional.of(new Back(after(17), Relisting.R0)) : Optional.empty(),
            List.of("r" + item)));
  }

  /** A wall hides what became of it. */
  private void unseen(String site, int number) {
    String item = "p" + number;
    for (int day = 1; day < 40; day++) {
      made.look(item, site, day, CAPTCHA);
    }
    claims.add(new Claim(item, listing(site, item), after(3)));
    takedowns.add(
        new Takedown(item, listing(site, item), after(0), after(0), Optional.empty(), List.of()));
    removals.add(
        new Reappearance(
            item, listing(site, item), after(0), after(0.1), Optional.empty(), List.of()));
  }

  private List<Figure> figures(double day) {
    Records records =
        new Records(
            Looks.of(made.looks()),
            Optional.of(takedowns),
            Optional.of(removals),
            EnumSet.allOf(Relisting.class),
            Refusal.NOT_RECORDED,
            Optional.of(claims),
            Optional.empty(),
            Optional.empty());
    return Figures.of(declared(), records, after(day));
  }

  private static Study declared() {
    Map<String, Traits> traits = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      String category = i < 5 ? "toys" : "lamps";
      traits.put("p" + i, new Traits(Optional.of(category), Optional.of("fire")));
    }
    return new Study(KOREA, Sampling.TARGETED, traits, WorkingDays.korea());
  }
}
