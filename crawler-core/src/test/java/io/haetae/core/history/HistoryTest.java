package io.haetae.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haetae.core.browse.Vantage;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Event.Elsewhere;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each sighting is its own session with both controls before it, half an hour after the last. */
class HistoryTest {
  private static final Basis BASIS = new Basis(List.of(), "1");
  private static final Verdict UP = new Verdict.Orderable(BASIS);
  private static final Verdict SOLD_OUT = new Verdict.SoldOut(BASIS);
  private static final Verdict GONE = new Verdict.Removed(BASIS);
  private static final Verdict NO_OPTION = new Verdict.OptionGone(BASIS);
  private static final Verdict REFUSED = new Verdict.RegionBlocked(BASIS);
  private static final Verdict WALL = new Verdict.Undetermined(Reason.CHALLENGED, BASIS);
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Lane KOREA = new Lane(FakeSite.ID, Vantage.korea(), Optional.empty());
  private static final Lane AMERICA =
      new Lane(FakeSite.ID, Vantage.of(new Country("US")), Optional.empty());
  private static final ListingId LISTING = FakeSite.listing("5");

  private final History history = new History(Duration.ofMinutes(10));
  private Instant now = START;
  private int number;
  private boolean seller = true;

  @Test
  void aTakedownNeedsTwoLooksAndCarriesItsInterval() {
    see(UP, GONE);
    assertThat(history.provisional()).isEmpty();
    assertThat(history.unconfirmed(LISTING, KOREA.name())).contains(time(1).plusSeconds(9));
    see(GONE);
    assertThat(history.unconfirmed(LISTING, KOREA.name())).isEmpty();
    Event event = history.provisional().getFirst();
    assertThat(event.kind()).isEqualTo(EventKind.TAKEN_DOWN);
    assertThat(event.after()).isEqualTo(time(0));
    assertThat(event.by()).isEqualTo(time(1).plusSeconds(9));
    assertThat(event.second().openedAt()).isEqualTo(time(2));
    assertThat(event.elsewhere()).isEqualTo(Elsewhere.NOT_ASKED);
    assertThat(event.toString())
        .isEqualTo("TakenDown fake:5 after 2026-03-02T09:00:00Z, by 2026-03-02T09:30:09Z");
  }

  @Test
  void twoLooksTooCloseTogetherConfirmNothing() {
    see(UP, GONE);
    now = time(1).plusSeconds(9 + 599);
    observe(KOREA, GONE, true);
    assertThat(kinds()).isEmpty();
    now = time(1).plusSeconds(9 + 600);
    observe(KOREA, GONE, true);
    assertThat(kinds()).containsExactly(EventKind.TAKEN_DOWN);
  }

  @Test
  void looksWithoutPassedControlsOrWithoutEvidenceDoNotCount() {
    see(UP);
    observe(KOREA, GONE, false);
    observe(KOREA, GONE, false);
    assertThat(kinds()).isEmpty();
    history.add(observation(KOREA, Purpose.TARGET, GONE, "other-run", true));
    history.add(observation(KOREA, Purpose.TARGET, GONE, "other-run", true));
    assertThat(kinds()).as("controls of another session").isEmpty();
    controls(KOREA, "r", true);
    history.add(observation(KOREA, Purpose.TARGET, GONE, "r", false));
    history.add(observation(KOREA, Purpose.TARGET, GONE, "r", false));
    assertThat(kinds()).as("nothing sealed").isEmpty();
  }

  @Test
  void unknownLooksWidenTheIntervalAndAreNoEvents() {
    see(UP, WALL, WALL, GONE, WALL, WALL, GONE);
    assertThat(history.provisional())
        .extracting(Event::kind, Event::after, Event::by)
        .containsExactly(tuple(EventKind.TAKEN_DOWN, time(0), time(3).plusSeconds(9)));
  }

