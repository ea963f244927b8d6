package io.haetae.app.storage;

import io.haetae.app.study.Look;
import io.haetae.app.study.LookTimes;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.watch.ListingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What a study watches, when each listing is due, and the sessions that are not finished. Safe for
 * use by several threads and processes.
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
  private static final String ADD_WATCHED =
      """
      INSERT INTO watched (id, lane, watch_item, listing_site, listing_number, skus, notice_at,
        next_due, retries)
      VALUES (:id, :lane, :item, :site, :number, :skus, :notice, :due, 0)
      ON CONFLICT DO NOTHING
      """;
  private static final String REVIVE =
      """
      UPDATE watched SET next_due = :now WHERE id = :id AND next_due IS NULL AND visit_id IS NULL
      """;
  private static final String ALL_WATCHED = "SELECT id FROM watched WHERE next_due IS NOT NULL";
  private static final String DROP =
      "UPDATE watched SET next_due = NULL WHERE id = :id AND visit_id IS NULL";
  private static final String DUE =
      """
      SELECT * FROM watched
      WHERE lane = :lane AND next_due <= :now AND visit_id IS NULL
      ORDER BY next_due, id LIMIT :most
      """;
  private static final String PLANNED =
      "UPDATE watched SET visit_id = :visit WHERE id = :id AND visit_id IS NULL";
  private static final String OF_VISIT =
      "UPDATE visit SET watched_id = :id, due_at = :due WHERE id = :visit";
  private static final String ADD_GAP =
      """
      INSERT INTO gap (watched_id, due_at, noticed_at) VALUES (:id, :due, :now)
      ON CONFLICT DO NOTHING
      """;
  private static final String ADD_SESSION =
      "INSERT INTO lane_session (run, lane, study_version) VALUES (:run, :lane, :version)";
  private static final String OPEN_SESSION =
      """
      SELECT run FROM lane_session WHERE lane = :lane AND ended_at IS NULL ORDER BY run LIMIT 1
      """;
  private static final String END_SESSION =
      "UPDATE lane_session SET ended_at = :now WHERE run = :run";
  private static final String LOOK = "SELECT * FROM watched WHERE visit_id = :visit";
  private static final String ADVANCE =
      """
      UPDATE watched SET visit_id = NULL, next_due = :due, last_kind = :kind, retries = :retries
      WHERE id = :id AND visit_id = :visit
      """;
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
  private static final String UNSETTLED =
      """
      SELECT o.visit_id, o.closed_at, o.verdict, o.capture_id
      FROM watched w JOIN observation o ON o.visit_id = w.visit_id
      WHERE w.lane = :lane
      """;
  private static final String VERSIONS =
      """
      SELECT v.id, o.study_version FROM visit v JOIN observation o ON o.visit_id = v.id
      WHERE v.run = :run AND o.study_version IS NOT NULL
      """;
  private static final String EVENTS =
      "SELECT kind, count(*) AS times FROM lane_event GROUP BY kind";
  private static final String NEXT_DUE =
      """
      SELECT next_due FROM watched
      WHERE lane = :lane AND next_due IS NOT NULL AND visit_id IS NULL
      ORDER BY next_due LIMIT 1
      """;

  private final Jdbi jdbi;

  StudyTables(Jdbi jdbi) {
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

  private static Optional<Integer> version(Handle handle, String sha256) {
    return handle.createQuery(KNOWN_VERSION).bind("sha256", sha256).mapTo(Integer.class).findOne();
  }

  /**
   * Makes the study watch exactly these. What is new is due first at {@code first}; what was at its
   * end is due at once, as the study was made longer; what is no longer among them is never due
   * again, but keeps its past.
   */
  public void watch(List<Watched> all, Instant first, Instant now) {
    jdbi.useTransaction(
        handle -> {
          Set<String> left =
              new HashSet<>(handle.createQuery(ALL_WATCHED).mapTo(String.class).list());
          for (Watched one : all) {
            left.remove(one.id());
            add(handle, one, first);
            handle
                .createUpdate(REVIVE)
                .bind("id", one.id())
                .bind("now", StoredTime.of(now))
                .execute();
          }
          left.forEach(id -> handle.createUpdate(DROP).bind("id", id).execute());
        });
  }

  private static void add(Handle handle, Watched one, Instant first) {
    ListingId listing = one.target().listing();
    handle
        .createUpdate(ADD_WATCHED)
        .bind("id", one.id())
        .bind("lane", one.lane().name())
        .bind("item", one.target().watchItem().map(StoredText::of).orElse(""))
        .bind("site", listing.site().value())
        .bind("number", listing.number())
        .bind("skus", String.join("\n", one.target().skus()))
        .bind("notice", one.notice().map(StoredTime::of).orElse(null))
        .bind("due", StoredTime.of(first))
        .execute();
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

  /** How the study stands. */
  public StudyStatus status(Instant now) {
    return StudyStatus.read(jdbi, now);
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

  /**
   * Lets visits of a lane count that were recorded from their bundles after a crash, when the
   * listing's next visit was not planned with them.
   */
  public void settle(LaneLease lease, LookTimes times) {
    jdbi.useTransaction(
        handle -> {
          LaneTables.require(handle, lease);
          Map<String, LookTimes.Ended> ended =
              handle
                  .createQuery(UNSETTLED)
                  .bind("lane", lease.lane())
                  .map((row, context) -> Map.entry(row.getString("visit_id"), ended(row)))
                  .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
          ended.forEach((visit, how) -> advance(handle, times, visit, how));
          handle
              .createQuery(UNCOUNTED)
              .bind("lane", lease.lane())
              .mapToMap(String.class)
              .list()
              .forEach(row -> count(handle, lease, row));
        });
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

  private static LookTimes.Ended ended(ResultSet row) throws SQLException {
    String verdict = row.getString("verdict");
    return new LookTimes.Ended(
        StoredTime.read(row, "closed_at"),
        Optional.of(verdict).filter(kind -> !kind.equals("Undetermined")),
        row.getString("capture_id") != null);
  }

  /**
   * Plans the next visit of the listing that a visit was for, and keeps the looks as gaps that were
   * slept through before it; does nothing for controls.
   */
  static void advance(Handle handle, LookTimes times, String visit, LookTimes.Ended how) {
    Optional<Look> seen =
        handle
            .createQuery(LOOK)
            .bind("visit", visit)
            .map((row, context) -> DueLook.look(row))
            .findOne();
    seen.ifPresent(look -> gaps(handle, look, times, how.at()));
    seen.map(look -> times.after(look, how))
        .ifPresent(
            next ->
                handle
                    .createUpdate(ADVANCE)
                    .bind("visit", visit)
                    .bind("id", next.id())
                    .bind("due", next.due().map(StoredTime::of).orElse(null))
                    .bind("kind", next.lastKind().orElse(null))
                    .bind("retries", next.retries())
                    .execute());
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

  /**
   * Plans a session in one transaction: what is due becomes visits.
   *
   * @param lease the lane's
   * @param run the session's new name
   * @param version the study's version under which it is planned
   * @param most how many listings at most
   * @param planner makes the visits: the controls, then one for each target in their order
   * @return whether there was anything due
   * @throws io.haetae.core.lane.LeaseLostException if the lane has another owner
   */
  public boolean take(
      LaneLease lease,
      String run,
      int version,
      Instant now,
      int most,
      Function<List<Target>, List<Visit>> planner) {
    return jdbi.inTransaction(
        handle -> {
          LaneTables.require(handle, lease);
          List<DueLook> due =
              handle
                  .createQuery(DUE)
                  .bind("lane", lease.lane())
                  .bind("now", StoredTime.of(now))
                  .bind("most", most)
                  .map((row, context) -> DueLook.read(row))
                  .list();
          if (due.isEmpty()) {
            return false;
          }
          plan(handle, due, planner.apply(due.stream().map(DueLook::target).toList()), now);
          handle
              .createUpdate(ADD_SESSION)
              .bind("run", run)
              .bind("lane", lease.lane())
              .bind("version", version)
              .execute();
          return true;
        });
  }

  private static void plan(Handle handle, List<DueLook> due, List<Visit> visits, Instant now) {
    StoredVisits stored = new StoredVisits(handle);
    visits.forEach(visit -> stored.add(visit, now));
    List<Visit> targets =
        new ArrayList<>(visits.subList(visits.size() - due.size(), visits.size()));
    for (int i = 0; i < due.size(); i++) {
      Look look = due.get(i).look();
      String visit = targets.get(i).id();
      handle.createUpdate(PLANNED).bind("visit", visit).bind("id", look.id()).execute();
      handle
          .createUpdate(OF_VISIT)
          .bind("visit", visit)
          .bind("id", look.id())
          .bind("due", look.due().map(StoredTime::of).orElse(null))
          .execute();
    }
  }

  private static void gaps(Handle handle, Look look, LookTimes times, Instant now) {
    for (Instant missed : times.missed(look, now)) {
      handle
          .createUpdate(ADD_GAP)
          .bind("id", look.id())
          .bind("due", StoredTime.of(missed))
          .bind("now", StoredTime.of(now))
          .execute();
    }
  }

  /** A row of what is watched. */
  record DueLook(Look look, Target target) {
    static DueLook read(ResultSet row) throws SQLException {
      String skus = row.getString("skus");
      return new DueLook(
          look(row),
          new Target(
              ListingId.parse(
                  row.getString("listing_site") + ":" + row.getString("listing_number")),
              Optional.of(row.getString("watch_item")).filter(item -> !item.isEmpty()),
              skus.isEmpty() ? List.of() : List.of(skus.split("\n", -1))));
    }

    static Look look(ResultSet row) throws SQLException {
      return new Look(
          row.getString("id"),
          StoredTime.readOptional(row, "notice_at"),
          StoredTime.readOptional(row, "next_due"),
          Optional.ofNullable(row.getString("last_kind")),
          row.getInt("retries"));
    }
  }
}
