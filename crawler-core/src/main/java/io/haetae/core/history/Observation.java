package io.haetae.core.history;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.Facts;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Product;
import io.haetae.core.site.SearchHit;
import io.haetae.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
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
 * @param hits the offers that a search listed, in rank order; empty for other visits
 */
public record Observation(
    Visit visit,
    Instant openedAt,
    Instant closedAt,
    Verdict verdict,
    Optional<Product> product,
    Optional<EvidenceRef> evidence,
    List<SearchHit> hits) {
  /** Copies the list. */
  public Observation {
    hits = List.copyOf(hits);
  }

  /** The end of a visit that was no search. */
  public Observation(
      Visit visit,
      Instant openedAt,
      Instant closedAt,
      Verdict verdict,
      Optional<Product> product,
      Optional<EvidenceRef> evidence) {
    this(visit, openedAt, closedAt, verdict, product, evidence, List.of());
  }

  /** The end of a visit as its sealed facts tell it. */
  public static Observation of(
      Facts facts, Instant openedAt, Instant closedAt, Optional<EvidenceRef> evidence) {
    boolean search = facts.visit().query().isPresent();
    return new Observation(
        facts.visit(),
        openedAt,
        closedAt,
        facts.verdict(),
        facts.reading().product(),
        evidence,
        search ? facts.reading().results() : List.of());
  }
}
