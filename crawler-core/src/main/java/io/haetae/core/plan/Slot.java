package io.haetae.core.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time that needs one conclusive look.
 *
 * @param occasion why
 * @param from its start
 * @param due from when the look is made, not before {@code from}
 * @param to its end, exclusive, after {@code due}; a look made later does not count for it
 */
public record Slot(Occasion occasion, Instant from, Instant due, Instant to) {
  private static final int LEAST_TRIES_THAT_FIT = 4;

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the times are not in order
   */
  public Slot {
    if (due.isBefore(from) || !to.isAfter(due)) {
      throw new IllegalArgumentException("A slot's times rise: " + from + ", " + due + ", " + to);
    }
  }

  /** Whether a look that starts at this time counts for the slot. */
  boolean takes(Instant opened) {
    return !opened.isBefore(due) && opened.isBefore(to);
  }

  /** How long after a look that told nothing another is made in a slot of this length. */
  static Duration pause(Duration length, Duration longest) {
    Duration part = length.dividedBy(LEAST_TRIES_THAT_FIT);
    return part.compareTo(longest) < 0 ? part : longest;
  }
}
