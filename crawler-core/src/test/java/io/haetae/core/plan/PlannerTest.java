package io.haetae.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.site.FakeSite;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final FakeSite SITE = FakeSite.reading(capture -> FakeSite.nothing());
  private static final Lane LANE = new Lane(FakeSite.ID, Vantage.korea(), Optional.empty());
  private static final ListingId ON_SALE = FakeSite.listing("1");

  @Test
  void everyListingOfEveryItemIsATargetOnceAnItem() {
    WatchItem bricks =
        WatchItem.ofListings("A1", "Bricks", List.of(listing("5"), listing("6"), listing("5")));
    WatchItem doll = WatchItem.ofListings("A2", "Doll", List.of(listing("5")));
    assertThat(Planner.targets(List.of(bricks, doll)))
        .containsExactly(target("5", "A1"), target("6", "A1"), target("5", "A2"));
    assertThat(Planner.targets(List.of())).isEmpty();
  }

  @Test
  void controlsComeBeforeTargets() {
    List<Visit> visits =
        planner(1)
            .lane(LANE, SITE, Optional.of(ON_SALE), List.of(target("5", "A1"), target("6", "A1")))
            .visits();
    assertThat(visits)
        .extracting(Visit::purpose)
        .containsExactly(
            Purpose.CONTROL_ON_SALE, Purpose.CONTROL_ABSENT, Purpose.TARGET, Purpose.TARGET);
    assertThat(visits).extracting(Visit::id).containsExactly("r/1", "r/2", "r/3", "r/4");
    assertThat(visits).extracting(Visit::position).containsExactly(1, 2, 3, 4);
    assertThat(visits).extracting(Visit::run).containsOnly("r");
    assertThat(visits.get(0).listing()).isEqualTo(ON_SALE);
    assertThat(visits.get(1).listing()).isEqualTo(SITE.absentListing(random()));
    assertThat(visits.get(2).watchItem()).contains("A1");
    assertThat(visits.get(2).url()).hasToString("https://fake.example/item/5");
  }

  @Test
  void controlsWatchNoOption() {
    List<Visit> visits = planner(1).controls(LANE, SITE, Optional.of(ON_SALE)).visits();
    assertThat(visits).hasSize(2);
    assertThat(visits).allSatisfy(visit -> assertThat(visit.skus()).isEmpty());
    assertThat(visits).allSatisfy(visit -> assertThat(visit.watchItem()).isEmpty());
  }

  @Test
  void withoutAListingOnSaleThereIsStillTheControlOfAbsence() {
    assertThat(planner(1).lane(LANE, SITE, Optional.empty(), List.of()).visits())
        .extracting(Visit::purpose)
        .containsExactly(Purpose.CONTROL_ABSENT);
  }

  @Test
  void positionsGoOnOverLanesAndFromTheRunsNextOne() {
    Lane other = new Lane(FakeSite.ID, Vantage.of(new Country("US")), Optional.empty());
    List<Visit> visits =
        planner(7)
            .lane(LANE, SITE, Optional.empty(), List.of(target("5", "A1")))
            .controls(other, SITE, Optional.empty())
            .visits();
    assertThat(visits).extracting(Visit::id).containsExactly("r/7", "r/8", "r/9");
  }

  @Test
  void theSameRandomnessGivesTheSamePlan() {
    assertThat(planner(1).controls(LANE, SITE, Optional.empty()).visits())
        .isEqualTo(planner(1).controls(LANE, SITE, Optional.empty()).visits());
  }

  @Test
  void aVisitIsSentToTheStandInWhereThereIsOne() {
    StandIn standIn =
        new StandIn(URI.create("http://127.0.0.1:4711"), URI.create("https://fake.example"));
    Lane simulated = new Lane(FakeSite.ID, Vantage.korea(), Optional.of(standIn));
    Visit visit = planner(1).controls(simulated, SITE, Optional.of(ON_SALE)).visits().getFirst();
    assertThat(visit.url()).hasToString("https://fake.example/item/1");
    assertThat(visit.address()).hasToString("http://127.0.0.1:4711/item/1");
    assertThat(planner(1).controls(LANE, SITE, Optional.of(ON_SALE)).visits().getFirst().address())
        .hasToString("https://fake.example/item/1");
  }

  @Test
  void theStoredNamesOfLanesAndPurposesStay() {
    assertThat(LANE.name()).isEqualTo("fake/KR/ko-KR/KRW/direct");
    assertThat(Purpose.values())
        .extracting(Purpose::name)
        .containsExactlyInAnyOrder(
            "TARGET", "CONTROL_ON_SALE", "CONTROL_ABSENT", "SEARCH", "CANDIDATE", "PROBE");
    assertThat(Query.Kind.values())
        .extracting(Query.Kind::name)
        .containsExactly("IDENTIFIER", "LOCAL", "ENGLISH", "ADDED");
  }

  private static Planner planner(int firstPosition) {
    return new Planner("r", random(), firstPosition);
  }

  private static RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(42);
  }

  private static ListingId listing(String number) {
    return FakeSite.listing(number);
  }

  private static Target target(String number, String item) {
    return new Target(listing(number), Optional.of(item), List.of());
  }
}
