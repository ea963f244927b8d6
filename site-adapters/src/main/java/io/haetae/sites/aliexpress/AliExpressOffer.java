package io.haetae.sites.aliexpress;

import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.ListingId;
import java.util.List;
import java.util.Optional;

/**
 * What one state or rendered page says of one offer.
 *
 * @param listing the item that it names
 * @param product the offer; empty if it holds none
 * @param delivery the country that its ways of delivery lead to
 * @param countries the buyer's countries that it states elsewhere
 * @param signals the evidence in it
 */
record AliExpressOffer(
    Optional<ListingId> listing,
    Optional<Product> product,
    Optional<Found<String>> delivery,
    List<Found<String>> countries,
    List<Signal> signals) {
  AliExpressOffer {
    countries = List.copyOf(countries);
    signals = List.copyOf(signals);
  }

  /** What parts say that may hold no offer: one with neither title nor price is none. */
  static AliExpressOffer of(
      Optional<ListingId> listing,
      Product product,
      Optional<Found<String>> delivery,
      List<Found<String>> countries,
      List<Signal> signals) {
    boolean some = product.title().isPresent() || product.price().isPresent();
    return new AliExpressOffer(
        listing, some ? Optional.of(product) : Optional.empty(), delivery, countries, signals);
  }
}
