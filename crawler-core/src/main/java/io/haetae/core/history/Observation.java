package io.haetae.core.history;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Product;
import io.haetae.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of one visit.
 *
 * @param visit the visit
 * @param openedAt when the visit started, UTC
 * @param closedAt when it ended, UTC
 * @param verdict the conclusion
 * @param product the offer as read, if the page showed one
 * @param evidence the sealed bundle; empty if nothing could be captured
 */
public record Observation(
    Visit visit,
    Instant openedAt,
    Instant closedAt,
    Verdict verdict,
    Optional<Product> product,
    Optional<EvidenceRef> evidence) {}
