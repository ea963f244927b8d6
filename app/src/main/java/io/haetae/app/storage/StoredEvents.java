package io.haetae.app.storage;

import io.haetae.core.history.Event;
import io.haetae.core.history.EventKind;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The table of the events, within one transaction. */
final class StoredEvents {
  private static final String ALL =
      "SELECT * FROM listing_event ORDER BY by_at, after_at, first_visit, kind";
  private static final String OF_LISTING =
      "SELECT * FROM listing_event WHERE listing_site = :site AND listing_number = :number";
  private static final String ADD =
      """
      INSERT INTO listing_event (first_visit, kind, listing_site, listing_number, lane, after_at,
        by_at, before_visit, second_visit, elsewhere, witness_visit, settled)
      VALUES (:first, :kind, :site, :number, :lane, :after,
        :by, :before, :second, :elsewhere, :witness, :settled)
      """;
  private static final String DROP =
      "DELETE FROM listing_event WHERE first_visit = :first AND kind = :kind";

  private final Handle handle;

  StoredEvents(Handle handle) {
    this.handle = handle;
  }

  /** Each listing's events, by the end of their intervals. */
  SortedMap<ListingId, List<EventRow>> byListing() {
    SortedMap<ListingId, List<EventRow>> byListing = new TreeMap<>();
    List<EventRow> all = handle.createQuery(ALL).map((row, context) -> event(row)).list();
    all.forEach(e -> byListing.computeIfAbsent(e.listing(), key -> new ArrayList<>()).add(e));
    byListing.replaceAll((listing, events) -> List.copyOf(events));
    return byListing;
  }

  /** Makes a listing's events exactly these; what the table holds already is left as it is. */
  void replace(ListingId listing, List<EventRow> events) {
    List<EventRow> old =
        handle
            .createQuery(OF_LISTING)
            .bind("site", listing.site().value())
            .bind("number", listing.number())
            .map((row, context) -> event(row))
            .list();
    old.stream().filter(event -> !events.contains(event)).forEach(this::drop);
    events.stream().filter(event -> !old.contains(event)).forEach(this::add);
  }

  private void add(EventRow event) {
    handle
        .createUpdate(ADD)
        .bind("first", event.first())
        .bind("kind", event.kind().stored())
        .bind("site", event.listing().site().value())
        .bind("number", event.listing().number())
        .bind("lane", event.lane())
        .bind("after", StoredTime.of(event.after()))
        .bind("by", StoredTime.of(event.by()))
        .bind("before", event.before())
        .bind("second", event.second())
        .bind("elsewhere", event.elsewhere().name())
        .bind("witness", event.witness().orElse(null))
        .bind("settled", event.settled())
        .execute();
  }

  private void drop(EventRow event) {
    handle
        .createUpdate(DROP)
        .bind("first", event.first())
        .bind("kind", event.kind().stored())
        .execute();
  }

  private static EventRow event(ResultSet row) throws SQLException {
    return new EventRow(
        kind(row.getString("kind")),
        new ListingId(new SiteId(row.getString("listing_site")), row.getString("listing_number")),
        row.getString("lane"),
        StoredTime.read(row, "after_at"),
        StoredTime.read(row, "by_at"),
        row.getString("before_visit"),
        row.getString("first_visit"),
        row.getString("second_visit"),
        Event.Elsewhere.valueOf(row.getString("elsewhere")),
        Optional.ofNullable(row.getString("witness_visit")),
        row.getBoolean("settled"));
  }

  private static EventKind kind(String stored) {
    return Arrays.stream(EventKind.values())
        .filter(kind -> kind.stored().equals(stored))
        .findFirst()
        .orElseThrow(() -> new ArchiveException("No kind of event is called \"" + stored + "\""));
  }
}
