package io.haetae.app.storage;

import io.haetae.core.lane.LaneLease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The versions of a study, its sessions, and how it stands. Safe for use by several threads and
 * processes.
 */
public final class StudyTables {
  private static final String KNOWN_VERSION =
      "SELECT number FROM study_version WHERE sha256 = :sha256";
  private static final String ADD_VERSION =
      """
      INSERT INTO study_version (number, sha256, content, taken_at)
      SELECT coalesce(max(number), 0) + 1, CAST(:sha256 AS varchar), CAST(:content AS varchar),
        CAST(:now AS timestamp with time zone)
      FROM study_version
      """;
  private static final String ADD_SESSION =
      "INSERT INTO lane_session (run, lane, study_version) VALUES (:run, :lane, :version)";
  private static final String OPEN_SESSION =
      """
      SELECT run FROM lane_session WHERE lane = :lane AND ended_at IS NULL ORDER BY run LIMIT 1
      """;
  private static final String END_SESSION =
      "UPDATE lane_session SET ended_at = :now WHERE run = :run";
  private static final String UNCOUNTED =
      """
      SELECT o.visit_id, o.verdict, o.reason, s.study_version
      FROM lane_session s JOIN visit v ON v.run = s.run JOIN observation o ON o.visit_id = v.id
      WHERE s.lane = :lane AND s.ended_at IS NULL AND o.study_version IS NULL
      """;
  private static final String VERSION =
      "UPDATE observation SET study_version = :version WHERE visit_id = :visit";
  private static final String NEW_TALLY =
      """
      INSERT INTO lane_tally (lane, outcome, visits) VALUES (:lane, :outcome, 0)
      ON CONFLICT DO NOTHING
      """;
  private static final String TALLY =
      "UPDATE lane_tally SET visits = visits + 1 WHERE lane = :lane AND outcome = :outcome";
  private static final String VERSIONS =
      """
      SELECT v.id, o.study_version FROM visit v JOIN observation o ON o.visit_id = v.id
      WHERE v.run = :run AND o.study_version IS NOT NULL
      """;
  private static final String EVENTS =
      "SELECT kind, count(*) AS times FROM lane_event GROUP BY kind";
  private static final String DUE = "SELECT count(*) FROM watched WHERE next_due <= :now";
  private static final String FIRST_DUE = "SELECT min(next_due) AS next_due FROM watched";

  /** Written so that H2 takes the first row of the index of lane and time, and sorts no others. */
  private static final String NEXT_DUE =
      """
      SELECT next_due FROM watched
      WHERE lane = :lane AND coalesce(visit_id, '') = ''
        AND next_due > TIMESTAMP WITH TIME ZONE '1900-01-01 00:00:00+00'
      ORDER BY lane, next_due LIMIT 1
      """;

  private final LastingJdbi jdbi;

  StudyTables(LastingJdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The number of a study's version, counted from 1; a text that is new becomes the next one. */
  public int version(String sha256, String content, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          if (version(handle, sha256).isEmpty()) {
            handle
                .createUpdate(ADD_VERSION)
                .bind("sha256", sha256)
                .bind("content", content)
                .bind("now", StoredTime.of(now))
                .execute();
          }
          return version(handle, sha256).orElseThrow();
        });
  }

  /** The number of a study's version, if observations were made under it. */
  public Optional<Integer> knownVersion(String sha256) {
    return jdbi.withHandle(handle -> version(handle, sha256));
  }

  private static Optional<Integer> version(Handle handle, String sha256) {
    return handle.createQuery(KNOWN_VERSION).bind("sha256", sha256).mapTo(Integer.class).findOne();
  }

  /** The study's version under which each of a run's observations was made, by visit. */
  public Map<String, Integer> versions(String run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(VERSIONS)
                .bind("run", run)
                .map((row, context) -> Map.entry(row.getString("id"), row.getInt("study_version")))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How often politeness forbade or put off a visit, by kind. */
  public Map<String, Long> events() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(EVENTS)
                .map((row, context) -> Map.entry(row.getString("kind"), row.getLong("times")))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How each lane behaved towards its site; empty outside studies. */
  public List<LaneManners> manners() {
    return jdbi.withHandle(LaneManners::read);
  }

  /** How the study stands; fails at once where the database is away. */
  public StudyStatus status(Instant now) {
    return StudyStatus.read(jdbi.once(), now);
  }

  /** How many listings and searches are due in all lanes. */
  public int due(Instant now) {
    return jdbi.withHandle(
        handle -> handle.createQuery(DUE).bind("now", StoredTime.of(now)).mapTo(int.class).one());
  }

  /** When the first of all is or was due, visits under way among them; empty if never again. */
  public Optional<Instant> nextDue() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIRST_DUE)
                .map((row, context) -> StoredTime.readOptional(row, "next_due"))
                .one());
  }

  /** When a lane has something to do next; empty if never again. */
  public Optional<Instant> nextDue(String lane) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEXT_DUE)
                .bind("lane", lane)
                .map((row, context) -> StoredTime.read(row, "next_due"))
                .findOne());
  }

  /** A session of a lane that has not ended, as after a crash. */
  public Optional<String> openSession(String lane) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(OPEN_SESSION).bind("lane", lane).mapTo(String.class).findOne());
  }

  /** Counts what was recorded from bundles after a crash in the open sessions of a lane. */
  static void countUncounted(Handle handle, LaneLease lease) {
    handle
        .createQuery(UNCOUNTED)
        .bind("lane", lease.lane())
        .mapToMap(String.class)
        .list()
        .forEach(row -> count(handle, lease, row));
  }

  private static void count(Handle handle, LaneLease lease, Map<String, String> row) {
    String reason = row.get("reason");
    String verdict = String.valueOf(row.get("verdict"));
    counted(
        handle,
        lease,
        String.valueOf(row.get("visit_id")),
        Integer.parseInt(String.valueOf(row.get("study_version"))),
        reason == null ? verdict : verdict + "(" + reason + ")");
  }

  /** Names the study's version in an observation and counts it. */
  static void counted(Handle handle, LaneLease lease, String visit, int version, String outcome) {
    handle.createUpdate(VERSION).bind("version", version).bind("visit", visit).execute();
    for (String statement : List.of(NEW_TALLY, TALLY)) {
      handle.createUpdate(statement).bind("lane", lease.lane()).bind("outcome", outcome).execute();
    }
  }

  /** Records that all visits of a session have ended. */
  public void ended(String run, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(END_SESSION)
                .bind("run", run)
                .bind("now", StoredTime.of(now))
                .execute());
  }

  /** Adds a session, which stays open until its visits have ended. */
  static void addSession(Handle handle, LaneLease lease, String run, int version) {
    handle
        .createUpdate(ADD_SESSION)
        .bind("run", run)
        .bind("lane", lease.lane())
        .bind("version", version)
        .execute();
  }
}
