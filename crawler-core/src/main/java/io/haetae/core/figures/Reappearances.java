package io.haetae.core.figures;

import static io.haetae.core.figures.estimate.CompetingCurves.NONE;

import io.haetae.core.figures.Curves.Wanted;
import io.haetae.core.figures.Reappearance.Back;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Censored;
import io.haetae.core.figures.estimate.ClusteredCurve.Member;
import io.haetae.core.figures.estimate.ClusteredWays;
import io.haetae.core.figures.estimate.ClusteredWays.Incidence;
import io.haetae.core.figures.estimate.CompetingCurves.Ended;
import io.haetae.core.figures.estimate.Confidence;
import io.haetae.core.figures.estimate.PoissonRate;
import io.haetae.core.figures.estimate.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** K5: whether removed products come back. */
final class Reappearances {
  private static final double YEAR = 365.25;
  private static final String RELISTING = "relisting";

  /** What this computes, in order. */
  static final List<Definition> DEFINITIONS =
      List.of(
          Definition.BACK_IN_30_DAYS, Definition.BACK_IN_180_DAYS, Definition.REAPPEARANCE_RATE);

  private final List<Reappearance> all;
  private final Set<Relisting> seen;
  private final Refusal unseen;

  /** Reappearances, the ways of coming back that the study would have seen, and why no others. */
  Reappearances(List<Reappearance> all, Set<Relisting> seen, Refusal unseen) {
    this.all = all;
    this.seen = seen;
    this.unseen = unseen;
  }

  List<Figure> figures() {
    if (all.isEmpty()) {
      return DEFINITIONS.stream()
          .map(definition -> Figure.withheld(definition, Refusal.NOTHING_DETERMINED))
          .toList();
    }
    List<Figure> figures = new ArrayList<>(times());
    figures.add(ofAny(Figure.of(Definition.REAPPEARANCE_RATE, rate(count(r -> true)))));
    for (Relisting kind : Relisting.values()) {
      Result rate =
          seen.contains(kind) ? rate(count(back -> back.kind() == kind)) : Withheld.because(unseen);
      figures.add(Figure.of(Definition.REAPPEARANCE_RATE, RELISTING, kind.name(), rate));
    }
    return figures;
  }

  /**
   * The shares that came back in any way; where not every way would have been seen, those that came
   * back in the ways that would, and none for any way, which would be too low.
   */
  private List<Figure> times() {
    List<Figure> read =
        curves()
            .figures(
                List.of(
                    new Wanted(Definition.BACK_IN_30_DAYS, 30),
                    new Wanted(Definition.BACK_IN_180_DAYS, 180)));
    List<Figure> figures = new ArrayList<>(read.stream().map(this::ofAny).toList());
    if (!seesAll()) {
      read.forEach(f -> figures.add(Figure.of(f.definition(), RELISTING, ways(), f.result())));
    }
    figures.addAll(byWay());
    return figures;
  }

  /**
   * The shares that first came back in each way. Where only one way would have been seen, its share
   * is that of all ways that would.
   */
  private List<Figure> byWay() {
    List<Relisting> kinds = seen.stream().sorted().toList();
    List<Figure> figures = new ArrayList<>();
    if (kinds.size() > 1) {
      ClusteredWays ways =
          new ClusteredWays(
              all.stream().map(r -> new ClusteredWays.Member(r.item(), ended(r, kinds))).toList(),
              kinds.size());
      List<List<Incidence>> incidences =
          ways.incidences(
              List.of(30.0, 180.0), Curves.bootstrap(all.size()), Confidence.NINETY_FIVE);
      for (int i = 0; i < kinds.size(); i++) {
        Relisting kind = kinds.get(i);
        long events = count(back -> back.kind() == kind);
        figures.add(ofWay(Definition.BACK_IN_30_DAYS, kind, incidences.get(i).get(0), events));
        figures.add(ofWay(Definition.BACK_IN_180_DAYS, kind, incidences.get(i).get(1), events));
      }
    }
    for (Relisting kind : Relisting.values()) {
      if (!seen.contains(kind)) {
        Withheld why = Withheld.because(unseen);
        figures.add(Figure.of(Definition.BACK_IN_30_DAYS, RELISTING, kind.name(), why));
        figures.add(Figure.of(Definition.BACK_IN_180_DAYS, RELISTING, kind.name(), why));
      }
    }
    return figures;
  }

  /** What came back in a way that is not counted was away in the others until then. */
  private static Ended ended(Reappearance reappearance, List<Relisting> kinds) {
    int way = reappearance.back().map(back -> kinds.indexOf(back.kind())).orElse(NONE);
    double after = reappearance.days().after();
    return new Ended(
        way == NONE ? new Censored(after, Double.POSITIVE_INFINITY) : reappearance.days(), way);
  }

  private Figure ofWay(Definition definition, Relisting kind, Incidence incidence, long events) {
    return Figure.of(
        definition,
        RELISTING,
        kind.name(),
        new Measured(
            incidence.value(),
            events,
            all.size(),
            Optional.of(incidence.interval()),
            0,
            Optional.empty(),
            visits()));
  }

  /** The times from each removal to the reappearance. */
  Curves curves() {
    return new Curves(
        all.stream().map(r -> new Member(r.item(), r.days())).toList(), count(r -> true), visits());
  }

  private Figure ofAny(Figure figure) {
    return seesAll() ? figure : Figure.withheld(figure.definition(), unseen);
  }

  private boolean seesAll() {
    return seen.size() == Relisting.values().length;
  }

  private String ways() {
    return seen.stream().sorted().map(Relisting::name).collect(Collectors.joining("+"));
  }

  private long count(Predicate<Back> counted) {
    return all.stream().flatMap(r -> r.back().stream()).filter(counted).count();
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
