package io.haetae.app.storage;

import io.haetae.app.politeness.LaneBook;
import io.haetae.app.study.LookTimes;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Health;
import io.haetae.core.history.Observation;
import io.haetae.core.history.Understood;
import io.haetae.core.lane.LookMemory;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Visit;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The database of one archive: its plan and its observations, in the file {@code haetae.mv.db}, or
 * in the PostgreSQL database that a line of {@code haetae.properties} names. A commit that has
 * returned survives the end of the process, however it ends. One process at a time holds the file;
 * a PostgreSQL database takes several. Safe for use by several threads.
 */
public final class ArchiveDatabase implements AutoCloseable {
  private static final String VERDICTS =
      """
      SELECT o.verdict, count(*) AS visits
      FROM observation o JOIN visit v ON v.id = o.visit_id
      WHERE v.run = :run AND v.purpose = 'TARGET'
      GROUP BY o.verdict
      """;
  private static final String SITES = "SELECT DISTINCT site FROM visit WHERE run = :run ORDER BY 1";
  private static final String LAST_POSITION =
      "SELECT coalesce(max(plan_position), 0) FROM visit WHERE run = :run";
  private static final String LAST_CLOSED =
      "SELECT max(closed_at) AS last_closed_at FROM observation";
  private static final String RECORDED =
      "SELECT capture_id FROM observation WHERE capture_id IN (<captures>)";
  private static final String EARLIER_START =
      "UPDATE run SET started_at = :openedAt WHERE name = :run AND started_at > :openedAt";

  private final OpenTables tables;
  private final LastingJdbi jdbi;
  private final ArchiveKind kind;
  private final Clock clock;
  private final ScheduleStore schedule;

  private ArchiveDatabase(OpenTables tables, Jdbi jdbi, ArchiveKind kind, Clock clock) {
    this.tables = tables;
    this.jdbi = new LastingJdbi(jdbi);
    this.kind = kind;
    this.clock = clock;
    this.schedule = new StoredSchedule(this.jdbi, clock);
  }

  /**
   * Opens the database of an archive and makes it if there is none.
   *
   * @param archive the archive's folder
   * @param kind what the archive must be for
   * @param clock tells when runs are planned
   * @throws ArchiveException if another process has it open, if it cannot be read, or if the
   *     archive is of the other kind
   */
  public static ArchiveDatabase open(Path archive, ArchiveKind kind, Clock clock) {
    return DatabaseFile.open(
        archive,
        DatabaseFile.Use.WORK,
        (tables, jdbi) -> {
          ArchiveKind found = StoredKind.claim(jdbi, kind, clock);
          if (found != kind) {
            throw StoredKind.refusal(archive, found);
          }
          return new ArchiveDatabase(tables, jdbi, found, clock);
        });
  }

  /**
   * Opens the database of an existing archive, of whichever kind, for looks and small changes.
   *
   * @param archive the archive's folder
   * @param clock tells when runs are planned
   * @throws ArchiveException if there is none, if another process has it open, or if it cannot be
   *     read
   */
  public static ArchiveDatabase openExisting(Path archive, Clock clock) {
    if (!isIn(archive)) {
      throw new ArchiveException(
          archive + " holds no " + DatabaseFile.NAME + "; name the folder of an archive");
    }
    return DatabaseFile.open(
        archive,
        DatabaseFile.Use.LOOK,
        (tables, jdbi) -> new ArchiveDatabase(tables, jdbi, StoredKind.read(jdbi, archive), clock));
  }

  /** Whether an archive's folder holds a database. */
  public static boolean isIn(Path archive) {
    return Files.isRegularFile(DatabaseFile.in(archive))
        || DatabaseSettings.url(archive).isPresent();
  }

  /** What the archive is for. */
  public ArchiveKind kind() {
    return kind;
  }

  /** The plan and its outcome. */
  public ScheduleStore schedule() {
    return schedule;
  }

  /** A study's versions and sessions, and how it stands. */
  public StudyTables study() {
    return new StudyTables(jdbi);
  }