  @Test
  void aSingleLookThatTheNextOneContradictsIsNoEvent() {
    see(UP, GONE, UP, GONE, UP, GONE, UP);
    assertThat(kinds()).isEmpty();
    see(GONE, GONE, UP, GONE, UP, GONE);
    assertThat(kinds()).containsExactly(EventKind.TAKEN_DOWN);
  }

  @Test
  void soldOutIsNeitherATakedownNorItsEnd() {
    see(UP, SOLD_OUT, SOLD_OUT, SOLD_OUT, UP);
    assertThat(kinds()).isEmpty();
    see(GONE, GONE, SOLD_OUT, SOLD_OUT, SOLD_OUT);
    assertThat(kinds()).containsExactly(EventKind.TAKEN_DOWN);
    see(GONE, UP, SOLD_OUT, UP);
    assertThat(kinds()).containsExactly(EventKind.TAKEN_DOWN, EventKind.RETURNED);
    assertThat(history.provisional().getLast().after()).isEqualTo(time(10));
  }

  @Test
  void aSoldOutLookBetweenKeepsTheListingStanding() {
    see(UP, GONE, SOLD_OUT, GONE);
    assertThat(kinds()).isEmpty();
    see(GONE);
    assertThat(history.provisional().getFirst().after()).isEqualTo(time(2));
  }

  @Test
  void whatIsFirstSeenGoneNeedsTwoLooksBeforeItCanReturn() {
    see(GONE, UP, UP);
    assertThat(kinds()).isEmpty();
    see(GONE, GONE, UP, UP);
    assertThat(kinds()).containsExactly(EventKind.TAKEN_DOWN, EventKind.RETURNED);
  }

  @Test
  void anOptionThatGoesAndComesBackIsNoTakedown() {
    see(UP, NO_OPTION, NO_OPTION, UP, UP);
    assertThat(kinds()).containsExactly(EventKind.OPTION_GONE, EventKind.OPTION_RETURNED);
  }

  @Test
  void aRefusalInTheCountryIsABlockAndNoTakedown() {
    see(UP, REFUSED, REFUSED, UP, UP);
    assertThat(kinds()).containsExactly(EventKind.REGION_BLOCKED, EventKind.UNBLOCKED);
  }

  @Test
  void goneHereAndStandingElsewhereIsABlock() {
    observe(AMERICA, UP, true);
    see(UP, GONE, GONE);
    assertThat(kinds()).isEmpty();
    assertThat(history.unconfirmed(LISTING, AMERICA.name())).contains(time(2).plusSeconds(9));
    observe(AMERICA, UP, true);
    assertThat(kinds()).containsExactly(EventKind.REGION_BLOCKED);
    Event blocked = history.provisional().getFirst();
    assertThat(blocked.lane()).isEqualTo(KOREA.name());
    assertThat(blocked.elsewhere()).isEqualTo(Elsewhere.STANDING);
    assertThat(blocked.witness().orElseThrow().lane()).isEqualTo(AMERICA.name());
    see(UP, UP);
    assertThat(kinds()).containsExactly(EventKind.REGION_BLOCKED, EventKind.UNBLOCKED);
  }

  @Test
  void goneEverywhereIsATakedownFromEachVantage() {
    observe(AMERICA, UP, true);
    see(UP, GONE, GONE);
    observe(AMERICA, WALL, true);
    assertThat(kinds()).isEmpty();
    observe(AMERICA, GONE, true);
    observe(AMERICA, GONE, true);
    assertThat(kinds()).containsExactly(EventKind.TAKEN_DOWN);
    see(GONE);
    assertThat(history.provisional())
        .extracting(Event::kind, Event::lane, Event::elsewhere)
        .containsExactly(
            tuple(EventKind.TAKEN_DOWN, KOREA.name(), Elsewhere.GONE),
            tuple(EventKind.TAKEN_DOWN, AMERICA.name(), Elsewhere.GONE));
  }

