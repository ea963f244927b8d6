package io.haetae.core.site;

import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.util.List;
import java.util.Optional;

/**
 * What a page says, before anybody judges it. The same capture always gives the same reading.
 *
 * @param site the site whose adapter read it
 * @param adapterVersion the version of the adapter's rules; it changes whenever a reading could
 * @param page what sort of page it is
 * @param listing the item that the page itself names, in canonical form
 * @param country the delivery country that the page itself states, as an ISO 3166-1 code where it
 *     can be mapped to one
 * @param product the offer, if the page shows one
 * @param results the hits of a search page in rank order
 * @param signals the evidence, in the order in which it was found
 */
public record Reading(
    SiteId site,
    String adapterVersion,
    PageKind page,
    Optional<ListingId> listing,
    Optional<Found<String>> country,
    Optional<Product> product,
    List<SearchHit> results,
    List<Signal> signals) {
  /** Copies the lists. */
  public Reading {
    results = List.copyOf(results);
    signals = List.copyOf(signals);
  }

  /** The signals of a meaning. */
  public List<Signal> signals(Meaning meaning) {
    return signals.stream().filter(signal -> signal.meaning() == meaning).toList();
  }

  /** Whether there is a signal of this meaning. */
  public boolean says(Meaning meaning) {
    return signals.stream().anyMatch(signal -> signal.meaning() == meaning);
  }
}
