package io.haetae.core.figures;

import io.haetae.core.history.Recorded;
import io.haetae.core.plan.Purpose;
import io.haetae.core.product.Seller;
import io.haetae.core.product.Stated;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What figures need of one observation.
 *
 * @param visit the visit's stored name
 * @param purpose why it was made
 * @param listing what was looked at
 * @param item the watch item; empty for controls
 * @param country the delivery country that it looked from
 * @param at when it ended, UTC
 * @param verdict the conclusion
 * @param seller the seller's id, or its name where the site shows no id
 * @param sealed whether it left a bundle
 * @param stated what the page stated of the offer; empty if it showed none or nobody took note
 */
public record Look(
    String visit,
    Purpose purpose,
    ListingId listing,
    Optional<String> item,
    Country country,
    Instant at,
    Verdict verdict,
    Optional<String> seller,
    boolean sealed,
    Optional<Set<Stated>> stated) {
  /**
   * What an observation amounts to, if nobody took note of what the page stated.
   *
   * @param seller the seller as the offer names it
   */
  public static Look of(Recorded observation, Optional<Seller> seller) {
    return new Look(
        observation.visit().id(),
        observation.visit().purpose(),
        observation.visit().listing(),
        observation.visit().watchItem(),
        observation.visit().lane().vantage().country(),
        observation.closedAt(),
        observation.verdict(),
        seller.flatMap(Look::name),
        observation.evidence().isPresent(),
        Optional.empty());
  }

  /** What a seller is known by. */
  public static Optional<String> name(Seller seller) {
    return seller.id().or(seller::name);
  }

  /** Whether the item could be ordered. */
  boolean orderable() {
    return verdict instanceof Verdict.Orderable;
  }

  /** The product that the look is about: the watch item, or else the listing itself. */
  String product() {
    return item.orElseGet(listing::toString);
  }
}
