package io.haetae.core.figures;

import io.haetae.core.figures.estimate.Censored;
import io.haetae.core.watch.ListingId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a listing after a notice: it stood until some look, and a later one, confirmed,
 * found it gone.
 *
 * @param item the watch item
 * @param listing the listing
 * @param noticed when the platform received the notice
 * @param standing the last look that found it standing, or the receipt itself if none did
 * @param gone the first look of a confirmed takedown; empty if it still stood
 * @param visits the looks that this rests on
 */
public record Takedown(
    String item,
    ListingId listing,
    Instant noticed,
    Instant standing,
    Optional<Instant> gone,
    List<String> visits) {
  static final double DAY = Duration.ofDays(1).toMillis();

  /**
   * Copies the visits.
   *
   * @throws IllegalArgumentException if it stood before the notice or was gone before it stood
   */
  public Takedown {
    if (standing.isBefore(noticed) || gone.filter(when -> !when.isAfter(standing)).isPresent()) {
      throw new IllegalArgumentException(
          listing + " cannot stand until " + standing + " after a notice of " + noticed);
    }
    visits = List.copyOf(visits);
  }

  Watched.Subject subject() {
    return new Watched.Subject(item, listing);
  }

  /** Days from the notice to the takedown. */
  Censored days() {
    return clock(DAY);
  }

  /** The time to the takedown where the time to a deadline is 1. */
  Censored partsOf(Instant deadline) {
    return clock(millis(noticed, deadline));
  }

  private Censored clock(double unit) {
    return new Censored(
        millis(noticed, standing) / unit,
        gone.map(when -> millis(noticed, when) / unit).orElse(Double.POSITIVE_INFINITY));
  }

  static double millis(Instant from, Instant to) {
    return (double) Duration.between(from, to).toMillis();
  }
}
