package io.haetae.core.plan;

import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.util.List;
import java.util.Optional;

/**
 * A listing to look at in a run, or a search to make.
 *
 * @param purpose why: {@code TARGET}, {@code SEARCH}, {@code CANDIDATE}, or a control
 * @param listing the listing; the name of the result list for a search
 * @param watchItem the watch item that names it, if any
 * @param skus the options that the watch item concerns; empty means any
 * @param query what is searched for; empty for a listing
 */
public record Target(
    Purpose purpose,
    ListingId listing,
    Optional<String> watchItem,
    List<String> skus,
    Optional<Query> query) {
  /** Copies the list. */
  public Target {
    skus = List.copyOf(skus);
  }

  /** A watched listing. */
  public Target(ListingId listing, Optional<String> watchItem, List<String> skus) {
    this(Purpose.TARGET, listing, watchItem, skus, Optional.empty());
  }

  /** A search for the offers of a watch item. */
  public static Target search(SiteId site, String watchItem, Query query) {
    return new Target(
        Purpose.SEARCH, query.at(site), Optional.of(watchItem), List.of(), Optional.of(query));
  }

  /** An offer that a search for a watch item found. */
  public static Target candidate(ListingId listing, String watchItem) {
    return new Target(
        Purpose.CANDIDATE, listing, Optional.of(watchItem), List.of(), Optional.empty());
  }
}
