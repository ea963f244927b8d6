package io.haetae.app.storage;

import io.haetae.core.plan.Due;
import io.haetae.core.plan.Gap;
import io.haetae.core.plan.Occasion;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The table of what a study watches, and of its gaps, within one transaction. */
final class WatchedTable {
  private static final String BEGUN = "SELECT count(*) FROM watched";
  private static final String ADD =
      """
      INSERT INTO watched (id, lane, watch_item, listing_site, listing_number, skus, notice_at,
        next_due, watched_from)
      VALUES (:id, :lane, :item, :site, :number, :skus, :notice, :from, :from)
      ON CONFLICT DO NOTHING
      """;
  private static final String PLANNED_ALL = "SELECT id FROM watched WHERE next_due IS NOT NULL";
  private static final String DROP =
      "UPDATE watched SET next_due = NULL WHERE id = :id AND visit_id IS NULL";
  private static final String FROM =
      "SELECT id, coalesce(watched_from, :from) AS since FROM watched";
  private static final String DUE =
      """
      SELECT id FROM watched
      WHERE lane = :lane AND next_due <= :now AND visit_id IS NULL
      ORDER BY next_due, id
      """;
  private static final String DUES =
      """
      SELECT id, next_due, occasion FROM watched
      WHERE next_due IS NOT NULL AND occasion IS NOT NULL
      """;
  private static final String PUT =
      "UPDATE watched SET next_due = :due, occasion = :occasion WHERE id = :id";
  private static final String TAKE =
      "UPDATE watched SET visit_id = :visit WHERE id = :id AND visit_id IS NULL";
  private static final String OF_VISIT =
      """
      UPDATE visit SET watched_id = :id, due_at = :due, occasion = :occasion WHERE id = :visit
      """;
  private static final String FREE = "UPDATE watched SET visit_id = NULL WHERE visit_id = :visit";
  private static final String FREE_ENDED =
      """
      UPDATE watched SET visit_id = NULL
      WHERE EXISTS (SELECT 1 FROM observation o WHERE o.visit_id = watched.visit_id)
      """;
  private static final String ADD_GAP =
      """
      INSERT INTO gap (watched_id, due_at, noticed_at, cause) VALUES (:id, :due, :now, :cause)
      ON CONFLICT DO NOTHING
      """;
  private static final String COUNT_GAPS = "UPDATE watched SET gaps = gaps + :added WHERE id = :id";

  private final Handle handle;

  WatchedTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * Makes the study watch exactly these. A study that has begun watches what is new from now on;
   * what is no longer among them is never due again, but keeps its past.
   */
  void watch(List<Watched> all, Instant from, Instant now) {
    boolean begun = handle.createQuery(BEGUN).mapTo(long.class).one() > 0;
    Instant since = begun && now.isAfter(from) ? now : from;
    Set<String> left = new HashSet<>(handle.createQuery(PLANNED_ALL).mapTo(String.class).list());
    for (Watched one : all) {
      left.remove(one.id());
      add(one, since);
    }
    left.forEach(id -> handle.createUpdate(DROP).bind("id", id).execute());
  }

  /** Adds one unless it is there. */
  void add(Watched one, Instant from) {
    ListingId listing = one.target().listing();
    handle
        .createUpdate(ADD)
        .bind("id", one.id())
        .bind("lane", one.lane().name())
        .bind("item", one.target().watchItem().map(StoredText::of).orElse(""))
        .bind("site", listing.site().value())
        .bind("number", listing.number())
        .bind("skus", String.join("\n", one.target().skus()))
        .bind("notice", one.notice().map(StoredTime::of).orElse(null))
        .bind("from", StoredTime.of(from))
        .execute();
  }

  /** From when each is watched, by its stored name; by default from the study's start. */
  Map<String, Instant> from(Instant start) {
    return handle
        .createQuery(FROM)
        .bind("from", StoredTime.of(start))
        .map((row, context) -> Map.entry(row.getString("id"), StoredTime.read(row, "since")))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** What is due in a lane and is not being visited, the longest due first. */
  List<String> due(String lane, Instant now) {
    return handle
        .createQuery(DUE)
        .bind("lane", lane)
        .bind("now", StoredTime.of(now))
        .mapTo(String.class)
        .list();
  }

  /** When each is due next and why; without those that are never again. */
  Map<String, Due> dues() {
    return handle
        .createQuery(DUES)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("id"),
                    new Due(
                        StoredTime.read(row, "next_due"),
                        Occasion.valueOf(row.getString("occasion")))))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** Says when it is due next; never again if empty. */
  void put(String id, Optional<Due> due) {
    handle
        .createUpdate(PUT)
        .bind("id", id)
        .bind("due", due.map(next -> StoredTime.of(next.at())).orElse(null))
        .bind("occasion", due.map(next -> next.occasion().name()).orElse(null))
        .execute();
  }

  /** Keeps what is due from being taken again until its visit has ended. */
  void take(String id, String visit, Due due) {
    handle.createUpdate(TAKE).bind("visit", visit).bind("id", id).execute();
    handle
        .createUpdate(OF_VISIT)
        .bind("visit", visit)
        .bind("id", id)
        .bind("due", StoredTime.of(due.at()))
        .bind("occasion", due.occasion().name())
        .execute();
  }

  /** Lets what a visit was for be taken again. */
  void free(String visit) {
    handle.createUpdate(FREE).bind("visit", visit).execute();
  }

  /** Lets everything be taken again whose visit has ended. */
  void freeEnded() {
    handle.createUpdate(FREE_ENDED).execute();
  }

  void gaps(String id, List<Gap> gaps, Instant now) {
    int added = 0;
    for (Gap gap : gaps) {
      added +=
          handle
              .createUpdate(ADD_GAP)
              .bind("id", id)
              .bind("due", StoredTime.of(gap.slot().due()))
              .bind("now", StoredTime.of(now))
              .bind("cause", gap.cause().name())
              .execute();
    }
    if (added > 0) {
      handle.createUpdate(COUNT_GAPS).bind("id", id).bind("added", added).execute();
    }
  }
}
