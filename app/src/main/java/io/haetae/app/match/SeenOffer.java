package io.haetae.app.match;

import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.watch.ListingId;
import io.haetae.matching.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An offer as an archive saw it, on its own page or in a list of offers.
 *
 * @param listing which
 * @param subject what it says
 * @param seller who sells it, if the page names a seller
 * @param firstSeen when it was first seen, UTC
 * @param listedOn the day on which its site says that it was first listed
 * @param foundBy the searches that listed it, oldest first
 * @param page its own page as it was first captured; empty if it was only seen in a list
 */
public record SeenOffer(
    ListingId listing,
    Subject subject,
    Optional<Seller> seller,
    Instant firstSeen,
    Optional<LocalDate> listedOn,
    List<FoundBy> foundBy,
    Optional<Page> page) {
  /** Copies the list. */
  public SeenOffer {
    foundBy = List.copyOf(foundBy);
  }

  /** One that no search listed. */
  public SeenOffer(
      ListingId listing,
      Subject subject,
      Optional<Seller> seller,
      Instant firstSeen,
      Optional<LocalDate> listedOn,
      Optional<Page> page) {
    this(listing, subject, seller, firstSeen, listedOn, List.of(), page);
  }

  /**
   * A search that listed it.
   *
   * @param query what was searched for
   * @param rank its place in the list, from 1
   * @param visit the search's stored name
   */
  public record FoundBy(String query, int rank, String visit) {}

  /**
   * A captured page of an offer.
   *
   * @param captureId the capture
   * @param bundle the bundle's folder, from the archive's
   * @param product what the page offers
   */
  public record Page(String captureId, String bundle, Product product) {}

  /** The earlier first sight of two, and the page if either has one. */
  SeenOffer and(SeenOffer other) {
    SeenOffer fuller = page.isPresent() || other.page.isEmpty() ? this : other;
    Instant earlier = firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen;
    return new SeenOffer(
        listing,
        fuller.subject,
        fuller.seller.or(() -> seller).or(() -> other.seller),
        earlier,
        listedOn.or(() -> other.listedOn),
        Stream.concat(foundBy.stream(), other.foundBy.stream()).toList(),
        fuller.page);
  }

  /** The site and the seller's own number, or the name where there is none. */
  Optional<String> shop() {
    return seller
        .flatMap(known -> known.id().or(known::name))
        .map(name -> listing.site() + ":" + name);
  }
}
