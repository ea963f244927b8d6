package io.haetae.core.history;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.ProductField;
import io.haetae.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the history needs of an observation; a database keeps it without the offer itself.
 *
 * @param visit the visit
 * @param openedAt when the visit started, UTC
 * @param closedAt when it ended, UTC
 * @param verdict the conclusion
 * @param lacking what the offer on the page lacked; empty if the page showed no offer
 * @param evidence the sealed bundle; empty if nothing could be captured
 */
public record Recorded(
    Visit visit,
    Instant openedAt,
    Instant closedAt,
    Verdict verdict,
    Optional<Set<ProductField>> lacking,
    Optional<EvidenceRef> evidence) {
  /** Copies the set. */
  public Recorded {
    lacking = lacking.map(Set::copyOf);
  }

  /** What the history needs of this one. */
  public static Recorded of(Observation observation) {
    return new Recorded(
        observation.visit(),
        observation.openedAt(),
        observation.closedAt(),
        observation.verdict(),
        observation.product().map(ProductField::lackedBy),
        observation.evidence());
  }
}
