package io.haetae.core.plan;

import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One planned look at one listing, or at the results of one search, from one vantage. It ends in
 * exactly one observation.
 *
 * @param id the stored name, unique in the archive: {@code run/position}
 * @param run the run that it belongs to
 * @param position place in the run's plan, counted from 1
 * @param purpose why
 * @param watchItem the watch item that it is for; empty for controls
 * @param listing what to look at; the name of the result list for a search
 * @param skus the options that matter; empty means any
 * @param url where a shopper of the vantage sees the listing, at the real site
 * @param lane where it runs
 * @param query what is searched for; empty for visits to a listing
 */
public record Visit(
    String id,
    String run,
    int position,
    Purpose purpose,
    Optional<String> watchItem,
    ListingId listing,
    List<String> skus,
    URI url,
    Lane lane,
    Optional<Query> query) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a search has no query, or another visit has one
   */
  public Visit {
    skus = List.copyOf(skus);
    if ((purpose == Purpose.SEARCH) != query.isPresent()) {
      throw new IllegalArgumentException(id + " is a visit for " + purpose + ", query " + query);
    }
  }

  /** A visit to a listing. */
  public Visit(
      String id,
      String run,
      int position,
      Purpose purpose,
      Optional<String> watchItem,
      ListingId listing,
      List<String> skus,
      URI url,
      Lane lane) {
    this(id, run, position, purpose, watchItem, listing, skus, url, lane, Optional.empty());
  }

  /** What it looks at; a first look and a browser's visit look at the same. */
  public Target target() {
    Purpose sought = purpose == Purpose.PROBE ? Purpose.TARGET : purpose;
    return new Target(sought, listing, watchItem, skus, query);
  }

  /** The URL that the browser is sent to: the stand-in's, where there is one. */
  public URI address() {
    return lane.standIn().map(standIn -> standIn.toStandIn(url)).orElse(url);
  }
}
