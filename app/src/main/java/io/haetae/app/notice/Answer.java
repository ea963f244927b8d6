package io.haetae.app.notice;

import java.time.Instant;

/**
 * What a platform answered to a notice.
 *
 * @param id its stored name: the notice's, a point, and which answer it is, counted from 1
 * @param notice the notice's stored name
 * @param outcome what the platform says it did
 * @param at when the answer was received
 * @param text the answer, word for word
 * @param by who recorded it
 * @param recorded when that was
 */
public record Answer(
    String id,
    String notice,
    Outcome outcome,
    Instant at,
    String text,
    String by,
    Instant recorded) {
  /** What a platform says it did. Stored names. */
  public enum Outcome {
    /** It says that the listings are removed or blocked. */
    REMOVED,
    /** It refuses, or contests the finding. */
    REFUSED,
    /** Anything else, such as a confirmation of receipt. */
    OTHER
  }
}
