package io.haetae.app.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.study.LookTimes;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Observation;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lane's study over so many visits, and what each step of it took; {@code
 * -Dhaetae.visits=1000000} makes it a million.
 */
final class StoredAgendaCurveIT {
  private static final int VISITS = Integer.getInteger("haetae.visits", 400);
  private static final int LISTINGS = Math.max(8, VISITS / 50);
  private static final int SESSION = 40;
  private static final Lane TEMU = Samples.lane("temu");
  private static final Instant FROM = Samples.PLANNED;
  private static final LookTimes TIMES =
      new LookTimes(ScheduleRule.standard(), FROM, FROM.plus(Duration.ofDays(3_650)));

  @TempDir private Path archive;

  private long planned;
  private long picked;
  private long recorded;
  private int recordings;

  @Test
  void aProcessThatStartsAfterManyVisitsGoesOnWhereTheOneBeforeWas() {
    Optional<Instant> next;
    int made;
    try (ArchiveDatabase database = open()) {
      StoredAgenda agenda = agenda(database);
      agenda.begin(FROM);
      made = visits(database, agenda);
      next = database.study().nextDue(TEMU.name());
      assertThat(made).isGreaterThanOrEqualTo(VISITS);
    }
    try (ArchiveDatabase database = open()) {
      long start = System.nanoTime();
      agenda(database).begin(next.orElseThrow());
      long folded = System.nanoTime() - start;
      assertThat(database.study().nextDue(TEMU.name())).isEqualTo(next);
      start = System.nanoTime();
      StudyStatus status = database.study().status(next.orElseThrow());
      long told = System.nanoTime() - start;
      assertThat(status.lanes().getFirst().done()).isEqualTo(made);
      System.out.printf(
          "%d visits of %d listings: planning %d us a visit, picking %d us, recording %d us a visit;"
              + " starting %d ms, status %d ms%n",
          made,
          LISTINGS,
          planned / 1_000 / recordings,
          picked / 1_000 / Math.max(1, recordings / SESSION),
          recorded / 1_000 / recordings,
          folded / 1_000_000,
          told / 1_000_000);
    }
  }

  /** Works off what is due, session by session, and times the last tenth of it. */
  private int visits(ArchiveDatabase database, StoredAgenda agenda) {
    LaneLease lease =
        database.lanes().acquire(TEMU.name(), "one", Duration.ofDays(1)).orElseThrow();
    int version = database.study().version("abc", "text", FROM);
    ScheduleStore schedule = agenda.schedule(lease, version);
    int made = 0;
    while (made < VISITS) {
      boolean timed = made >= VISITS - VISITS / 10;
      long start = System.nanoTime();
      Instant now = database.study().nextDue(TEMU.name()).orElseThrow().plusSeconds(3_600);
      long found = System.nanoTime();
      String run = "r" + made;
      agenda.take(lease, run, version, now, SESSION, targets -> plan(run, targets));
      List<Visit> due = schedule.due(run, TEMU);
      long laidOut = System.nanoTime();
      for (Visit visit : due) {
        schedule.commit(observation(visit, now, made++));
      }
      database.study().ended(run, now);
      if (timed) {
        picked += found - start;
        planned += laidOut - found;
        recorded += System.nanoTime() - laidOut;
        recordings += due.size();
      }
    }
    return made;
  }

  private static Observation observation(Visit visit, Instant now, int number) {
    EvidenceRef evidence =
        new EvidenceRef("c" + number, "captures/c" + number, "%064x".formatted(number));
    return new Observation(
        visit,
        now,
        now.plusSeconds(8),
        visit.purpose() == Purpose.CONTROL_ABSENT
            ? new Verdict.Removed(Samples.BASIS)
            : new Verdict.Orderable(Samples.BASIS),
        Optional.of(Samples.product("팽이")),
        Optional.of(evidence));
  }

  private static List<Visit> plan(String run, List<Target> targets) {
    List<Visit> visits = new ArrayList<>();
    visits.add(Samples.visit(TEMU, run, 1, Purpose.CONTROL_ON_SALE));
    visits.add(Samples.visit(TEMU, run, 2, Purpose.CONTROL_ABSENT));
    for (Target target : targets) {
      int position = visits.size() + 1;
      visits.add(
          new Visit(
              run + "/" + position,
              run,
              position,
              Purpose.TARGET,
              target.watchItem(),
              target.listing(),
              target.skus(),
              URI.create("https://www.temu.example/" + target.listing().number()),
              TEMU));
    }
    return visits;
  }

  private ArchiveDatabase open() {
    return ArchiveDatabase.open(archive, ArchiveKind.STUDY, Samples.CLOCK);
  }

  private static StoredAgenda agenda(ArchiveDatabase database) {
    List<Watched> all =
        IntStream.range(0, LISTINGS)
            .mapToObj(
                i ->
                    new Watched(
                        TEMU,
                        new Target(
                            new ListingId(TEMU.site(), "601" + i), Optional.of("A" + i), List.of()),
                        Optional.of(FROM)))
            .toList();
    return database.agenda(all, TIMES);
  }
}
