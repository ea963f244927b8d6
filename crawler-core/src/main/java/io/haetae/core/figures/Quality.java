package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.plan.Purpose;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** K12: how far the figures can be relied on. Every visit counts, from every country. */
final class Quality {
  private static final Set<Reason> KEPT_OUT =
      EnumSet.of(Reason.CHALLENGED, Reason.RATE_LIMITED, Reason.LOGIN_REQUIRED);

  private final List<Look> looks;

  Quality(List<Look> all, Instant asOf) {
    looks = all.stream().filter(look -> !look.at().isAfter(asOf)).toList();
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(counts(Definition.VISITS_MADE, look -> true));
    figures.addAll(counts(Definition.PAGES_FETCHED, Quality::pageCame));
    figures.addAll(undetermined());
    figures.addAll(
        shares(
            Definition.CONCLUSIVE_VISITS,
            look -> look.purpose() == Purpose.TARGET,
            look -> look.verdict().conclusive()));
    figures.addAll(shares(Definition.BLOCKED_VISITS, look -> true, Quality::keptOut));
    figures.addAll(
        shares(
            Definition.CONTROL_ON_SALE_PASSED,
            look -> look.purpose() == Purpose.CONTROL_ON_SALE,
            Look::orderable));
    figures.addAll(
        shares(
            Definition.CONTROL_ABSENT_PASSED,
            look -> look.purpose() == Purpose.CONTROL_ABSENT,
            look -> look.verdict() instanceof Verdict.Removed));
    figures.addAll(shares(Definition.SEALED_VISITS, look -> true, Look::sealed));
    return figures;
  }

  private static boolean keptOut(Look look) {
    return look.verdict() instanceof Verdict.Undetermined undetermined
        && KEPT_OUT.contains(undetermined.reason());
  }

  /** The share of all such visits and of those to each site: a count of what was, no estimate. */
  private List<Figure> shares(Definition definition, Predicate<Look> counted, Predicate<Look> hit) {
    Count all = new Count();
    Map<String, Count> sites = new TreeMap<>();
    for (Look look : looks) {
      if (counted.test(look)) {
        boolean hits = hit.test(look);
        all.add(look, hits);
        sites.computeIfAbsent(look.listing().site().value(), first -> new Count()).add(look, hits);
      }
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of(definition, all.result()));
    sites.forEach(
        (site, count) -> figures.add(Figure.of(definition, "site", site, count.result())));
    return figures;
  }

  /** Whatever it showed. */
  private static boolean pageCame(Look look) {
    return !(look.verdict() instanceof Verdict.Undetermined undetermined)
        || undetermined.reason() != Reason.FAILED;
  }

  /** How many such visits there were, in all and to each site. */
  private List<Figure> counts(Definition definition, Predicate<Look> counted) {
    Map<String, List<String>> sites = new TreeMap<>();
    List<String> all = new ArrayList<>();
    for (Look look : looks) {
      if (counted.test(look)) {
        all.add(look.visit());
        sites
            .computeIfAbsent(look.listing().site().value(), first -> new ArrayList<>())
            .add(look.visit());
      }
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of(definition, counted(all)));
    sites.forEach(
        (site, visits) -> figures.add(Figure.of(definition, "site", site, counted(visits))));
    return figures;
  }

  private static Measured counted(List<String> visits) {
    return new Measured(
        Range.exactly(visits.size()),
        visits.size(),
        visits.size(),
        Optional.empty(),
        0,
        Optional.empty(),
        visits);
  }

  /** Rests on the visits that told nothing: those that did are named by the share that did. */
  private List<Figure> undetermined() {
    Map<String, List<String>> reasons = new TreeMap<>();
    List<String> all = new ArrayList<>();
    long targets = 0;
    for (Look look : looks) {
      if (look.purpose() == Purpose.TARGET) {
        targets++;
        if (look.verdict() instanceof Verdict.Undetermined undetermined) {
          all.add(look.visit());
          reasons
              .computeIfAbsent(undetermined.reason().stored(), first -> new ArrayList<>())
              .add(look.visit());
        }
      }
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of(Definition.UNDETERMINED_VISITS, part(all, targets)));
    for (Map.Entry<String, List<String>> reason : reasons.entrySet()) {
      figures.add(
          Figure.of(
              Definition.UNDETERMINED_VISITS,
              "reason",
              reason.getKey(),
              part(reason.getValue(), targets)));
    }
    return figures;
  }

  private static Result part(List<String> visits, long of) {
    return of == 0
        ? Withheld.because(Refusal.NOTHING_DETERMINED)
        : new Measured(
            Range.exactly((double) visits.size() / of),
            visits.size(),
            of,
            Optional.empty(),
            0,
            Optional.empty(),
            visits);
  }

  private static final class Count {
    private final List<String> visits = new ArrayList<>();
    private long hits;

    void add(Look look, boolean hit) {
      visits.add(look.visit());
      hits += hit ? 1 : 0;
    }

    Result result() {
      return visits.isEmpty()
          ? Withheld.because(Refusal.NOTHING_DETERMINED)
          : new Measured(
              Range.exactly((double) hits / visits.size()),
              hits,
              visits.size(),
              Optional.empty(),
              0,
              Optional.empty(),
              visits);
    }
  }
}
