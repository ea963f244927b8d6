package io.haetae.core.plan;

import java.time.Instant;

/**
 * A visit as the schedule sees it.
 *
 * @param openedAt when it started
 * @param closedAt when it ended
 * @param conclusive whether it told something that may be relied on
 * @param firstLook whether it was a plain request that was answered: the slot is left in peace, but
 *     it stays a gap
 */
public record Look(Instant openedAt, Instant closedAt, boolean conclusive, boolean firstLook) {
  /** A browser's visit. */
  public Look(Instant openedAt, Instant closedAt, boolean conclusive) {
    this(openedAt, closedAt, conclusive, false);
  }

  /** Whether its slot needs no other look for now. */
  boolean answers() {
    return conclusive || firstLook;
  }

  /** The same once a browser has looked, whose word counts. */
  public Look followed() {
    return new Look(openedAt, closedAt, conclusive, false);
  }
}
