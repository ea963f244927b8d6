package io.haetae.core.history;

import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.Optional;

/**
 * A confirmed change of a listing as one vantage sees it. It happened after {@link #after()} and
 * not later than {@link #by()}; visits between that told nothing make the interval wider.
 *
 * @param kind what happened
 * @param before the last sighting of the state before
 * @param first the first sighting of the state after
 * @param second an independent sighting of the same, at least some minutes later
 * @param elsewhere what other vantages saw at the same time
 * @param witness the sighting from another vantage that this rests on, if any
 */
public record Event(
    EventKind kind,
    Sighting before,
    Sighting first,
    Sighting second,
    Elsewhere elsewhere,
    Optional<Sighting> witness) {
  /** What other vantages saw of a listing that is gone from one. Stored names. */
  public enum Elsewhere {
    /** The study has no other vantage, or the kind of event does not ask for one. */
    NOT_ASKED,
    /** Another vantage exists, but it told nothing for seven days. */
    NOT_SEEN,
    /** It was gone there too. */
    GONE,
    /** It stood there. */
    STANDING
  }

  /** The listing. */
  public ListingId listing() {
    return first.listing();
  }

  /** The stored name of the lane that saw it. */
  public String lane() {
    return first.lane();
  }

  /** The start of the interval, exclusive: when the state before was last known. */
  public Instant after() {
    return before.openedAt();
  }

  /** The end of the interval, inclusive: by when the state after was first known. */
  public Instant by() {
    return first.closedAt();
  }

  /** In words, such as {@code TakenDown shop:1 after 2026-01-01T00:00:00Z, by 2026-…}. */
  @Override
  public String toString() {
    return kind.stored() + " " + listing() + " after " + after() + ", by " + by();
  }
}
