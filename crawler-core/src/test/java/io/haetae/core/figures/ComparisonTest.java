package io.haetae.core.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.Comparison.Difference;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Duration YEAR = Duration.ofDays(364);
  private static final Figure FIRST = share(Definition.AVAILABILITY, 48, 80, 0);
  private static final Figure SECOND = share(Definition.AVAILABILITY, 56, 70, 0);

  @Test
  void theDifferenceOfSharesHasNewcombesInterval() {
    Comparison compared = only(side("a", FIRST), side("b", SECOND));

    Difference.Given given = given(compared);
    assertThat(given.value().low()).isEqualTo(0.2, within(1e-12));
    assertThat(given.value().single()).isTrue();
    // Newcombe 1998, table II, 56/70 less 48/80 gives 0.0524 to 0.3339.
    Range interval = given.interval().orElseThrow();
    assertThat(interval.low()).isEqualTo(0.0524, within(5e-5));
    assertThat(interval.high()).isEqualTo(0.3339, within(5e-5));
    assertThat(compared.first()).isPresent();
    assertThat(compared.second().orElseThrow().visits()).isEmpty();
  }

  @Test
  void unknownsMakeTheBoundsOfADifference() {
    Range bounds =
        given(
                only(
                    side("a", share(Definition.AVAILABILITY, 5, 9, 1)),
                    side("b", share(Definition.AVAILABILITY, 6, 8, 2))))
            .bounds()
            .orElseThrow();

    assertThat(bounds.low()).as("6/10 less 6/10").isEqualTo(0, within(1e-12));
    assertThat(bounds.high()).as("8/10 less 5/10").isEqualTo(0.3, within(1e-12));
  }

  @Test
  void studiesThatCountOtherThingsAreNotCompared() {
    ComparedStudy first = side("a", FIRST);
    ComparedStudy second = side("b", SECOND);

    assertThat(refusal(only(first, with(second, new Country("DE"), Sampling.TARGETED, "risk"))))
        .isEqualTo(Refusal.OTHER_COUNTRY);
    assertThat(refusal(only(first, with(second, Country.KOREA, Sampling.REPRESENTATIVE, "random"))))
        .isEqualTo(Refusal.OTHER_SAMPLING);
    assertThat(refusal(only(first, with(second, Country.KOREA, Sampling.TARGETED, "top-sellers"))))
        .isEqualTo(Refusal.OTHER_SAMPLING);
    ComparedStudy silent = with(second, Country.KOREA, Sampling.NOT_DECLARED, "");
    assertThat(refusal(only(first, silent))).isEqualTo(Refusal.SAMPLING_NOT_DECLARED);
    assertThat(refusal(only(silent, silent))).isEqualTo(Refusal.SAMPLING_NOT_DECLARED);
    assertThat(
            given(
                    only(
                        with(first, Country.KOREA, Sampling.REPRESENTATIVE, "census"),
                        with(second, Country.KOREA, Sampling.REPRESENTATIVE, "random")))
                .value()
                .single())
        .as("all there are, or some of them at random")
        .isTrue();
  }

  @Test
  void theSameProductsAreNoIndependentSamples() {
    ComparedStudy first = side("a", FIRST);
    ComparedStudy sameItem = offering(side("b", SECOND), new Coverage.Offer("a", listing("9")));
    ComparedStudy sameListing = offering(side("b", SECOND), new Coverage.Offer("b", listing("a")));

    assertThat(refusal(only(first, sameItem))).isEqualTo(Refusal.SAME_PRODUCTS);
    assertThat(refusal(only(first, sameListing))).isEqualTo(Refusal.SAME_PRODUCTS);
    assertThat(first.shared(sameListing)).isEqualTo(1);
    assertThat(first.shared(side("b", SECOND))).isZero();
  }

  @Test
  void partsAreComparedWithTheSamePartAlone() {
    Figure temu = Figure.of(Definition.AVAILABILITY, "site", "temu", FIRST.result());
    Figure shein = Figure.of(Definition.AVAILABILITY, "site", "shein", SECOND.result());

    List<Comparison> all = Comparison.of(side("a", FIRST, temu), side("b", SECOND, shein));

    assertThat(all)
        .extracting(c -> c.group().map(Figure.Group::name).orElse("all"))
        .containsExactly("all", "temu", "shein");
    assertThat(given(all.getFirst()).value().low()).isEqualTo(0.2, within(1e-12));
    assertThat(all.get(1).second()).isEmpty();
    assertThat(refusal(all.get(1))).isEqualTo(Refusal.DIFFERENT_DENOMINATORS);
    assertThat(all.get(2).first()).isEmpty();
    assertThat(refusal(all.get(2))).isEqualTo(Refusal.DIFFERENT_DENOMINATORS);
  }

  @Test
  void onlyWhatIsOfOneSiteIsComparedWhereSitesDiffer() {
    Figure temu = Figure.of(Definition.AVAILABILITY, "site", "temu", FIRST.result());
    Figure relisted = Figure.of(Definition.BACK_IN_30_DAYS, "site/R0", "temu", FIRST.result());
    Figure toys = Figure.of(Definition.AVAILABILITY, "category", "toys", FIRST.result());
    ComparedStudy first = side("a", FIRST, temu, relisted, toys);
    ComparedStudy second =
        offering(
            side("b", SECOND, temu, relisted, toys),
            new Coverage.Offer("b", MadeUp.listing("temu", "b")),
            new Coverage.Offer("b", MadeUp.listing("shein", "b")));

    List<Comparison> all = Comparison.of(first, second);

    assertThat(all)
        .filteredOn(c -> c.difference() instanceof Difference.Given)
        .extracting(c -> c.group().map(Figure.Group::by).orElse("all"))
        .containsExactly("site", "site/R0");
    assertThat(refusal(all.getFirst())).isEqualTo(Refusal.DIFFERENT_DENOMINATORS);
  }

  @Test
  void whatIsWithheldOrNoShareHasNoDifference() {
    Figure wall = share(Definition.AVAILABILITY, 1, 2, 9);
    Measured days =
        new Measured(
            Range.exactly(1.5), 3, 5, Optional.empty(), 0, Optional.empty(), List.of("v1"));
    Figure median = Figure.of(Definition.TAKEDOWN_MEDIAN, days);

    assertThat(refusal(only(side("a", FIRST), side("b", wall))))
        .isEqualTo(Refusal.MANY_UNDETERMINED);
    assertThat(refusal(only(side("a", wall), side("b", SECOND))))
        .isEqualTo(Refusal.MANY_UNDETERMINED);
    assertThat(refusal(only(side("a", median), side("b", median)))).isEqualTo(Refusal.NO_SHARE);
  }

  @Test
  void blocksAreComparedOverPeriodsAsLong() {
    ComparedStudy first = side("a", share(Definition.REBLOCK_SHARE, 171, 1289, 0));
    ComparedStudy second = side("b", share(Definition.REBLOCK_SHARE, 759, 1336, 0));

    assertThat(given(only(first, lasting(second, YEAR.plusDays(36)))).value().low())
        .isEqualTo(759.0 / 1336 - 171.0 / 1289, within(1e-12));
    for (Duration other : List.of(YEAR.plusDays(37), YEAR.dividedBy(2), Duration.ZERO)) {
      assertThat(refusal(only(first, lasting(second, other))))
          .isEqualTo(Refusal.DIFFERENT_DENOMINATORS);
    }
    assertThat(given(only(side("a", FIRST), lasting(side("b", SECOND), Duration.ZERO))).value())
        .as("a share at a date does not grow with the time before it")
        .isNotNull();
  }

  /** A study whose one product is named, and its listing too. */
  private static ComparedStudy side(String product, Figure... figures) {
    return new ComparedStudy(
        Country.KOREA,
        Sampling.TARGETED,
        Optional.of("risk"),
        YEAR,
        Set.of(new Coverage.Offer(product, listing(product))),
        List.of(figures));
  }

  private static ComparedStudy with(
      ComparedStudy side, Country country, Sampling sampling, String rule) {
    return new ComparedStudy(
        country, sampling, Optional.of(rule), side.watched(), side.offers(), side.figures());
  }

  private static ComparedStudy offering(ComparedStudy side, Coverage.Offer... offers) {
    return new ComparedStudy(
        side.country(),
        side.sampling(),
        side.rule(),
        side.watched(),
        Set.of(offers),
        side.figures());
  }

  private static ComparedStudy lasting(ComparedStudy side, Duration watched) {
    return new ComparedStudy(
        side.country(), side.sampling(), side.rule(), watched, side.offers(), side.figures());
  }

  private static ListingId listing(String number) {
    return MadeUp.listing("temu", number);
  }

  private static Figure share(Definition definition, int hits, int of, int unknown) {
    Tally tally = new Tally();
    for (int i = 0; i < of; i++) {
      tally.add("p" + i, i < hits, List.of("v" + i));
    }
    for (int i = 0; i < unknown; i++) {
      tally.addUnknown(List.of("w" + i));
    }
    return Figure.of(definition, tally.share());
  }

  private static Comparison only(ComparedStudy first, ComparedStudy second) {
    List<Comparison> all = Comparison.of(first, second);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static Difference.Given given(Comparison comparison) {
    return switch (comparison.difference()) {
      case Difference.Given given -> given;
      case Difference.Refused refused -> throw new AssertionError(refused.why());
    };
  }

  private static Refusal refusal(Comparison comparison) {
    return switch (comparison.difference()) {
      case Difference.Given given -> throw new AssertionError(given);
      case Difference.Refused refused -> refused.why();
    };
  }
}
