package io.haetae.core.verdict;

import io.haetae.core.plan.Visit;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.util.List;
import java.util.Optional;

/**
 * What a reading is asked.
 *
 * @param listing the listing that was asked for; empty accepts the one that the page names
 * @param country the delivery country that the page must state; empty accepts any
 * @param skus the options that matter; empty means any
 */
public record Question(Optional<ListingId> listing, Optional<Country> country, List<String> skus) {
  /** Copies the list. */
  public Question {
    skus = List.copyOf(skus);
  }

  /** The question that a visit puts. */
  public static Question of(Visit visit) {
    Optional<ListingId> listing =
        visit.query().isPresent() ? Optional.empty() : Optional.of(visit.listing());
    return new Question(listing, Optional.of(visit.lane().vantage().country()), visit.skus());
  }
}
