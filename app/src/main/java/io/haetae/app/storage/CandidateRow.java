package io.haetae.app.storage;

import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.Optional;

/**
 * An offer that may be a watched product again.
 *
 * @param item the watch item's id
 * @param listing the offer
 * @param reference the watched listing that it is most like; empty for the notice itself
 * @param grade the stored name of the grade
 * @param probability the grade's probability, 0 to 1
 * @param standing how it stands to the watched listings
 * @param firstSeen when it was first seen, UTC
 * @param accepted the identifier that the study accepts without a person's look, if there is one
 * @param detail both sides and the reasons, a JSON object
 * @param drawing the file with both photographs, in the archive's folder, if both have one
 */
public record CandidateRow(
    String item,
    ListingId listing,
    Optional<ListingId> reference,
    String grade,
    double probability,
    Standing standing,
    Instant firstSeen,
    Optional<String> accepted,
    String detail,
    Optional<String> drawing) {
  /** How an offer stands to the watched listings. Stored; never changes its meaning. */
  public enum Standing {
    /** The same seller, another number, first seen after a watched listing was gone. */
    R1,
    /** Another seller, first seen after a watched listing was gone. */
    R2,
    /** Another storefront of the same platform, first seen after a watched listing was gone. */
    R3,
    /** It stood already when a watched listing was found gone: no relisting. */
    COEXISTING,
    /**
     * First seen after one was gone, but nobody had looked for it before: it may have stood too.
     */
    UNTOLD,
    /** No watched listing of the product was confirmed gone before it was seen. */
    BESIDE;

    /** Whether it is a relisting if it is the same product. */
    public boolean later() {
      return switch (this) {
        case R1, R2, R3 -> true;
        case COEXISTING, UNTOLD, BESIDE -> false;
      };
    }
  }
}
