package io.haetae.core.figures;

import io.haetae.core.figures.estimate.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A curve of times as it is drawn: what has come by each of some days after a start. A share is a
 * range where the data leave it open.
 *
 * @param events how many times came
 * @param times how many there are, those that did not come included
 * @param points by day, the first at day 0
 * @param confinedTo the ways of coming back that it counts, such as {@code R0}; empty for all
 */
public record DrawnCurve(long events, int times, List<Point> points, Optional<String> confinedTo) {
  private static final int STEPS = 48;
  private static final int LEAST = 5;

  /** Copies the list. */
  public DrawnCurve {
    points = List.copyOf(points);
  }

  /**
   * A point.
   *
   * @param days since the start
   * @param share that has come by then
   * @param interval its 95 % interval, by drawing the products again
   */
  public record Point(double days, Range share, Range interval) {}

  /**
   * The share of listings gone, by days since the notice.
   *
   * @param days how far it is drawn
   * @return empty if fewer than five clocks run: so few would point at single sellers; or if of
   *     more than a fifth nothing is known
   */
  public static Optional<DrawnCurve> ofTakedowns(
      Study study, Records records, Instant asOf, int days) {
    Watched watched = new Watched(records.looks(), study.country(), asOf);
    return records
        .takedowns()
        .map(all -> new Takedowns(study, all, watched, asOf).curves())
        .flatMap(curves -> drawn(curves, days, Optional.empty()));
  }

  /**
   * The share of removals after which the product was back, by days since the removal; in the ways
   * that would have been seen.
   */
  public static Optional<DrawnCurve> ofReappearances(Records records, Instant asOf, int days) {
    return records
        .reappearances()
        .map(all -> new Reappearances(all, records.relistings(), records.unseen(), asOf))
        .flatMap(all -> drawn(all.curves(), days, all.confinedTo()));
  }

  private static Optional<DrawnCurve> drawn(Curves curves, int days, Optional<String> confinedTo) {
    if (curves.members().size() < LEAST || curves.tooUnknown()) {
      return Optional.empty();
    }
    List<Double> at = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      at.add((double) days * step / STEPS);
    }
    return Optional.of(
        new DrawnCurve(curves.events(), curves.members().size(), curves.along(at), confinedTo));
  }
}
