package io.haetae.bench;

import io.haetae.app.campaign.Archive;
import io.haetae.app.politeness.LaneBook;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.StoredAgenda;
import io.haetae.app.storage.StudyStatus.LaneStatus;
import io.haetae.app.storage.Watched;
import io.haetae.app.study.LookTimes;
import io.haetae.app.study.Study;
import io.haetae.app.study.StudyFile;
import io.haetae.app.watch.WatchListJsonl;
import io.haetae.core.history.Health;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.LaneListener;
import io.haetae.core.lane.LaneRunner;
import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.BundlePacking;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.SettableClock;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A study that looks every day at the same listings as two buyers, with the parts that a run has
 * (agenda, lanes, database, evidence with signature, time-stamps and log, a packed archive) but for
 * browsers, which are made up, and time, which is the visits' own. What grows is what was captured.
 */
final class GrowingStudy implements AutoCloseable {
  private static final SiteId SITE = new SiteId("generic");

  /** The host that the site's own controls have, which a study's stand-in takes the place of. */
  private static final String HOST = "absent.invalid";

  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final DateTimeFormatter RUN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Duration DAY = Duration.ofDays(1);

  /** Nearly all that is due on a day is due by then. */
  private static final Duration ROUND_AT = Duration.ofHours(21);

  private static final Duration LEASED = Duration.ofHours(1);
  private static final int MOST_TARGETS = 40;
  private static final int MOST_SESSIONS = 100;

  private final Study study;
  private final SettableClock clock;
  private final Archive archive;
  private final StoredAgenda agenda;
  private final int version;
  private final MadeUpBrowsers browsers;
  private final List<Lane> lanes;
  private final Health health;
  private final SiteAdapter adapter = Adapters.of(SITE).orElseThrow();
  private long day;

  private GrowingStudy(Study study, SettableClock clock, Archive archive) throws IOException {
    this.study = study;
    this.clock = clock;
    this.archive = archive;
    ArchiveDatabase database = archive.database();
    this.lanes = lanes(study);
    this.agenda = database.agenda(watched(study, lanes), LookTimes.of(study));
    this.version = database.study().version(study.sha256(), study.text(), clock.instant());
    agenda.begin(clock.instant());
    database.lanes().freeAll();
    this.health = agenda.health();
    this.browsers = new MadeUpBrowsers(clock, FROM);
    Duration since = Duration.between(FROM, clock.instant());
    this.day = since.isZero() ? 0 : since.toDays() + 1;
  }

  /** The study's file in a folder. */
  static Path file(Path folder) {
    return folder.resolve("study.yaml");
  }

  /** The configuration with the keys that it is sealed with. */
  static Path home(Path folder) {
    return folder.resolve("home");
  }

  /** The archive in a folder. */
  static Path archive(Path folder) {
    return folder.resolve("archive");
  }

