package io.haetae.core.figures;

import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of a watched listing at a moment, as figures count it.
 *
 * @param item the watch item, or the listing itself
 * @param listing the listing
 * @param last its last conclusive look in the seven days before; empty if its state is unknown
 */
public record StateNow(String item, ListingId listing, Optional<Look> last) {
  /** The states of all listings that were looked at from a country. */
  public static List<StateNow> at(Records records, Country country, Instant asOf) {
    return States.at(new Watched(records.looks(), country, asOf), asOf).stream()
        .map(
            state ->
                new StateNow(state.subject().product(), state.subject().listing(), state.last()))
        .toList();
  }
}
