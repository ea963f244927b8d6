package io.haetae.app.match;

import io.haetae.app.storage.CandidateRow.Standing;
import io.haetae.matching.Grade;
import io.haetae.matching.PictureMatch;
import io.haetae.matching.Reason;
import io.haetae.matching.Subject;
import java.util.Optional;

/**
 * An offer that may be a watched product again.
 *
 * @param item the watch item's id
 * @param offer the offer
 * @param reference what it is most like: a watched offer, or the notice itself
 * @param grade how it stands to the reference
 * @param pictures the photographs of reference and offer that have most in common
 * @param standing how it stands to the watched listings, if it is the same product
 * @param accepted the identifier that is accepted without a person's look
 */
record Candidate(
    String item,
    SeenOffer offer,
    Reference reference,
    Grade grade,
    Optional<PictureMatch> pictures,
    Standing standing,
    Optional<Reason.Kind> accepted) {
  /**
   * What offers are compared with.
   *
   * @param subject what it says
   * @param offer the watched offer; empty for the notice itself
   */
  record Reference(Subject subject, Optional<SeenOffer> offer) {}

  /** How probable it is that the offer sells the product in some option. */
  double sameness() {
    return switch (grade) {
      case Grade.SameListing same -> same.probability();
      case Grade.SameItem same -> same.probability();
      case Grade.SameModelOtherOption same -> same.probability();
      case Grade.SameDesignOtherBrand same -> same.probability();
      case Grade.Undecided undecided -> undecided.probability();
      case Grade.Different different -> 1 - different.probability();
    };
  }
}
