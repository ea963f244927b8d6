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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lane's study over so many visits, and what each step of it took; {@code
 * -Dhaetae.visits=1000000} makes it a million, and {@code -Dhaetae.postgresql=true} lets PostgreSQL
 * keep them. All but the last are written by the database itself, a week apart for each listing, as
 * if they had been made.
 */
final class StoredAgendaCurveIT {
  private static final int VISITS = Integer.getInteger("haetae.visits", 400);
  private static final int LISTINGS = Math.max(8, VISITS / 50);
  private static final int SESSION = 40;
  private static final int MADE = 400;
  private static final int ROWS_AT_ONCE = 50_000;
  private static final int PAST = Math.max(0, VISITS - MADE);
  private static final Lane TEMU = Samples.lane("temu");
  private static final Instant FROM = Samples.PLANNED;
  private static final LookTimes TIMES =
      new LookTimes(ScheduleRule.standard(), FROM, FROM.plus(Duration.ofDays(3_650)));

  private static final Duration WEEK = Duration.ofDays(7);

  /** One run with a visit and an observation for each number. */
  private static final List<String> PAST_ROWS =
      List.of(
          "CREATE TABLE listing_place AS SELECT row_number() OVER (ORDER BY id) AS place, watched.*"
              + " FROM watched",
          "CREATE UNIQUE INDEX listing_place_at ON listing_place (place)",
          "INSERT INTO run (name, started_at) SELECT 'past', CAST(:from AS timestamp with time zone)"
              + " WHERE :past > 0");

  /** The same for a part of the numbers. */
  private static final List<String> PAST_PART =
      List.of(
          """
          INSERT INTO visit (id, run, plan_position, purpose, watch_item, listing_site,
            listing_number, url, site, country, language, currency, time_zone, egress, watched_id)
          SELECT 'past/' || x, 'past', x, 'TARGET', w.watch_item, w.listing_site,
            w.listing_number, 'https://www.temu.example/' || w.listing_number, w.listing_site,
            'KR', :language, :currency, :zone, :egress, w.id
          FROM system_range(CAST(:first AS bigint), CAST(:last AS bigint)) AS r(x) JOIN listing_place AS w
          ON w.place = mod(x, CAST(:listings AS bigint)) + 1
          """,
          """
          INSERT INTO observation (visit_id, opened_at, closed_at, verdict, rules, lacking,
            recorded, capture_id, bundle_path, manifest_sha256)
          SELECT 'past/' || x,
            dateadd('MILLISECOND', x * CAST(:millis AS bigint),
              CAST(:from AS timestamp with time zone)),
            dateadd('MILLISECOND', x * CAST(:millis AS bigint) + 1000,
              CAST(:from AS timestamp with time zone)),
            'Orderable', '1', '', x, 'p' || x, 'captures/p' || x, 'none'
          FROM system_range(CAST(:first AS bigint), CAST(:last AS bigint)) AS r(x)
          """);

  /** What goes with them. What was kept of the study when it began is not what a year keeps. */
  private static final List<String> PAST_END =
      List.of(
          "DROP TABLE listing_place",
          "DELETE FROM fold",
          "UPDATE recording SET latest = :past",
          "INSERT INTO lane_tally (lane, outcome, visits) SELECT :lane, 'Orderable', :past"
              + " WHERE :past > 0");

  @TempDir private Path archive;

  private long planned;
  private long picked;
  private long recorded;
  private int recordings;

  @Test
  void aProcessThatStartsAfterManyVisitsGoesOnWhereTheOneBeforeWas() throws Exception {
    if (!Boolean.getBoolean("haetae.postgresql")) {
      goesOn();
      return;
    }
    PostgreSqlServer server = PostgreSqlServer.start();
    try {
      Files.writeString(archive.resolve(DatabaseSettings.NAME), server.newDatabase());
      goesOn();
    } finally {
      server.stop();
    }
  }

  private void goesOn() {
    Optional<Instant> next;
    int made;
    long anew;
    try (ArchiveDatabase database = open()) {
      agenda(database).begin(FROM);
      past();
      StoredAgenda agenda = agenda(database);
      Instant present = FROM.plus(WEEK.multipliedBy(PAST / LISTINGS));
      long start = System.nanoTime();
      agenda.begin(present);
      anew = System.nanoTime() - start;
      // As it is where a process was there all the time.
      agenda.account(present);
      agenda.keep();
      made = PAST + visits(database, agenda);
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
              + " starting %d ms, anew %d ms, status %d ms%n",
          made,
          LISTINGS,
          planned / 1_000 / recordings,
          picked / 1_000 / Math.max(1, recordings / SESSION),
          recorded / 1_000 / recordings,
          folded / 1_000_000,
          anew / 1_000_000,
          told / 1_000_000);
    }
  }

  /** Adds what a study of years has behind it, listing after listing. */
  private void past() {
    Optional<String> url = DatabaseSettings.url(archive);
    Jdbi jdbi =
        url.map(Jdbi::create)
            .orElseGet(() -> Jdbi.create(DatabaseFile.source(archive, DatabaseFile.Use.WORK)));
    try (Handle handle = jdbi.open()) {
      handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
      run(handle, PAST_ROWS, 0, 0, url.isPresent());
      for (int first = 1; first <= PAST; first += ROWS_AT_ONCE) {
        run(handle, PAST_PART, first, Math.min(PAST, first + ROWS_AT_ONCE - 1), url.isPresent());
      }
      run(handle, PAST_END, 0, 0, url.isPresent());
    }
  }

  private static void run(
      Handle handle, List<String> statements, int first, int last, boolean postgresql) {
    Duration apart = WEEK.dividedBy(LISTINGS);
    for (String statement : statements) {
      handle
          .createUpdate(postgresql ? ofPostgreSql(statement) : statement)
          .bind("first", first)
          .bind("last", last)
          .bind("past", PAST)
          .bind("listings", LISTINGS)
          .bind("from", StoredTime.of(FROM))
          .bind("millis", apart.toMillis())
          .bind("lane", TEMU.name())
          .bind("currency", TEMU.vantage().currency().getCurrencyCode())
          .bind("zone", TEMU.vantage().zone().getId())
          .bind("egress", TEMU.vantage().egress())
          .bind("language", TEMU.vantage().language().toLanguageTag())
          .execute();
    }
  }

  private static String ofPostgreSql(String statement) {
    return statement
        .replace("system_range", "generate_series")
        .replaceAll(
            "dateadd\\('MILLISECOND', (.*?),\\s+(CAST\\(:from AS timestamp with time zone\\))\\)",
            "$2 + ($1) * INTERVAL '1 millisecond'");
  }

  /** Works off what is due, session by session, and times the last tenth of it. */
  private int visits(ArchiveDatabase database, StoredAgenda agenda) {
    LaneLease lease =
        database.lanes().acquire(TEMU.name(), "one", Duration.ofDays(1)).orElseThrow();
    int version = database.study().version("abc", "text", FROM);
    ScheduleStore schedule = agenda.schedule(lease, version);
    int made = 0;
    while (made < Math.min(VISITS, MADE)) {
      boolean timed = made >= MADE / 4;
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
