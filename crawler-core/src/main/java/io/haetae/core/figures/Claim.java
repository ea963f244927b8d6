package io.haetae.core.figures;

import io.haetae.core.watch.ListingId;
import java.time.Instant;

/**
 * A platform's report that it removed a listing.
 *
 * @param item the watch item
 * @param listing the listing
 * @param at when the report was received
 */
public record Claim(String item, ListingId listing, Instant at) {
  Watched.Subject subject() {
    return new Watched.Subject(item, listing);
  }
}
