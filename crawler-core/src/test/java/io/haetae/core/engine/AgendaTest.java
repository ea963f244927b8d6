package io.haetae.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.haetae.core.browse.Vantage;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.History;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Due;
import io.haetae.core.plan.DueQueue;
import io.haetae.core.plan.Gap;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Notice;
import io.haetae.core.plan.Occasion;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Query;
import io.haetae.core.plan.Schedule;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.FakeSite;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(365));
  private static final Basis BASIS = new Basis(List.of(), "1");
  private static final Verdict UP = new Verdict.Orderable(BASIS);
  private static final Verdict WALL = new Verdict.Undetermined(Reason.CHALLENGED, BASIS);
  private static final Verdict GONE = new Verdict.Removed(BASIS);
  private static final Lane KOREA = new Lane(FakeSite.ID, Vantage.korea(), Optional.empty());
  private static final Lane AMERICA =
      new Lane(FakeSite.ID, Vantage.of(new Country("US")), Optional.empty());

  private final ScheduleRule rule = ScheduleRule.standard();
  private final Agenda agenda = new Agenda(new Schedule(rule, 7), new History(rule.confirmAfter()));
  private int number;

  @Test
  void eachLookIsTakenOnceAndComesBackWithItsObservation() {
    watch(KOREA, "5");
    assertThat(agenda.take(KOREA, START.minusSeconds(1), 9)).isEmpty();
    List<DueQueue.Entry<Watched>> due = agenda.take(KOREA, START, 9);
    assertThat(due).extracting(DueQueue.Entry::due).containsExactly(new Due(START, Occasion.FIRST));
    assertThat(agenda.take(KOREA, END, 9)).isEmpty();
    observe(KOREA, "5", START, UP);
    assertThat(agenda.next(KOREA).orElseThrow().occasion()).isEqualTo(Occasion.WEEKLY);
  }

  @Test
  void aNoticeBringsTheDenseLooksForward() {
    watch(KOREA, "5");
    agenda.take(KOREA, START, 9);
    observe(KOREA, "5", START, UP);
    Instant notice = START.plusSeconds(3_600);
    agenda.noticed(watched(KOREA, "5"), Notice.at(notice));
    assertThat(agenda.next(KOREA)).contains(new Due(notice, Occasion.NOTICE));
  }

  @Test
  void aChangeIsConfirmedSoonAndAskedOfTheOtherVantage() {
    watch(KOREA, "5");
    watch(AMERICA, "5");
    agenda.take(KOREA, START, 9);
    agenda.take(AMERICA, START, 9);
    observe(KOREA, "5", START, UP);
    observe(AMERICA, "5", START, UP);
    Instant gone = START.plus(Duration.ofDays(1));
    observe(KOREA, "5", gone, GONE);
    Due confirm = agenda.next(KOREA).orElseThrow();
    assertThat(confirm.occasion()).isEqualTo(Occasion.CONFIRM);
    assertThat(Duration.between(gone, confirm.at()))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
    assertThat(agenda.next(AMERICA).orElseThrow().occasion()).isEqualTo(Occasion.WEEKLY);
    observe(KOREA, "5", confirm.at(), GONE);
    assertThat(agenda.next(KOREA).orElseThrow().occasion()).isEqualTo(Occasion.WEEKLY);
    assertThat(agenda.next(AMERICA).orElseThrow().occasion()).isEqualTo(Occasion.CONFIRM);
  }

  @Test
  void gapsAreToldOnce() {
    watch(KOREA, "5");
    Watched watched = watched(KOREA, "5");
    assertThat(agenda.gaps(watched, START.plus(Duration.ofDays(8))))
        .extracting(gap -> gap.slot().occasion(), Gap::cause)
        .containsExactly(
            tuple(Occasion.FIRST, Gap.Cause.NOT_MADE), tuple(Occasion.WEEKLY, Gap.Cause.NOT_MADE));
    assertThat(agenda.gaps(watched, START.plus(Duration.ofDays(8)))).isEmpty();
  }

  @Test
  void aSearchHasARhythmOfItsOwnAndIsMadeOnceMoreAfterAWall() {
    Query query = new Query("불빛 팽이", Query.Kind.LOCAL);
    Watched search = new Watched(KOREA, Target.search(FakeSite.ID, "A", query));
    agenda.watch(search, START, END, List.of());
    assertThat(agenda.slots(search)).isEqualTo(52);
    Due first = agenda.next(KOREA).orElseThrow();
    assertThat(first.occasion()).isEqualTo(Occasion.SEARCH);
    assertThat(first.at()).isBetween(START, START.plus(Duration.ofDays(7)));

    agenda.take(KOREA, first.at(), 9);
    assertThat(agenda.observed(searched(search, first.at(), WALL))).isEmpty();
    Due again = agenda.next(KOREA).orElseThrow();
    assertThat(again.occasion()).isEqualTo(Occasion.AGAIN);
    assertThat(again.at()).isBefore(first.at().plus(Duration.ofHours(25)));

    agenda.take(KOREA, again.at(), 9);
    agenda.observed(searched(search, again.at(), new Verdict.Searched(0, BASIS)));
    Due next = agenda.next(KOREA).orElseThrow();
    assertThat(next.occasion()).isEqualTo(Occasion.SEARCH);
    assertThat(Duration.between(first.at(), next.at()))
        .isBetween(Duration.ofDays(5), Duration.ofDays(9));
    assertThat(agenda.gaps(search, next.at())).isEmpty();
  }

  private Observation searched(Watched search, Instant at, Verdict verdict) {
    String id = "r/" + ++number;
    Visit visit =
        new Visit(
            id,
            "r",
            number,
            Purpose.SEARCH,
            search.target().watchItem(),
            search.target().listing(),
            List.of(),
            URI.create("https://fake.example/search"),
            search.lane(),
            search.target().query());
    return new Observation(
        visit, at, at.plusSeconds(9), verdict, Optional.empty(), Optional.empty());
  }

  @Test
  void whatNobodyWatchesIsHistoryButHasNoNextLook() {
    watch(KOREA, "5");
    observe(KOREA, "6", START, UP);
    assertThat(agenda.take(KOREA, END, 9)).hasSize(1);
    assertThatThrownBy(() -> agenda.gaps(watched(KOREA, "6"), START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Nobody watches fake:6 in fake/KR/ko-KR/KRW/direct");
  }

  /** Prints what a visit costs; see docs/decisions.md for a million. */
  @ParameterizedTest
  @ValueSource(ints = {10_000, 100_000})
  void everyLookIsTakenInOrderAndOnceHoweverManyThereAre(int visits) {
    year(visits);
  }

  private static void year(int visits) {
    AgendaTest test = new AgendaTest();
    int listings = visits / 54;
    long start = System.nanoTime();
    int slots = 0;
    for (int i = 0; i < listings; i++) {
      test.watch(KOREA, "" + i);
      slots += test.agenda.slots(watched(KOREA, "" + i));
    }
    long planned = System.nanoTime();
    int made = 0;
    Instant last = START;
    boolean inOrder = true;
    for (Optional<Due> due = test.agenda.next(KOREA); due.isPresent(); ) {
      Instant now = due.get().at();
      inOrder &= !now.isBefore(last);
      last = now;
      Watched one = test.agenda.take(KOREA, now, 1).getFirst().key();
      test.observe(KOREA, one.target().listing().number(), now, UP);
      made++;
      due = test.agenda.next(KOREA);
    }
    long ended = System.nanoTime();
    assertThat(made).isEqualTo(slots);
    assertThat(inOrder).isTrue();
    System.out.printf(
        "%d visits of %d listings: planning %.1f us a listing, taking and recording %.2f us a"
            + " visit%n",
        made, listings, (planned - start) / 1e3 / listings, (ended - planned) / 1e3 / made);
  }

  private void watch(Lane lane, String item) {
    agenda.watch(watched(lane, item), START, END, List.of());
  }

  private static Watched watched(Lane lane, String item) {
    return new Watched(lane, new Target(FakeSite.listing(item), Optional.of("A"), List.of()));
  }

  /** In a session of its own, with controls before it. */
  private void observe(Lane lane, String item, Instant at, Verdict verdict) {
    if (number % 60 == 0 || item.equals("5")) {
      agenda.observed(observation(lane, "1", Purpose.CONTROL_ON_SALE, at, UP));
      agenda.observed(observation(lane, "9", Purpose.CONTROL_ABSENT, at, GONE));
    }
    agenda.observed(observation(lane, item, Purpose.TARGET, at, verdict));
  }

  private Observation observation(
      Lane lane, String item, Purpose purpose, Instant at, Verdict verdict) {
    ListingId listing = FakeSite.listing(item);
    String id = "r/" + ++number;
    Visit visit =
        new Visit(
            id,
            "r",
            number,
            purpose,
            purpose == Purpose.TARGET ? Optional.of("A") : Optional.empty(),
            listing,
            List.of(),
            URI.create("https://fake.example/item/" + item),
            lane);
    return new Observation(
        visit,
        at,
        at.plusSeconds(9),
        verdict,
        Optional.empty(),
        Optional.of(new EvidenceRef(id, "b", "0".repeat(64))));
  }
}
