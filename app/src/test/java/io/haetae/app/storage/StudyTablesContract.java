package io.haetae.app.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.haetae.app.politeness.LaneBook;
import io.haetae.app.study.LookTimes;
import io.haetae.core.history.Event;
import io.haetae.core.history.EventKind;
import io.haetae.core.history.Observation;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.LeaseLostException;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Occasion;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Query;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Money;
import io.haetae.core.site.SearchHit;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a study's tables do, whatever the database beneath. */
abstract class StudyTablesContract {
  private static final Lane TEMU = Samples.lane("temu");
  private static final String LANE = TEMU.name();
  private static final Duration LONG = Duration.ofHours(1);

  /** A lease of this length ends as soon as it begins. */
  private static final Duration OVER = Duration.ofSeconds(-1);

  private static final Instant FROM = Samples.PLANNED;
  private static final LookTimes TIMES =
      new LookTimes(ScheduleRule.standard(), FROM, FROM.plus(Duration.ofDays(365)));

  /** As the process has it that began to watch last. */
  @SuppressWarnings("NullAway.Init")
  private StoredAgenda agenda;

  /** An empty archive's database. */
  abstract ArchiveDatabase database();

  /** Its tables. */
  abstract Jdbi tables();

  @Test
  void ofTwoOwnersOneHasTheLaneUntilItsLeaseEnds() {
    LaneTables lanes = database().lanes();
    LaneLease first = lanes.acquire(LANE, "first", LONG).orElseThrow();
    assertThat(lanes.acquire(LANE, "second", LONG)).isEmpty();
    assertThat(lanes.renew(first, OVER)).isTrue();

    LaneLease second = lanes.acquire(LANE, "second", LONG).orElseThrow();

    assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
    assertThat(lanes.renew(first, LONG)).isFalse();
    lanes.release(first);
    assertThat(lanes.acquire(LANE, "third", LONG)).isEmpty();
    lanes.release(second);
    assertThat(lanes.acquire(LANE, "third", LONG)).isPresent();
  }

