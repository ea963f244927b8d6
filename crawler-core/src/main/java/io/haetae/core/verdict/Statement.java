package io.haetae.core.verdict;

import io.haetae.core.site.Meaning;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a page can say of an item instead of offering it. */
enum Statement {
  /** The item stands behind a question for the visitor's age. */
  AGE_GATE(Meaning.AGE_GATE),
  /** The item is refused in this country. */
  REGION_REFUSAL(Meaning.REGION_REFUSAL),
  /** There is no such item. */
  NOT_FOUND(Meaning.NOT_FOUND),
  /** The shop is closed or gone. */
  SELLER_GONE(Meaning.SELLER_GONE);

  private final Meaning meaning;

  Statement(Meaning meaning) {
    this.meaning = meaning;
  }

  /** The statement that a signal of this meaning makes, if any. */
  static Optional<Statement> of(Meaning meaning) {
    return Arrays.stream(values()).filter(statement -> statement.meaning == meaning).findFirst();
  }

  /** What the statement proves where nothing contradicts it. */
  Verdict verdict(Basis basis) {
    return switch (this) {
      case AGE_GATE -> new Verdict.AgeGated(basis);
      case REGION_REFUSAL -> new Verdict.RegionBlocked(basis);
      case NOT_FOUND -> new Verdict.Removed(basis);
      case SELLER_GONE -> new Verdict.SellerGone(basis);
    };
  }

  /**
   * What cannot be true at the same time. A gate may stand before any state of an offer, and an
   * item refused in one country is on sale in others.
   */
  List<Meaning> contradictions() {
    return switch (this) {
      case AGE_GATE -> List.of();
      case REGION_REFUSAL -> List.of(Meaning.DELIVERED);
      case NOT_FOUND ->
          List.of(
              Meaning.ON_SALE,
              Meaning.IN_STOCK,
              Meaning.OUT_OF_STOCK,
              Meaning.DELIVERED,
              Meaning.NOT_DELIVERED);
      case SELLER_GONE -> List.of(Meaning.ON_SALE, Meaning.IN_STOCK, Meaning.DELIVERED);
    };
  }
}