  /**
   * The agenda of a study.
   *
   * @param all what it watches
   * @param times when it looks
   */
  public StoredAgenda agenda(List<Watched> all, LookTimes times) {
    return new StoredAgenda(jdbi, clock, all, times);
  }

  /** What was seen of a listing before. */
  public LookMemory memory() {
    return new StoredLookMemory(jdbi);
  }

  /** What politeness must not forget. */
  public LaneBook book() {
    return new StoredLaneBook(jdbi);
  }

  /** Offers that may be watched products again, and what people decided of them. */
  public CandidateTables candidates() {
    return new CandidateTables(jdbi.once());
  }

  /** Who works on which lane, and what people want of it. */
  public LaneTables lanes() {
    return new LaneTables(jdbi);
  }

  /**
   * Lets other processes of this machine command this archive until the answer is closed; empty
   * where they can anyhow.
   *
   * @throws IOException if no port can be opened
   */
  public Optional<ServedTables> serve(Path archive) throws IOException {
    return tables.file().isPresent()
        ? Optional.of(ServedTables.serve(archive, tables.file().get()))
        : Optional.empty();
  }

  /** Whether other machines may have lanes of the same study. */
  public boolean shared() {
    return tables.file().isEmpty();
  }

  /** Every run, oldest first. Counts every visit; {@link #runNames()} does not. */
  public List<RunRow> runs() {
    return jdbi.withHandle(handle -> new StoredRuns(handle).all());
  }

  /** The names of all runs, oldest first. */
  public List<String> runNames() {
    return jdbi.withHandle(handle -> new StoredRuns(handle).names());
  }

  /** A run; empty if there is none of this name. */
  public Optional<RunRow> run(String name) {
    return jdbi.withHandle(handle -> new StoredRuns(handle).named(name));
  }

