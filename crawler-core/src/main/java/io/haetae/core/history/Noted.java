package io.haetae.core.history;

import io.haetae.core.plan.Purpose;
import io.haetae.core.product.ProductField;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the history notes of an observation, and no more: an archive has millions, and whoever folds
 * them all should not have to read the rest.
 *
 * @param visit the visit's stored name
 * @param run the run that it belongs to
 * @param purpose why it was made
 * @param listing what was looked at
 * @param site the site of the lane
 * @param lane the stored name of the lane
 * @param openedAt when the visit started, UTC
 * @param closedAt when it ended, UTC
 * @param verdict the conclusion
 * @param lacking what the offer on the page lacked; empty if the page showed no offer
 * @param sealed whether it left a bundle
 */
public record Noted(
    String visit,
    String run,
    Purpose purpose,
    ListingId listing,
    SiteId site,
    String lane,
    Instant openedAt,
    Instant closedAt,
    Verdict verdict,
    Optional<Set<ProductField>> lacking,
    boolean sealed) {
  /** Copies the set. */
  public Noted {
    lacking = lacking.map(Set::copyOf);
  }

  /** What the history notes of a recorded observation. */
  public static Noted of(Recorded observation) {
    return new Noted(
        observation.visit().id(),
        observation.visit().run(),
        observation.visit().purpose(),
        observation.visit().listing(),
        observation.visit().lane().site(),
        observation.visit().lane().name(),
        observation.openedAt(),
        observation.closedAt(),
        observation.verdict(),
        observation.lacking(),
        observation.evidence().isPresent());
  }
}