  @Test
  void aVantageThatTellsNothingForAWeekIsNotWaitedForLonger() {
    observe(AMERICA, UP, true);
    see(UP, GONE, GONE);
    now = now.plus(Duration.ofDays(7));
    observe(AMERICA, WALL, true);
    assertThat(history.provisional())
        .extracting(Event::kind, Event::elsewhere)
        .containsExactly(tuple(EventKind.TAKEN_DOWN, Elsewhere.NOT_SEEN));
  }

  @Test
  void anEventSettlesWhenEnoughPagesFollowWithoutAnAlarm() {
    see(UP, GONE, GONE);
    for (int i = 0; i < 19; i++) {
      controls(KOREA, "r", true);
    }
    assertThat(history.events()).isEmpty();
    controls(KOREA, "r", true);
    controls(KOREA, "r", true);
    assertThat(history.events()).extracting(Event::kind).containsExactly(EventKind.TAKEN_DOWN);
    assertThat(history.provisional()).isEmpty();
  }

  /** The layout changes: sellers are no longer found, nor is the watched option. */
  @Test
  void anAlarmVoidsWhatWasReadJustBeforeIt() {
    for (int i = 0; i < 40; i++) {
      see(UP);
    }
    seller = false;
    see(NO_OPTION, NO_OPTION);
    assertThat(history.provisional())
        .extracting(Event::kind)
        .containsExactly(EventKind.OPTION_GONE);
    see(NO_OPTION, NO_OPTION, NO_OPTION, NO_OPTION);
    assertThat(history.provisional()).isEmpty();
    assertThat(history.voided()).extracting(Sighting::verdict).contains(NO_OPTION);
    seller = true;
    for (int i = 0; i < 60; i++) {
      see(UP);
    }
    assertThat(history.events()).isEmpty();
  }

  @Test
  void theStoredNamesStay() {
    assertThat(EventKind.values())
        .extracting(EventKind::stored)
        .containsExactly(
            "TakenDown",
            "Returned",
            "OptionGone",
            "OptionReturned",
            "RegionBlocked",
            "Unblocked",
            "DeliveryStopped",
            "DeliveryResumed",
            "AgeGated",
            "AgeGateLifted");
  }

  private List<EventKind> kinds() {
    return history.provisional().stream().map(Event::kind).toList();
  }

  private void see(Verdict... verdicts) {
    for (Verdict verdict : verdicts) {
      observe(KOREA, verdict, true);
    }
  }

  private void observe(Lane lane, Verdict verdict, boolean controlled) {
    controls(lane, "r", controlled);
    history.add(observation(lane, Purpose.TARGET, verdict, "r", true));
    now = now.plus(Duration.ofMinutes(30));
  }

  private void controls(Lane lane, String run, boolean pass) {
    history.add(observation(lane, Purpose.CONTROL_ON_SALE, pass ? UP : WALL, run, true));
    history.add(observation(lane, Purpose.CONTROL_ABSENT, GONE, run, true));
  }

  /** When the sighting with this number was made, counted from 0. */
  private static Instant time(int sighting) {
    return START.plus(Duration.ofMinutes(30L * sighting));
  }

  private Observation observation(
      Lane lane, Purpose purpose, Verdict verdict, String run, boolean sealed) {
    String id = run + "/" + ++number;
    Visit visit =
        new Visit(
            id,
            run,
            number,
            purpose,
            Optional.of("A"),
            LISTING,
            List.of(),
            URI.create("https://fake.example/item/5"),
            lane);
    boolean offer = List.of(UP, SOLD_OUT, NO_OPTION).contains(verdict);
    return new Observation(
        visit,
        now,
        now.plusSeconds(9),
        verdict,
        offer ? Optional.of(product()) : Optional.empty(),
        sealed ? Optional.of(new EvidenceRef(id, "b", "0".repeat(64))) : Optional.empty());
  }

  private Product product() {
    return new Product(
        Optional.of(new Found<>("Bricks", "dom")),
        Optional.empty(),
        Optional.empty(),
        seller
            ? Optional.of(new Found<>(new Seller(Optional.empty(), Optional.of("S")), "dom"))
            : Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of());
  }
}
