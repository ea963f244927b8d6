package io.haetae.app.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * A run and how far it came.
 *
 * @param name its stored name
 * @param startedAt when it was planned, UTC; after a rebuild when its first visit started
 * @param lastClosedAt when its last visit so far ended, UTC; empty before the first
 * @param planned how many visits it has, controls included
 * @param observed how many of them have ended
 */
public record RunRow(
    String name, Instant startedAt, Optional<Instant> lastClosedAt, int planned, int observed) {
  /** When the run ended, UTC; empty while visits are due. */
  public Optional<Instant> endedAt() {
    return planned == observed ? lastClosedAt : Optional.empty();
  }
}
