package io.haetae.core.plan;

import java.time.Instant;

/**
 * A notice to the site, or its claim of removal, from which the time to a takedown is counted.
 *
 * @param at when it was given
 * @param known from when the study knew of it; looks cannot be due before
 */
public record Notice(Instant at, Instant known) {
  /** Takes the later of the two as the time of knowledge: nobody knows of a notice before it. */
  public Notice {
    known = known.isBefore(at) ? at : known;
  }

  /** A notice that the study knows of at once. */
  public static Notice at(Instant at) {
    return new Notice(at, at);
  }
}