  @Test
  void ofManyThreadsOneTakesALane() throws Exception {
    List<Callable<Optional<LaneLease>>> all =
        IntStream.range(0, 8)
            .<Callable<Optional<LaneLease>>>mapToObj(
                i -> () -> database().lanes().acquire(LANE, "owner" + i, LONG))
            .toList();
    List<LaneLease> taken = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Optional<LaneLease>> each : threads.invokeAll(all)) {
        each.get().ifPresent(taken::add);
      }
    }
    assertThat(taken).hasSize(1);
  }

  @Test
  void aDueListingBecomesOneVisitAndItsObservationPlansTheNext() {
    watch(3);
    LaneLease lease = lease("one");
    assertThat(take(lease, "run", FROM.plus(Duration.ofHours(3)))).isTrue();
    assertThat(take(lease, "again", FROM.plus(Duration.ofHours(3)))).isFalse();
    assertThat(database().study().openSession(LANE)).contains("run");

    int version = database().study().version("abc", "text", FROM);
    ScheduleStore schedule = agenda.schedule(lease, version);
    List<Visit> due = schedule.due("run", TEMU);
    assertThat(due).hasSize(3);
    for (Visit visit : due) {
      assertThat(schedule.commit(at(FROM.plus(Duration.ofHours(3)), visit))).isTrue();
      assertThat(schedule.commit(Samples.captured(visit, "another"))).isFalse();
    }

    assertThat(schedule.due("run", TEMU)).isEmpty();
    assertThat(database().study().nextDue(LANE).orElseThrow())
        .isBetween(FROM.plus(Duration.ofHours(3)), FROM.plus(Duration.ofHours(48)));
    StudyStatus.LaneStatus status = database().study().status(FROM).lanes().getFirst();
    assertThat(status.outcomes()).containsOnly(Map.entry("Orderable", 3L));
    assertThat(status.working()).isTrue();
    assertThat(database().study().versions("run").values()).containsOnly(1);
    List<String> looks = new ArrayList<>();
    database().eachLook(row -> looks.add(row.look().visit()));
    List<String> bundles = new ArrayList<>();
    database().eachBundle(Instant.parse("2100-01-01T00:00:00Z"), (id, ref) -> bundles.add(id));
    assertThat(looks).containsExactlyInAnyOrderElementsOf(due.stream().map(Visit::id).toList());
    assertThat(bundles).isEqualTo(looks);
  }

  @Test
  void packedLooksAreThoseOfTheTableAndOneThatIsRecordedLateIsAmongThem() {
    List<Visit> visits = Samples.visits(TEMU, "run", 60);
    database().schedule().plan(visits);
    int late = 24;
    IntStream.range(0, 60).filter(i -> i != late).forEach(i -> commit(visits.get(i)));
    List<LookRow> each = looks();

    assertThat(pack()).isEqualTo(4);
    assertThat(looks()).isEqualTo(each).hasSize(59);

    commit(visits.get(late));
    assertThat(looks().get(late).look().visit()).isEqualTo(visits.get(late).id());
    assertThat(looks()).hasSize(60);
    assertThat(pack()).as("two blocks ended before it").isEqualTo(3);
    assertThat(looks()).extracting(row -> row.look().visit()).isEqualTo(ids(visits));
  }

  @Test
  void looksAreReadFromTheirBlocksAsFarAsTheseAreWholeAndFollowEachOther() {
    List<Visit> visits = Samples.visits(TEMU, "run", 60);
    database().schedule().plan(visits);
    visits.forEach(this::commit);
    assertThat(pack()).isEqualTo(5);
    String gone = visits.get(15).id();
    sql("DELETE FROM look WHERE visit_id = '" + gone + "'");
    assertThat(looks()).as("from the blocks").hasSize(60);

    sql("DELETE FROM look_block WHERE place = 0");
    assertThat(looks()).as("block 1 does not follow the start").hasSize(59);

    sql("DELETE FROM look_block");
    assertThat(pack()).isEqualTo(4);
    sql("UPDATE look_block SET content = CAST('damaged' AS bytea) WHERE place = 2");
    assertThat(looks()).as("from the table after block 1").hasSize(59);

    sql("UPDATE look_block SET format = 'other'");
    assertThat(looks()).hasSize(59);
    assertThat(pack()).as("made anew").isEqualTo(4);
  }

  private void commit(Visit visit) {
    assertThat(database().schedule().commit(Samples.orderable(visit))).isTrue();
  }

  private List<LookRow> looks() {
    List<LookRow> looks = new ArrayList<>();
    database().eachLook(looks::add);
    return looks;
  }

  /** Packs ten looks into a block; returns how many blocks it made. */
  private int pack() {
    int made = 0;
    while (tables()
        .inTransaction(handle -> new LookBlocks(handle, new StoredLooks(handle)).pack(10))) {
      made++;
    }
    return made;
  }

  private void sql(String statement) {
    tables().useHandle(handle -> handle.execute(statement));
  }

  private static List<String> ids(List<Visit> visits) {
    return visits.stream().map(Visit::id).toList();
  }

  @Test
  void whatAnOwnerCommitsLateIsRefusedAndTheNewOwnersVisitCounts() {
    watch(1);
    LaneLease paused = lease("paused");
    take(paused, "run", FROM.plus(Duration.ofHours(3)));
    ScheduleStore late = agenda(1).schedule(paused, version());
    Observation observation = Samples.orderable(late.due("run", TEMU).getFirst());
    database().lanes().renew(paused, OVER);
    LaneLease next = lease("next");

    assertThatThrownBy(() -> late.commit(observation)).isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> take(paused, "late", FROM.plus(Duration.ofDays(9))))
        .isInstanceOf(LeaseLostException.class);

    assertThat(database().study().openSession(LANE)).contains("run");
    assertThat(agenda(1).schedule(next, version()).commit(observation)).isTrue();
  }

  @Test
  void aCommitWhoseAnswerWasLostHasHappenedThoughTheLaneIsAnothersByNow() {
    watch(1);
    LaneLease paused = lease("paused");
    take(paused, "run", FROM.plus(Duration.ofHours(3)));
    ScheduleStore late = agenda(1).schedule(paused, version());
    Visit visit = late.due("run", TEMU).getFirst();
    assertThat(late.commit(Samples.captured(visit, "one"))).isTrue();
    database().lanes().renew(paused, OVER);
    lease("next");

    assertThat(late.commit(Samples.captured(visit, "one"))).isTrue();
    assertThatThrownBy(() -> late.commit(Samples.captured(visit, "two")))
        .isInstanceOf(LeaseLostException.class);
    assertThat(database().study().status(FROM).lanes().getFirst().done()).isEqualTo(1);
  }

  @Test
  void whatWasSleptThroughIsAGapAndVisitedOnce() {
    watch(1);
    LaneLease lease = lease("one");
    Instant late = FROM.plus(Duration.ofDays(10));
    take(lease, "run", late);
    ScheduleStore schedule = agenda.schedule(lease, version());
    assertThat(schedule.due("run", TEMU)).hasSize(1);
    Observation seen = Samples.orderable(schedule.due("run", TEMU).getFirst());
    schedule.commit(
        new Observation(
            seen.visit(),
            late,
            late.plusSeconds(8),
            seen.verdict(),
            seen.product(),
            seen.evidence()));

    assertThat(take(lease, "again", late.plusSeconds(9))).isFalse();
    assertThat(database().study().status(FROM).lanes().getFirst().gaps()).isBetween(5, 7);
  }

  @Test
  void aVisitRecordedFromItsBundleAfterACrashPlansTheNext() {
    watch(1);
    LaneLease lease = lease("one");
    take(lease, "run", FROM.plus(Duration.ofHours(3)));
    database()
        .schedule()
        .commit(Samples.orderable(database().schedule().due("run", TEMU).getFirst()));
    assertThat(database().study().nextDue(LANE)).isEmpty();

    agenda(1).settle(lease);
    agenda(1).settle(lease);

    assertThat(database().study().nextDue(LANE)).isPresent();
    assertThat(database().study().versions("run").values()).containsOnly(1);
    assertThat(database().study().status(FROM).lanes().getFirst().done()).isEqualTo(1);
  }

  @Test
  void aTakedownThatASecondLookConfirmsIsAnEventWithItsVisits() {
    watch(1);
    LaneLease lease = lease("one");
    Instant first = FROM.plus(Duration.ofHours(3));
    session(agenda, lease, "a", first, new Verdict.Orderable(Samples.BASIS));
    Instant gone = database().study().nextDue(LANE).orElseThrow();
    session(agenda, lease, "b", gone, new Verdict.Removed(Samples.BASIS));
    assertThat(database().events()).isEmpty();

    Instant again = database().study().nextDue(LANE).orElseThrow();
    assertThat(again)
        .isBetween(gone.plus(Duration.ofMinutes(10)), gone.plus(Duration.ofMinutes(13)));
    session(agenda, lease, "c", again, new Verdict.Removed(Samples.BASIS));

    ListingId listing = watched(1).getFirst().target().listing();
    assertThat(database().events())
        .containsExactly(
            Map.entry(
                listing,
                List.of(
                    new EventRow(
                        EventKind.TAKEN_DOWN,
                        listing,
                        LANE,
                        first,
                        StoredTime.of(gone.plusSeconds(8)).toInstant(),
                        "a/3",
                        "b/3",
                        "c/3",
                        Event.Elsewhere.NOT_ASKED,
                        Optional.empty(),
                        false))));
    assertThat(database().study().status(FROM).lanes().getFirst().events()).isEqualTo(1);
    assertThat(database().observations().stream().flatMap(row -> row.occasion().stream()))
        .containsExactly(Occasion.FIRST, Occasion.DENSE, Occasion.CONFIRM);
  }

  @Test
  void aProcessThatStartsLaterAndOneThatLagsBehindKnowWhatWasSeen() {
    watch(1);
    StoredAgenda lagging = agenda(1);
    lagging.begin(FROM);
    LaneLease lease = lease("one");
    Instant first = FROM.plus(Duration.ofHours(3));
    session(agenda(1), lease, "a", first, new Verdict.Orderable(Samples.BASIS));
    Instant gone = database().study().nextDue(LANE).orElseThrow();
    session(agenda(1), lease, "b", gone, new Verdict.Removed(Samples.BASIS));
    Instant again = database().study().nextDue(LANE).orElseThrow();

    session(lagging, lease, "c", again, new Verdict.Removed(Samples.BASIS));

    assertThat(database().events().values().stream().flatMap(List::stream))
        .extracting(EventRow::before, EventRow::first, EventRow::second)
        .containsExactly(tuple("a/3", "b/3", "c/3"));
    Optional<Instant> next = database().study().nextDue(LANE);
    agenda(1).begin(again.plusSeconds(9));
    assertThat(database().study().nextDue(LANE)).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatWasKeptWithWhatCameAfterIsWhatAllObservationsMake(long seed) {
    Random random = new Random(seed);
    Verdict[] verdicts = {
      new Verdict.Orderable(Samples.BASIS),
      new Verdict.Orderable(Samples.BASIS),
      new Verdict.Removed(Samples.BASIS),
      new Verdict.Removed(Samples.BASIS),
      new Verdict.SoldOut(Samples.BASIS),
      new Verdict.Undetermined(Reason.UNKNOWN_LAYOUT, Samples.BASIS),
      new Verdict.Undetermined(Reason.CHALLENGED, Samples.BASIS)
    };
    watch(3);
    StoredAgenda process = agenda;
    LaneLease lease = lease("one");
    int restarts = 0;
    for (int i = 0; i < 40; i++) {
      Instant due = database().study().nextDue(LANE).orElseThrow();
      Instant now = due.plusSeconds(random.nextInt(1_800));
      if (random.nextInt(3) == 0) {
        process.keep();
      }
      if (random.nextInt(3) == 0) {
        process = agenda(3);
        process.begin(now);
        restarts++;
      }
      Verdict verdict = verdicts[random.nextInt(verdicts.length)];
      session(process, lease, "r" + i, now, verdict);
    }
    Instant end = database().study().nextDue(LANE).orElseThrow();
    StoredFold.Kept kept = keptBy(process, end);
    Map<ListingId, List<EventRow>> events = database().events();
    tables().useHandle(handle -> handle.execute("DELETE FROM fold"));
    StoredAgenda anew = agenda(3);
    anew.begin(end);

    assertThat(restarts).isPositive();
    assertThat(keptBy(anew, end)).isEqualTo(kept);
    assertThat(kept.latest()).isGreaterThan(100);
    assertThat(database().events()).isEqualTo(events);
  }

  /** What a process that has just been told to keep everything keeps. */
  private StoredFold.Kept keptBy(StoredAgenda process, Instant now) {
    process.account(now);
    process.keep();
    tables().useHandle(handle -> handle.execute("UPDATE fold SET latest = latest - 1"));
    process.keep();
    return tables()
        .withHandle(
            handle -> {
              String study =
                  handle
                      .createQuery("SELECT study FROM fold WHERE part = 0")
                      .mapTo(String.class)
                      .one();
              return new StoredFold(handle).read(study).orElseThrow();
            });
  }

  @Test
  void howMuchIsDueIsWhatTheLanesTell() {
    watch(3);
    Instant now = FROM.plus(Duration.ofHours(3));
    StudyStatus status = database().study().status(now);

    assertThat(database().study().due(now)).isEqualTo(3);
    assertThat(status.lanes()).extracting(StudyStatus.LaneStatus::due).containsExactly(3);
    assertThat(database().study().nextDue()).isEqualTo(status.lanes().getFirst().nextDue());
    assertThat(database().study().due(FROM.minusSeconds(1))).isZero();
  }

  @Test
  void aStudyThatIsAnotherByNowIsMadeAnewAndWhatIsKeptIsItsOwn() {
    watch(1);
    LaneLease lease = lease("one");
    session(agenda, lease, "a", FROM.plusSeconds(9), new Verdict.Orderable(Samples.BASIS));
    Instant next = database().study().nextDue(LANE).orElseThrow();

    watch(3);
    agenda.keep();
    assertThat(database().study().nextDue(LANE)).contains(FROM);
    StoredAgenda before = agenda(1);
    before.keep();
    before.begin(FROM.plusSeconds(99));

    assertThat(database().study().nextDue(LANE)).contains(next);
  }

  @Test
  void whatIsKeptAndCannotBeReadIsMadeAnew() {
    watch(1);
    LaneLease lease = lease("one");
    session(agenda, lease, "a", FROM.plusSeconds(9), new Verdict.Orderable(Samples.BASIS));
    agenda.keep();
    Optional<Instant> next = database().study().nextDue(LANE);
    tables()
        .useHandle(
            handle ->
                handle
                    .createUpdate("UPDATE fold SET content = :torn")
                    .bind("torn", new byte[] {31, -117, 8})
                    .execute());

    agenda(1).begin(FROM.plusSeconds(99));

    assertThat(database().study().nextDue(LANE)).isEqualTo(next);
  }

  @Test
  void aVisitThatToldNothingIsMadeOnceMoreInItsSlot() {
    watch(1);
    LaneLease lease = lease("one");
    Instant first = FROM.plus(Duration.ofHours(3));
    session(
        agenda(1), lease, "a", first, new Verdict.Undetermined(Reason.CHALLENGED, Samples.BASIS));

    assertThat(database().study().nextDue(LANE))
        .hasValueSatisfying(
            next -> assertThat(next).isAfter(first).isBefore(FROM.plus(Duration.ofHours(24))));
    assertThat(database().events()).isEmpty();
  }

  @Test
  void aSearchIsDueInItsOwnTimeAndWhatItFoundIsKeptWithItsRank() {
    Query query = new Query("불빛 팽이", Query.Kind.LOCAL);
    Target target = Target.search(TEMU.site(), "A1", query);
    agenda = database().agenda(List.of(new Watched(TEMU, target, Optional.empty())), TIMES);
    agenda.begin(FROM);
    LaneLease lease = lease("one");
    Instant first = database().study().nextDue(LANE).orElseThrow();
    assertThat(agenda.take(lease, "run", version(), first, 9, all -> controlled("run", all)))
        .isTrue();
    ScheduleStore schedule = agenda.schedule(lease, version());
    Visit visit = schedule.due("run", TEMU).getLast();
    assertThat(visit.query()).contains(query);
    SearchHit hit =
        new SearchHit(
            new ListingId(TEMU.site(), "601099001"),
            Optional.of("Flashing top"),
            Optional.of(new Money(new BigDecimal("9900"), Optional.of("KRW"))),
            Optional.of("911"),
            Optional.of(LocalDate.of(2026, 11, 1)));
    SearchHit bare =
        new SearchHit(
            new ListingId(TEMU.site(), "601099002"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Instant ended = first.plusSeconds(8);
    assertThat(
            schedule.commit(
                new Observation(
                    visit,
                    first,
                    ended,
                    new Verdict.Searched(2, Samples.BASIS),
                    Optional.empty(),
                    Optional.of(Samples.evidence(visit)),
                    List.of(hit, bare))))
        .isTrue();

    assertThat(database().searches())
        .containsExactly(
            new SearchRow(
                visit.id(), TEMU.site(), LANE, "KR", "A1", query, ended, true, List.of(hit, bare)));
    assertThat(database().observations("run").stream().map(ObservationRow::verdict))
        .containsExactly(new Verdict.Searched(2, Samples.BASIS));
    assertThat(Duration.between(first, database().study().nextDue(LANE).orElseThrow()))
        .isBetween(Duration.ofDays(5), Duration.ofDays(9));
    assertThat(database().health().sites()).isEmpty();
  }

  @Test
  void newHitsOfASearchAreLookedAtOnceEachWhoeverStartsInBetween() {
    LookTimes looking =
        new LookTimes(ScheduleRule.standard(), FROM, FROM.plus(Duration.ofDays(365)), 1);
    Query query = new Query("불빛 팽이", Query.Kind.LOCAL);
    List<Watched> all =
        List.of(new Watched(TEMU, Target.search(TEMU.site(), "A1", query), Optional.empty()));
    StoredAgenda one = database().agenda(all, looking);
    one.begin(FROM);
    LaneLease lease = lease("one");
    Verdict answered = new Verdict.Searched(2, Samples.BASIS);
    List<SearchHit> hits = List.of(hit("1"), hit("2"));
    Instant first = database().study().nextDue(LANE).orElseThrow();
    visited(one, lease, "a", first, answered, hits);

    assertThat(database().study().nextDue(LANE)).contains(first.plusSeconds(8));
    StoredAgenda later = database().agenda(all, looking);
    later.begin(first.plusSeconds(9));
    Visit look =
        visited(
            later,
            lease,
            "b",
            first.plusSeconds(10),
            new Verdict.Orderable(Samples.BASIS),
            List.of());
    assertThat(look.purpose()).isEqualTo(Purpose.CANDIDATE);
    assertThat(look.listing()).isEqualTo(hit("1").listing());
    assertThat(look.watchItem()).contains("A1");

    Instant again = database().study().nextDue(LANE).orElseThrow();
    assertThat(again).isAfter(first.plus(Duration.ofDays(5)));
    visited(one, lease, "c", again, answered, hits);
    assertThat(database().study().nextDue(LANE)).contains(again.plusSeconds(8));
    Visit other =
        visited(
            one, lease, "d", again.plusSeconds(10), new Verdict.Removed(Samples.BASIS), List.of());
    assertThat(other.listing()).isEqualTo(hit("2").listing());
    assertThat(database().events()).isEmpty();
  }

  private static SearchHit hit(String number) {
    return new SearchHit(
        new ListingId(TEMU.site(), number),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A session whose controls pass and whose one other visit ends so; that visit. */
  private Visit visited(
      StoredAgenda process,
      LaneLease lease,
      String run,
      Instant now,
      Verdict verdict,
      List<SearchHit> hits) {
    assertThat(process.take(lease, run, version(), now, 40, targets -> controlled(run, targets)))
        .isTrue();
    ScheduleStore schedule = process.schedule(lease, version());
    List<Visit> visits = schedule.due(run, TEMU);
    assertThat(visits).hasSize(3);
    for (Visit visit : visits) {
      Verdict shown =
          switch (visit.purpose()) {
            case TARGET, SEARCH, CANDIDATE, PROBE -> verdict;
            case CONTROL_ON_SALE -> new Verdict.Orderable(Samples.BASIS);
            case CONTROL_ABSENT -> new Verdict.Removed(Samples.BASIS);
          };
      schedule.commit(
          new Observation(
              visit,
              now,
              now.plusSeconds(8),
              shown,
              Optional.empty(),
              Optional.of(Samples.evidence(visit)),
              visit.purpose() == Purpose.SEARCH ? hits : List.of()));
    }
    return visits.getLast();
  }

  /** A session whose controls pass and whose one target ends with a verdict. */
  private void session(
      StoredAgenda process, LaneLease lease, String run, Instant now, Verdict verdict) {
    assertThat(process.take(lease, run, version(), now, 40, targets -> controlled(run, targets)))
        .isTrue();
    ScheduleStore schedule = process.schedule(lease, version());
    for (Visit visit : schedule.due(run, TEMU)) {
      Verdict shown =
          switch (visit.purpose()) {
            case TARGET, SEARCH, CANDIDATE, PROBE -> verdict;
            case CONTROL_ON_SALE -> new Verdict.Orderable(Samples.BASIS);
            case CONTROL_ABSENT -> new Verdict.Removed(Samples.BASIS);
          };
      Observation sample = Samples.observation(visit, shown);
      assertThat(
              schedule.commit(
                  new Observation(
                      visit, now, now.plusSeconds(8), shown, sample.product(), sample.evidence())))
          .isTrue();
    }
  }

  private static List<Visit> controlled(String run, List<Target> targets) {
    List<Visit> visits = new ArrayList<>();
    visits.add(Samples.visit(TEMU, run, 1, Purpose.CONTROL_ON_SALE));
    visits.add(Samples.visit(TEMU, run, 2, Purpose.CONTROL_ABSENT));
    targets.forEach(target -> visits.add(visit(run, visits.size() + 1, target)));
    return visits;
  }

  @Test
  void whatLeavesTheStudyIsNeverDueAgainAndWhatStaysKeepsItsTime() {
    watch(3);
    watch(1);

    assertThat(database().study().nextDue(LANE)).contains(FROM);
    assertThat(take(lease("one"), "run", FROM.plus(Duration.ofHours(9)))).isTrue();
    assertThat(database().schedule().due("run", TEMU)).hasSize(1);

    watch(3);
    assertThat(database().study().nextDue(LANE)).contains(FROM);
  }

  @Test
  void aChangedTextIsTheNextVersionAndAnOldOneKeepsItsNumber() {
    StudyTables study = database().study();
    assertThat(study.version("a", "text", FROM)).isEqualTo(1);
    assertThat(study.version("b", "text 2", FROM)).isEqualTo(2);
    assertThat(study.version("a", "text", FROM)).isEqualTo(1);
  }

  @Test
  void aCommandIsSeenAndTheStudysIsItsOwn() {
    LaneTables lanes = database().lanes();
    assertThat(lanes.wanted(LANE)).isEqualTo(Wanted.RUN);
    lanes.want(LANE, Wanted.PAUSE);
    lanes.want(LaneTables.ALL, Wanted.STOP);
    assertThat(lanes.wanted(LANE)).isEqualTo(Wanted.PAUSE);
    assertThat(lanes.wanted(LaneTables.ALL)).isEqualTo(Wanted.STOP);
    lease("one");
    assertThat(lanes.wanted(LANE)).isEqualTo(Wanted.PAUSE);
  }

  @Test
  void thePaceIsKeptAcrossOwnersAndTheBookCounts() throws Exception {
    LaneBook book = database().book();
    Duration gap = Duration.ofSeconds(25);
    Callable<Duration> turn = () -> book.turn(LANE, FROM, gap);
    List<Duration> waits = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Duration> each : threads.invokeAll(List.of(turn, turn, turn, turn))) {
        waits.add(each.get());
      }
    }
    assertThat(waits).containsExactlyInAnyOrder(Duration.ZERO, gap, gap, gap);
    assertThat(book.turn(LANE, FROM.plusSeconds(20), gap)).isEqualTo(Duration.ofSeconds(5));
    assertThat(book.turn(LANE, FROM.plusSeconds(25), gap)).isZero();
    assertThat(book.turns(LANE, FROM.minusSeconds(1))).isEqualTo(2);
    assertThat(book.turns("other", FROM.minusSeconds(1))).isZero();
    assertThat(book.turns(FROM)).isEqualTo(1);

    book.seen(LANE, FROM.plusSeconds(30));
    book.seen(LANE, FROM.plusSeconds(28));
    assertThat(book.turn(LANE, FROM.plusSeconds(50), gap)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aHoldLastsUntilTheSiteServesAgain() {
    LaneBook book = database().book();
    assertThat(book.hold(LANE)).isEmpty();
    LaneBook.Hold hold = new LaneBook.Hold(FROM.plusSeconds(900), "the site answered 403", 2);
    book.hold(LANE, hold);
    assertThat(book.hold(LANE)).contains(hold);
    book.served(LANE);
    assertThat(book.hold(LANE)).isEmpty();
    book.event(LANE, "refused", FROM, "403");
    assertThat(database().study().events()).containsOnly(Map.entry("refused", 1L));
  }

  @Test
  void howALaneBehavedIsSummed() {
    LaneBook book = database().book();
    Duration gap = Duration.ofSeconds(25);
    for (long second : new long[] {0, 40, 67, 120}) {
      assertThat(book.turn(LANE, FROM.plusSeconds(second), gap)).isZero();
    }
    for (int look = 0; look < 2; look++) {
      book.putOff(LANE, "night-window", FROM.plusSeconds(look), FROM.plusSeconds(7200), "night");
    }
    book.putOff(LANE, "refused", FROM, FROM.plusSeconds(900), "403");
    book.putOff(LANE, "refused", FROM.plusSeconds(900), FROM.plusSeconds(2700), "403");
    book.event(LANE, "robots-obeyed", FROM, "/cart");
    assertThat(database().study().manners())
        .containsExactly(
            new LaneManners(
                LANE,
                4,
                Optional.of(Duration.ofSeconds(27)),
                new TreeMap<>(
                    Map.of(
                        "night-window",
                        new LaneManners.Forbidden(1, Duration.ofHours(2), Duration.ofHours(2)),
                        "refused",
                        new LaneManners.Forbidden(
                            2, Duration.ofMinutes(45), Duration.ofMinutes(30)),
                        "robots-obeyed",
                        new LaneManners.Forbidden(1, Duration.ZERO, Duration.ZERO)))));
  }

  private static Observation at(Instant opened, Visit visit) {
    Observation seen = Samples.orderable(visit);
    return new Observation(
        visit, opened, opened.plusSeconds(8), seen.verdict(), seen.product(), seen.evidence());
  }

  private int version() {
    return database().study().version("abc", "text", FROM);
  }

  private LaneLease lease(String owner) {
    return database().lanes().acquire(LANE, owner, LONG).orElseThrow();
  }

  private void watch(int count) {
    agenda = agenda(count);
    agenda.begin(FROM);
  }

  /** As a process has it that has just started. */
  private StoredAgenda agenda(int count) {
    return database().agenda(watched(count), TIMES);
  }

  private static List<Watched> watched(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i ->
                new Watched(
                    TEMU,
                    new Target(
                        new ListingId(TEMU.site(), "60109900" + i),
                        Optional.of("A" + i),
                        List.of("red, large", "blue")),
                    Optional.of(FROM)))
        .toList();
  }

  private static Visit visit(String run, int position, Target target) {
    return new Visit(
        run + "/" + position,
        run,
        position,
        target.purpose(),
        target.watchItem(),
        target.listing(),
        target.skus(),
        URI.create("https://www.temu.example/" + position),
        TEMU,
        target.query());
  }

  private boolean take(LaneLease lease, String run, Instant now) {
    return agenda.take(
        lease,
        run,
        version(),
        now,
        40,
        targets ->
            IntStream.range(0, targets.size())
                .mapToObj(i -> visit(run, i + 1, targets.get(i)))
                .toList());
  }
}