  /** When the last visit ended; empty if none did. */
  public Optional<Instant> lastClosedAt() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LAST_CLOSED)
                .map((row, context) -> StoredTime.readOptional(row, "last_closed_at"))
                .one());
  }

  /** The run that was planned last. */
  public Optional<RunRow> lastRun() {
    return jdbi.withHandle(
        handle -> {
          StoredRuns runs = new StoredRuns(handle);
          return runs.last().flatMap(runs::named);
        });
  }

  /** A run's visits that have no observation yet, in the plan's order. */
  public List<Visit> due(String run) {
    return jdbi.withHandle(handle -> new StoredVisits(handle).due(run));
  }

  /** The sites that a run visits, sorted. */
  public List<SiteId> sites(String run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SITES)
                .bind("run", run)
                .map((row, context) -> new SiteId(row.getString("site")))
                .list());
  }

  /** The highest position in a run's plan; 0 if there is no such run. */
  public int lastPosition(String run) {
    return jdbi.withHandle(
        handle -> handle.createQuery(LAST_POSITION).bind("run", run).mapTo(int.class).one());
  }

  /** A run's observations in the plan's order. */
  public List<ObservationRow> observations(String run) {
    return jdbi.withHandle(handle -> new StoredObservations(handle).ofRun(run));
  }

  /** Every observation: oldest run first, each in the plan's order. */
  public List<ObservationRow> observations() {
    List<ObservationRow> all = new ArrayList<>();
    runNames().forEach(run -> all.addAll(observations(run)));
    return List.copyOf(all);
  }

  /** The observations of some visits without signals and options, by visit. */
  public Map<String, ObservationRow> observations(List<String> visits) {
    return jdbi.withHandle(
        handle -> {
          Map<String, ObservationRow> rows = new HashMap<>();
          new StoredObservations(handle).ofVisits(visits, row -> rows.put(row.visit().id(), row));
          return rows;
        });
  }

  /** Every search that was made for a watch item with what it found, oldest first. */
  public List<SearchRow> searches() {
    return jdbi.withHandle(handle -> new StoredHits(handle).searches());
  }

  /** The confirmed events of a study, by listing, each by the end of its interval. */
  public SortedMap<ListingId, List<EventRow>> events() {
    return jdbi.withHandle(handle -> new StoredEvents(handle).byListing());
  }

  /**
   * Hands over every observation in the order in which they ended, without signals and options, so
   * that an archive of millions need not fit into memory.
   */
  public void each(Consumer<ObservationRow> taken) {
    jdbi.once().useTransaction(handle -> new StoredObservations(handle).each(taken));
  }

  /**
   * Hands over what figures need of every observation in the order in which they ended. The next
   * ones are read while some are taken; all are taken by the calling thread. What is not packed yet
   * is packed first, which an archive of millions of another version takes minutes for, once.
   */
  public void eachLook(Consumer<LookRow> taken) {
    boolean more = true;
    while (more) {
      more = jdbi.inTransaction(ArchiveDatabase::packLooks);
    }
    jdbi.once().useTransaction(handle -> ReadAhead.looks(new LookReading(handle), taken));
  }

  private static boolean packLooks(Handle handle) {
    new StoredObservations(handle).lock();
    return new LookBlocks(handle, new StoredLooks(handle)).pack(LookBlocks.SIZE);
  }

  /** Hands over each visit that ended by a moment and its bundle, in the order of their ends. */
  public void eachBundle(Instant until, BiConsumer<String, EvidenceRef> taken) {
    jdbi.once().useTransaction(handle -> new StoredBundles(handle).each(until, taken));
  }

  /**
   * How well the pages of each site were understood so far. Reads as many of the latest pages of a
   * site as count, however many there are.
   */
  public Health health() {
    return jdbi.withHandle(
        handle -> {
          Health health = new Health();
          new StoredObservations(handle)
              .latestUnderstood(Health.PAGES)
              .forEach(recorded -> Understood.of(recorded).ifPresent(health::add));
          return health;
        });
  }

  /**
   * How many of a run's targets ended in each kind of verdict, by the kind's stored name. Control
   * visits are not counted; {@code Undetermined} is a count of its own.
   */
  public Map<String, Integer> verdicts(String run) {
    Map<String, Integer> verdicts = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(VERDICTS)
                .bind("run", run)
                .map((row, context) -> Map.entry(row.getString("verdict"), row.getInt("visits")))
                .forEach(entry -> verdicts.put(entry.getKey(), entry.getValue())));
    return verdicts;
  }

  /**
   * Adds what bundles say: the visit is planned if it was not, and its observation recorded if it
   * had none. Doing it again changes nothing. Visits without a bundle stay due, and observations
   * that never had one (visits that were not made) are only kept where the database is.
   *
   * @param observations the facts of the bundles, each read when its turn comes
   */
  public Rebuilt rebuild(Stream<Observation> observations) {
    int recorded = 0;
    int present = 0;
    for (Iterator<Observation> each = observations.iterator(); each.hasNext(); ) {
      if (restore(each.next())) {
        recorded++;
      } else {
        present++;
      }
    }
    return new Rebuilt(recorded, present);
  }

  /**
   * Those of some captures that an observation names.
   *
   * @param captureIds at least one and not more than some hundred
   */
  public Set<String> recorded(List<String> captureIds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(RECORDED)
                .bindList("captures", captureIds)
                .mapTo(String.class)
                .set());
  }

  /** Takes note that a bundle was sealed again, so that its manifest is another now. */
  public void sealedAgain(EvidenceRef ref) {
    jdbi.useTransaction(handle -> new StoredObservations(handle).sealedAgain(ref));
  }

  /**
   * Ends the visit of a packed bundle with it, unless the visit has ended before.
   *
   * @return whether the visit's observation names the bundle's capture
   */
  public boolean endedWith(Observation observation) {
    restore(observation);
    return jdbi.withHandle(handle -> new StoredObservations(handle).holds(observation));
  }

  private boolean restore(Observation observation) {
    return jdbi.inTransaction(
        handle -> {
          new StoredVisits(handle).add(observation.visit(), observation.openedAt());
          handle
              .createUpdate(EARLIER_START)
              .bind("openedAt", StoredTime.of(observation.openedAt()))
              .bind("run", observation.visit().run())
              .execute();
          StoredObservations stored = new StoredObservations(handle);
          observation.evidence().ifPresent(stored::sealedAgain);
          return stored.add(observation);
        });
  }

  /** Closes the file; another process may open it then. */
  @Override
  public void close() {
    tables.close();
  }
}
