package io.haetae.core.figures;

import io.haetae.core.figures.estimate.Censored;
import io.haetae.core.watch.ListingId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a removed listing: whether its product came back, and how. Offers that stood
 * already when it was removed are none.
 *
 * @param item the watch item
 * @param removed the removed listing
 * @param since the first look of its confirmed removal
 * @param absent the last look that found it not back
 * @param back the first look of a confirmed reappearance with its kind; empty if there is none
 * @param visits the looks that this rests on
 */
public record Reappearance(
    String item,
    ListingId removed,
    Instant since,
    Instant absent,
    Optional<Back> back,
    List<String> visits) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  /** How a product comes back. The stored names are the constants' own. */
  public enum Relisting {
    /** The same item number. */
    R0,
    /** The same seller, another number. */
    R1,
    /** Another seller. */
    R2,
    /** Another storefront or domain of the same platform. */
    R3
  }

  /**
   * A confirmed reappearance.
   *
   * @param at its first look
   * @param kind how
   */
  public record Back(Instant at, Relisting kind) {}

  /**
   * Copies the visits.
   *
   * @throws IllegalArgumentException if the moments are out of order
   */
  public Reappearance {
    if (absent.isBefore(since) || back.filter(b -> !b.at().isAfter(absent)).isPresent()) {
      throw new IllegalArgumentException(removed + " cannot be absent until " + absent);
    }
    visits = List.copyOf(visits);
  }

  Watched.Subject subject() {
    return new Watched.Subject(item, removed);
  }

  /**
   * Whether nobody can tell what became of it: it did not come back, and the last look that found
   * it away was within a day of its removal, and a week or more ago.
   */
  boolean untold(Instant asOf) {
    return back.isEmpty()
        && Duration.between(since, absent).compareTo(DAY) < 0
        && Duration.between(absent, asOf).compareTo(WEEK) >= 0;
  }

  /** Days from the removal to the reappearance. */
  Censored days() {
    return new Censored(
        Takedown.millis(since, absent) / Takedown.DAY,
        back.map(b -> Takedown.millis(since, b.at()) / Takedown.DAY)
            .orElse(Double.POSITIVE_INFINITY));
  }

  /** Days at risk: to the middle of the interval in which it came back, or to the last look. */
  double daysAtRisk() {
    double low = days().after();
    return back.isPresent() ? (low + days().until()) / 2 : low;
  }
}
