package io.haetae.core.figures;

import static io.haetae.core.figures.estimate.CompetingCurves.NONE;

import io.haetae.core.figures.Curves.Wanted;
import io.haetae.core.figures.Reappearance.Back;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Bootstrap;
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
  private final List<Reappearance> told;
  private final Set<Relisting> seen;
  private final Refusal unseen;
  private final Instant asOf;
  private final Bootstrap bootstrap;

  /**
   * The removals of a study.
   *
   * @param seen the ways of coming back that the study would have seen
   * @param unseen why no others
   */
  Reappearances(List<Reappearance> all, Set<Relisting> seen, Refusal unseen, Instant asOf) {
    this(all, seen, unseen, asOf, Curves.bootstrap(all.size()));
  }

  private Reappearances(
      List<Reappearance> all,
      Set<Relisting> seen,
      Refusal unseen,
      Instant asOf,
      Bootstrap bootstrap) {
    this.all = all;
    this.told = all.stream().filter(removal -> !removal.untold(asOf)).toList();
    this.seen = seen;
    this.unseen = unseen;
    this.asOf = asOf;
    this.bootstrap = bootstrap;
  }

  /** Of all removals, by way of coming back, and of parts of the study. */
  List<Figure> figures(Parts parts) {
    if (all.isEmpty()) {
      return DEFINITIONS.stream()
          .map(definition -> Figure.withheld(definition, Refusal.NOTHING_DETERMINED))
          .toList();
    }
    List<Figure> figures = new ArrayList<>(times());
    figures.addAll(byWay());
    figures.add(ofAny(Figure.of(Definition.REAPPEARANCE_RATE, rate(count(r -> true)))));
    for (Relisting kind : Relisting.values()) {
      Result rate =
          seen.contains(kind) ? rate(count(back -> back.kind() == kind)) : Withheld.because(unseen);
      figures.add(Figure.of(Definition.REAPPEARANCE_RATE, RELISTING, kind.name(), rate));
    }
    figures.addAll(
        parts.withFewSellers().figures(all, Reappearance::subject, DEFINITIONS, this::ofPart));
    return figures;
  }

  /** Of any way alone: parts by way would be too small to tell anything. */
  private List<Figure> ofPart(List<Reappearance> some) {
    Reappearances part = new Reappearances(some, seen, unseen, asOf, bootstrap);
    List<Figure> figures = new ArrayList<>(part.times());
    Figure rate = Figure.of(Definition.REAPPEARANCE_RATE, part.rate(part.count(r -> true)));
    figures.add(ofAny(rate));
    if (!seesAll()) {
      figures.add(ofWays(rate));
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
                    new Wanted(Definition.BACK_IN_180_DAYS, 180)),
                bootstrap);
    List<Figure> figures = new ArrayList<>(read.stream().map(this::ofAny).toList());
    if (!seesAll()) {
      read.forEach(figure -> figures.add(ofWays(figure)));
    }
    return figures;
  }

  private Figure ofWays(Figure figure) {
    return Figure.of(figure.definition(), RELISTING, ways(), figure.result());
  }

  /**
   * The shares that first came back in each way. Where only one way would have been seen, its share
   * is that of all ways that would.
   */
  private List<Figure> byWay() {
    List<Relisting> kinds = seen.stream().sorted().toList();
    List<Figure> figures = new ArrayList<>();
    if (kinds.size() > 1 && curves().tooUnknown()) {
      for (Relisting kind : kinds) {
        figures.add(Figure.of(Definition.BACK_IN_30_DAYS, RELISTING, kind.name(), manyUnknown()));
        figures.add(Figure.of(Definition.BACK_IN_180_DAYS, RELISTING, kind.name(), manyUnknown()));
      }
    } else if (kinds.size() > 1) {
      ClusteredWays ways =
          new ClusteredWays(
              told.stream().map(r -> new ClusteredWays.Member(r.item(), ended(r, kinds))).toList(),
              kinds.size());
      List<List<Incidence>> incidences =
          ways.incidences(List.of(30.0, 180.0), bootstrap, Confidence.NINETY_FIVE);
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
            told.size(),
            Optional.of(incidence.interval()),
            untold(),
            Optional.empty(),
            visits()));
  }

  /** The times from each removal to the reappearance. */
  Curves curves() {
    return new Curves(
        told.stream().map(r -> new Member(r.item(), r.days())).toList(),
        count(r -> true),
        untold(),
        visits());
  }

  /** The ways that would have been seen, such as {@code R0+R1}; empty if all would. */
  Optional<String> confinedTo() {
    return seesAll() ? Optional.empty() : Optional.of(ways());
  }

  private long untold() {
    return (long) all.size() - told.size();
  }

  private Withheld manyUnknown() {
    return new Withheld(
        Refusal.MANY_UNDETERMINED, told.size(), untold(), Optional.empty(), visits());
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
    if (curves().tooUnknown()) {
      return manyUnknown();
    }
    double years = told.stream().mapToDouble(Reappearance::daysAtRisk).sum() / YEAR;
    if (years <= 0) {
      return new Withheld(Refusal.NOTHING_DETERMINED, 0, all.size(), Optional.empty(), visits());
    }
    PoissonRate rate = new PoissonRate(events, years);
    return new Measured(
        Range.exactly(rate.rate()),
        events,
        years,
        Optional.of(rate.interval(Confidence.NINETY_FIVE)),
        untold(),
        Optional.empty(),
        visits());
  }

  private List<String> visits() {
    return all.stream().flatMap(r -> r.visits().stream()).toList();
  }

  /** K5c: each confirmed takedown is a block; it is a re-block if the product had one before. */
  static List<Figure> reblocks(List<Takedown> takedowns, Parts parts) {
    Map<String, Instant> first = new HashMap<>();
    List<Takedown> blocks = takedowns.stream().filter(t -> t.gone().isPresent()).toList();
    blocks.forEach(
        block ->
            block
                .gone()
                .ifPresent(
                    gone ->
                        first.merge(block.item(), gone, (one, o) -> one.isBefore(o) ? one : o)));
    List<Figure> figures = new ArrayList<>();
    figures.add(reblocks(blocks, first));
    figures.addAll(
        parts.figures(
            blocks,
            Takedown::subject,
            List.of(Definition.REBLOCK_SHARE),
            some -> List.of(reblocks(some, first))));
    return figures;
  }

  private static Figure reblocks(List<Takedown> blocks, Map<String, Instant> first) {
    Tally tally = new Tally();
    for (Takedown block : blocks) {
      Instant before = first.getOrDefault(block.item(), Instant.MAX);
      tally.add(block.item(), before.isBefore(block.noticed()), block.visits());
    }
    return Figure.of(Definition.REBLOCK_SHARE, tally.share());
  }
}
