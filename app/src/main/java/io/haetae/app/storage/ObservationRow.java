package io.haetae.app.storage;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Recorded;
import io.haetae.core.plan.Occasion;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Money;
import io.haetae.core.product.ProductField;
import io.haetae.core.product.Seller;
import io.haetae.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An observation as the database keeps it: what lists and reports need. The whole of it is in its
 * bundle.
 *
 * @param visit the visit
 * @param openedAt when it started, UTC, in microseconds
 * @param closedAt when it ended, UTC, in microseconds
 * @param verdict the conclusion with the signals that it rests on
 * @param title the offer's title as read, cut to 2,000 characters
 * @param price the price shown, as read
 * @param seller the seller as the offer names it
 * @param evidence the sealed bundle; empty if nothing could be captured
 * @param lacking what the offer lacked; empty if the page showed none
 * @param occasion why the visit was due; empty for controls and outside studies
 */
public record ObservationRow(
    Visit visit,
    Instant openedAt,
    Instant closedAt,
    Verdict verdict,
    Optional<String> title,
    Optional<Money> price,
    Optional<Seller> seller,
    Optional<EvidenceRef> evidence,
    Optional<Set<ProductField>> lacking,
    Optional<Occasion> occasion) {
  /** Copies the set. */
  public ObservationRow {
    lacking = lacking.map(Set::copyOf);
  }

  /** What the history needs of it. */
  public Recorded recorded() {
    return new Recorded(visit, openedAt, closedAt, verdict, lacking, evidence);
  }

  /** The same with another seller. */
  public ObservationRow withSeller(Optional<Seller> other) {
    return new ObservationRow(
        visit, openedAt, closedAt, verdict, title, price, other, evidence, lacking, occasion);
  }
}
