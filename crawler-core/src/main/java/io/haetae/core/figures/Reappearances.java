package io.haetae.core.figures;

import io.haetae.core.figures.Curves.Wanted;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.ClusteredCurve.Member;
import io.haetae.core.figures.estimate.Confidence;
import io.haetae.core.figures.estimate.PoissonRate;
import io.haetae.core.figures.estimate.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** K5: whether removed products come back. */
final class Reappearances {
  private static final double YEAR = 365.25;

  /** What this computes, in order. */
  static final List<Definition> DEFINITIONS =
      List.of(
          Definition.BACK_IN_30_DAYS, Definition.BACK_IN_180_DAYS, Definition.REAPPEARANCE_RATE);

  private final List<Reappearance> all;

  Reappearances(List<Reappearance> all) {
    this.all = all;
  }

  List<Figure> figures() {
    if (all.isEmpty()) {
      return DEFINITIONS.stream()
          .map(definition -> Figure.withheld(definition, Refusal.NOTHING_DETERMINED))
          .toList();
    }
    List<Figure> figures =
        new ArrayList<>(
            new Curves(
                    all.stream().map(r -> new Member(r.item(), r.days())).toList(),
                    all.stream().filter(r -> r.back().isPresent()).count(),
                    visits())
                .figures(
                    List.of(
                        new Wanted(Definition.BACK_IN_30_DAYS, 30),
                        new Wanted(Definition.BACK_IN_180_DAYS, 180))));
    figures.add(
        Figure.of(
            Definition.REAPPEARANCE_RATE,
            rate(all.stream().filter(r -> r.back().isPresent()).count())));
    for (Relisting kind : Relisting.values()) {
      long events =
          all.stream().filter(r -> r.back().filter(b -> b.kind() == kind).isPresent()).count();
      figures.add(Figure.of(Definition.REAPPEARANCE_RATE, "relisting", kind.name(), rate(events)));
    }
    return figures;
  }

  private Result rate(long events) {
    double years = all.stream().mapToDouble(Reappearance::daysAtRisk).sum() / YEAR;
    if (years <= 0) {
      return new Withheld(Refusal.NOTHING_DETERMINED, 0, all.size(), Optional.empty(), visits());
    }
    PoissonRate rate = new PoissonRate(events, years);
    return new Measured(
        Range.exactly(rate.rate()),
        events,
        years,
        Optional.of(rate.interval(Confidence.NINETY_FIVE)),
        0,
        Optional.empty(),
        visits());
  }

  private List<String> visits() {
    return all.stream().flatMap(r -> r.visits().stream()).toList();
  }

  /** K5c: each confirmed takedown is a block; it is a re-block if the product had one before. */
  static Figure reblocks(List<Takedown> takedowns) {
    Map<String, Instant> first = new HashMap<>();
    takedowns.forEach(
        t ->
            t.gone()
                .ifPresent(
                    gone -> first.merge(t.item(), gone, (one, o) -> one.isBefore(o) ? one : o)));
    Tally tally = new Tally();
    for (Takedown takedown : takedowns) {
      if (takedown.gone().isPresent()) {
        Instant before = first.getOrDefault(takedown.item(), Instant.MAX);
        tally.add(takedown.item(), before.isBefore(takedown.noticed()), takedown.visits());
      }
    }
    return Figure.of(Definition.REBLOCK_SHARE, tally.share());
  }
}
