package io.haetae.app.storage;

import io.haetae.core.history.Event;
import io.haetae.core.history.EventKind;
import io.haetae.core.history.Sighting;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.Optional;

/**
 * A confirmed change of a listing as the database keeps it. It happened after {@code after} and not
 * later than {@code by}.
 *
 * @param kind what happened
 * @param listing the listing
 * @param lane the stored name of the lane that saw it
 * @param after when the state before was last known, UTC, in microseconds; exclusive
 * @param by by when the state after was first known, UTC, in microseconds; inclusive
 * @param before the id of the visit that saw the state before last
 * @param first the id of the visit that saw the state after first
 * @param second the id of the visit that confirmed it
 * @param elsewhere what other vantages saw at the same time
 * @param witness the id of the visit from another vantage that this rests on, if any
 * @param settled whether no alarm can void it any more; an event that is not settled stands unless
 *     the site's pages turn out to have changed
 */
public record EventRow(
    EventKind kind,
    ListingId listing,
    String lane,
    Instant after,
    Instant by,
    String before,
    String first,
    String second,
    Event.Elsewhere elsewhere,
    Optional<String> witness,
    boolean settled) {
  static EventRow of(Event event, boolean settled) {
    return new EventRow(
        event.kind(),
        event.listing(),
        event.lane(),
        event.after(),
        event.by(),
        event.before().visit(),
        event.first().visit(),
        event.second().visit(),
        event.elsewhere(),
        event.witness().map(Sighting::visit),
        settled);
  }
}
