package io.haetae.app.match;

import io.haetae.app.storage.CandidateRow.Standing;
import io.haetae.core.product.Seller;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How offers stand to the watched listings of an item, by when each was first seen. */
final class Standings {
  private final SeenOffers seen;
  private final String item;
  private final Set<ListingId> watched;
  private final Map<ListingId, Instant> gone = new HashMap<>();

  Standings(SeenOffers seen, String item) {
    this.seen = seen;
    this.item = item;
    this.watched = seen.watched().getOrDefault(item, Set.of());
    watched.forEach(listing -> seen.gone(listing).ifPresent(at -> gone.put(listing, at)));
  }

  /** How one stands, if it is the same product. */
  Standing of(SeenOffer offer) {
    if (gone.isEmpty()) {
      return Standing.BESIDE;
    }
    Instant began = offer.listedOn().isPresent() ? listed(offer) : offer.firstSeen();
    if (gone.values().stream().noneMatch(began::isAfter)) {
      return Standing.COEXISTING;
    }
    Map<ListingId, Instant> before = new HashMap<>(gone);
    before.values().removeIf(at -> !absent(offer, at));
    return before.isEmpty() ? Standing.UNTOLD : later(offer, before.keySet());
  }

  /** Whether it is known that the offer did not stand at a moment before it was first seen. */
  private boolean absent(SeenOffer offer, Instant moment) {
    if (!moment.isBefore(offer.firstSeen())) {
      return false;
    }
    if (offer.listedOn().isPresent()) {
      return listed(offer).isAfter(moment);
    }
    return seen.searches().stream()
        .filter(search -> search.site().equals(offer.listing().site()))
        .filter(search -> search.item().map(item::equals).orElse(true))
        .filter(search -> wouldList(search, offer))
        .anyMatch(search -> !search.at().isAfter(moment));
  }

  /** A search tells that an offer was not there if the same words listed it later. */
  private static boolean wouldList(SeenOffers.Search search, SeenOffer offer) {
    return search.query().isEmpty()
        || offer.foundBy().isEmpty()
        || offer.foundBy().stream().anyMatch(by -> search.query().get().equals(by.query()));
  }

  private static Instant listed(SeenOffer offer) {
    return offer
        .listedOn()
        .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        .orElse(offer.firstSeen());
  }

  private Standing later(SeenOffer offer, Set<ListingId> before) {
    boolean other = false;
    for (ListingId listing : before) {
      SeenOffer watchedOffer = seen.offers().get(listing);
      if (watchedOffer != null && watchedOffer.shop().isPresent()) {
        if (watchedOffer.shop().equals(offer.shop())) {
          return Standing.R1;
        }
        boolean elsewhere = !listing.site().equals(offer.listing().site());
        other |=
            elsewhere && name(watchedOffer).isPresent() && name(watchedOffer).equals(name(offer));
      }
    }
    return other ? Standing.R3 : Standing.R2;
  }

  private static Optional<String> name(SeenOffer offer) {
    return offer.seller().flatMap(Seller::name);
  }
}