  /**
   * Begins a study in an empty folder, or goes on with the one that is there, as a process does
   * that starts.
   *
   * @param listings how many it watches, as each buyer; counts for a new one only
   */
  static GrowingStudy open(Path folder, int listings) throws IOException {
    SettableClock clock = SettableClock.at(FROM);
    if (Files.notExists(file(folder))) {
      write(folder, listings);
      BundlePacking.open(archive(folder)).orElseThrow().close();
    } else {
      try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive(folder), clock)) {
        database.lastClosedAt().ifPresent(last -> clock.set(last.plus(DAY.dividedBy(24))));
      }
    }
    ConfigurationHome home = new ConfigurationHome(home(folder));
    Study study = StudyFile.read(file(folder)).study().orElseThrow();
    Archive archive = Archive.open(study.archive(), ArchiveKind.DEMO, home, Secrets.none(), clock);
    boolean opened = false;
    try {
      GrowingStudy growing = new GrowingStudy(study, clock, archive);
      opened = true;
      return growing;
    } finally {
      if (!opened) {
        archive.close();
      }
    }
  }

  private static void write(Path folder, int listings) throws IOException {
    Files.createDirectories(archive(folder));
    List<WatchItem> items =
        IntStream.rangeClosed(1, listings)
            .mapToObj(i -> WatchItem.ofListings("ITEM-" + i, "toy car " + i, List.of(listing(i))))
            .toList();
    new WatchListJsonl().write(items, folder.resolve("watch.jsonl"));
    Files.writeString(
        file(folder),
        """
        format: 1
        study: growth
        title: What grows
        purpose: To see what a long study costs
        operator: bench
        legal-basis: Its pages are made up
        watch-list: watch.jsonl
        archive: archive
        period: {from: 2025-01-01, until: 2026-08-29}
        vantages: [{country: KR}, {country: US}]
        sampling: {frame: Made up, rule: census}
        schedule: {weekly-every: 24h}
        retention: {keep: 1d, why: It is made up}
        sites:
          - site: %s
            on-sale: %s
            stand-in: %s
        """
            .formatted(SITE, listing(0), MadeUpBrowsers.ORIGIN));
  }

  private static ListingId listing(int number) {
    return new ListingId(SITE, HOST + "/item/" + number);
  }

  private static List<Lane> lanes(Study study) {
    Study.StudySite site = study.sites().getFirst();
    return study.vantages().stream()
        .map(vantage -> new Lane(site.site(), vantage, site.standIn()))
        .toList();
  }

  private static List<Watched> watched(Study study, List<Lane> lanes) {
    List<Watched> watched = new ArrayList<>();
    for (Target target : Planner.targets(study.items())) {
      lanes.forEach(lane -> watched.add(new Watched(lane, target, Optional.empty())));
    }
    return watched;
  }

  /** Its archive, open. */
  Archive archive() {
    return archive;
  }

  /** The study as its file says. */
  Study study() {
    return study;
  }

  /** Captures so far, those of controls among them. */
  long captures() {
    return archive.database().study().status(clock.instant()).lanes().stream()
        .mapToLong(LaneStatus::done)
        .sum();
  }

  /** Goes on, a lane on a thread of its own, until there are so many captures. */
  void growTo(long captures) throws IOException, InterruptedException, ExecutionException {
    LaneListener nobody = observation -> {};
    while (captures() < captures) {
      nextDay();
      try (ExecutorService threads = Executors.newFixedThreadPool(lanes.size())) {
        List<Callable<Void>> all = new ArrayList<>();
        lanes.forEach(
            lane ->
                all.add(
                    () -> {
                      round(lane, nobody);
                      return null;
                    }));
        for (Future<Void> each : threads.invokeAll(all)) {
          each.get();
        }
      }
    }
  }

  /** Makes the visits of one more day, lane after lane. */
  void oneDay(LaneListener listener) throws IOException, InterruptedException {
    nextDay();
    for (Lane lane : lanes) {
      round(lane, listener);
    }
  }

  private void nextDay() {
    clock.set(FROM.plus(DAY.multipliedBy(day)).plus(ROUND_AT));
    day++;
  }

  private void round(Lane lane, LaneListener listener) throws IOException, InterruptedException {
    LaneLease lease =
        archive
            .database()
            .lanes()
            .acquire(lane.name(), "bench " + lane.name(), LEASED)
            .orElseThrow();
    for (int i = 0; i < MOST_SESSIONS && session(lane, lease, listener); i++) {
      archive.database().lanes().renew(lease, LEASED);
    }
    archive.database().lanes().release(lease);
  }

  /** What a process that was killed left open comes first. */
  private boolean session(Lane lane, LaneLease lease, LaneListener listener)
      throws IOException, InterruptedException {
    ArchiveDatabase database = archive.database();
    agenda.settle(lease);
    Optional<String> open = database.study().openSession(lane.name());
    String run = open.orElse(RUN_NAME.format(clock.instant()) + "-" + lane.vantage().country());
    if (open.isEmpty() && !taken(lane, lease, run)) {
      return false;
    }
    ScheduleStore schedule = agenda.schedule(lease, version);
    List<Visit> due = schedule.due(run, lane);
    archive.evidence().plan(run, due);
    LaneBook book = database.book();
    new LaneRunner(
            new GuardedAdapter(adapter),
            browsers,
            (ofVisit, address) -> {
              book.turn(ofVisit.name(), clock.instant(), Duration.ZERO);
              return new PolitenessGate.Go();
            },
            archive.evidence(),
            schedule,
            health,
            listener,
            clock)
        .run(due, () -> false);
    archive.evidence().ended(run, schedule.due(run, lane).size());
    database.study().ended(run, clock.instant());
    return true;
  }

  private boolean taken(Lane lane, LaneLease lease, String run) {
    Planner planner = new Planner(run, new Random());
    Optional<ListingId> onSale = study.sites().getFirst().onSale();
    return agenda.take(
        lease,
        run,
        version,
        clock.instant(),
        MOST_TARGETS,
        targets -> planner.lane(lane, adapter, onSale, targets).visits());
  }

  /** Ends as a process does that is told to stop. */
  @Override
  public void close() throws IOException {
    agenda.keep();
    archive.close();
  }
}
