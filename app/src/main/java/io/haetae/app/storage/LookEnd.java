package io.haetae.app.storage;

import io.haetae.core.history.Noted;
import java.time.Instant;

/**
 * Where a look stands in the order of all: by its end, and by its visit among those that ended at
 * once.
 *
 * @param at when it ended, UTC
 * @param visit its visit
 */
record LookEnd(Instant at, String visit) {
  /** Before the first look. */
  static final LookEnd NONE = new LookEnd(Instant.EPOCH, "");

  static LookEnd of(LookRow row) {
    Noted noted = row.noted();
    return new LookEnd(noted.closedAt(), noted.visit());
  }
}
