package io.haetae.core.history;

import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.time.Instant;

/**
 * What an observation tells the history of its listing.
 *
 * @param visit the visit's stored name
 * @param listing the listing
 * @param lane the stored name of the lane, and so of the vantage
 * @param openedAt when the visit started, UTC
 * @param closedAt when it ended, UTC
 * @param verdict the conclusion
 * @param sealed whether it left a bundle
 * @param controlled whether both controls of its session passed
 */
public record Sighting(
    String visit,
    ListingId listing,
    String lane,
    Instant openedAt,
    Instant closedAt,
    Verdict verdict,
    boolean sealed,
    boolean controlled) {
  /** What an observation tells in a session whose controls showed this. */
  static Sighting of(Noted observation, String lane, Controls controls) {
    return new Sighting(
        observation.visit(),
        observation.listing(),
        lane,
        observation.openedAt(),
        observation.closedAt(),
        observation.verdict(),
        observation.sealed(),
        controls.bothPassed());
  }

  /** Whether an event may rest on it: conclusive, sealed, and in a session that can tell. */
  public boolean usable() {
    return verdict.conclusive() && controlled && sealed;
  }
}
