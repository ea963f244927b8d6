package io.haetae.app.storage;

import io.haetae.core.plan.Query;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.SiteId;
import java.time.Instant;
import java.util.List;

/**
 * A search that was made.
 *
 * @param visit the visit's stored name
 * @param site where
 * @param lane the stored name of its lane
 * @param country the delivery country that it looked from, as an ISO 3166-1 code
 * @param item the watch item that it was made for
 * @param query what was searched for
 * @param at when it ended, UTC
 * @param answered whether it was answered; a search that was not says nothing of what is there
 * @param hits the offers that it listed, in rank order
 */
public record SearchRow(
    String visit,
    SiteId site,
    String lane,
    String country,
    String item,
    Query query,
    Instant at,
    boolean answered,
    List<SearchHit> hits) {
  /** Copies the list. */
  public SearchRow {
    hits = List.copyOf(hits);
  }
}
