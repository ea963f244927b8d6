package io.haetae.app.storage;

import io.haetae.core.watch.ListingId;
import java.time.Instant;

/**
 * What a reader said of a candidate.
 *
 * @param number its place among all, counted from 1
 * @param reader who
 * @param item the watch item's id
 * @param listing the candidate
 * @param answer what
 * @param at when, UTC
 */
public record DecisionRow(
    int number, String reader, String item, ListingId listing, Answer answer, Instant at) {
  /** An answer. Stored; never changes its meaning. */
  public enum Answer {
    /** The same product, in the option that the notice concerns. */
    SAME,
    /** The same model in another option. */
    OTHER_OPTION,
    /** Another product. */
    DIFFERENT,
    /** The reader cannot tell. */
    UNSURE,
    /** The reader takes the answer before back. */
    UNDONE
  }
}
