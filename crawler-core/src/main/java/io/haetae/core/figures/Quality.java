package io.haetae.core.figures;

import io.haetae.core.figures.LookColumns.Kind;
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
import java.util.function.Function;
import java.util.function.Predicate;

/** K12: how far the figures can be relied on. Every visit counts, from every country. */
final class Quality {
  private static final Set<Reason> KEPT_OUT =
      EnumSet.of(Reason.CHALLENGED, Reason.RATE_LIMITED, Reason.LOGIN_REQUIRED);

  private final LookColumns looks;
  private final int size;
  private final Instant asOf;

  Quality(Looks looks, Instant asOf) {
    this.looks = looks.columns();
    this.size = looks.size();
    this.asOf = asOf;
  }

  List<Figure> figures() {
    Group every =
        new Group(
            look -> true,
            List.of(
                new Share(Definition.BLOCKED_VISITS, Quality::keptOut),
                new Share(Definition.SEALED_VISITS, Kind::sealed)));
    Group came = new Group(Quality::pageCame, List.of());
    Group targets =
        new Group(
            look -> look.purpose() == Purpose.TARGET,
            List.of(new Share(Definition.CONCLUSIVE_VISITS, look -> look.verdict().conclusive())));
    Group onSale =
        new Group(
            look -> look.purpose() == Purpose.CONTROL_ON_SALE,
            List.of(
                new Share(
                    Definition.CONTROL_ON_SALE_PASSED,
                    look -> look.verdict() instanceof Verdict.Orderable)));
    Group absent =
        new Group(
            look -> look.purpose() == Purpose.CONTROL_ABSENT,
            List.of(
                new Share(
                    Definition.CONTROL_ABSENT_PASSED,
                    look -> look.verdict() instanceof Verdict.Removed)));
    Untold untold = new Untold();
    List<Group> groups = List.of(every, came, targets, onSale, absent);
    for (int row = 0; row < size; row++) {
      if (!looks.endedAfter(row, asOf)) {
        Kind look = looks.kind(row);
        for (Group group : groups) {
          group.add(row, look);
        }
        untold.add(row, look);
      }
    }
    List<Figure> figures = new ArrayList<>();
    figures.addAll(every.counts(Definition.VISITS_MADE));
    figures.addAll(came.counts(Definition.PAGES_FETCHED));
    figures.addAll(untold.figures());
    groups.forEach(group -> figures.addAll(group.shares()));
    return figures;
  }

  private static boolean keptOut(Kind look) {
    return look.verdict() instanceof Verdict.Undetermined undetermined
        && KEPT_OUT.contains(undetermined.reason());
  }

  /** Whatever it showed. */
  private static boolean pageCame(Kind look) {
    return !(look.verdict() instanceof Verdict.Undetermined undetermined)
        || undetermined.reason() != Reason.FAILED;
  }

  private Measured counted(Rows visits) {
    return part(visits, visits.size(), visits.size(), visits.size());
  }

  private Measured part(Rows visits, double value, long some, long of) {
    return new Measured(
        Range.exactly(value),
        some,
        of,
        Optional.empty(),
        0,
        Optional.empty(),
        visits.of(looks::visit));
  }

  /**
   * A share of a group of visits.
   *
   * @param hit which of them are counted
   */
  private record Share(Definition definition, Predicate<Kind> hit) {}

  /** Visits of a kind, in all and to each site, with shares of them: counts, no estimates. */
  private final class Group {
    private final Predicate<Kind> counted;
    private final List<Share> shares;
    private final Count all;
    private final Map<String, Count> sites = new TreeMap<>();

    Group(Predicate<Kind> counted, List<Share> shares) {
      this.counted = counted;
      this.shares = shares;
      this.all = new Count(shares);
    }

    void add(int row, Kind look) {
      if (counted.test(look)) {
        all.add(row, look);
        sites.computeIfAbsent(looks.site(row).value(), first -> new Count(shares)).add(row, look);
      }
    }

    List<Figure> counts(Definition definition) {
      return figures(definition, count -> counted(count.visits));
    }

    List<Figure> shares() {
      List<Figure> figures = new ArrayList<>();
      for (int i = 0; i < shares.size(); i++) {
        int share = i;
        figures.addAll(
            figures(shares.get(i).definition(), count -> share(count.visits, count.hits[share])));
      }
      return figures;
    }

    private List<Figure> figures(Definition definition, Function<Count, Result> result) {
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of(definition, result.apply(all)));
      sites.forEach(
          (site, count) -> figures.add(Figure.of(definition, "site", site, result.apply(count))));
      return figures;
    }
  }

  private Result share(Rows visits, long hits) {
    return visits.size() == 0
        ? Withheld.because(Refusal.NOTHING_DETERMINED)
        : part(visits, (double) hits / visits.size(), hits, visits.size());
  }

  private static final class Count {
    private final List<Share> shares;
    private final long[] hits;
    private final Rows visits = new Rows();

    Count(List<Share> shares) {
      this.shares = shares;
      this.hits = new long[shares.size()];
    }

    void add(int row, Kind look) {
      visits.add(row);
      for (int i = 0; i < hits.length; i++) {
        hits[i] += shares.get(i).hit().test(look) ? 1 : 0;
      }
    }
  }

  /** Rests on the visits that told nothing: those that did are named by the share that did. */
  private final class Untold {
    private final Rows all = new Rows();
    private final Map<String, Rows> reasons = new TreeMap<>();
    private long targets;

    void add(int row, Kind look) {
      if (look.purpose() == Purpose.TARGET) {
        targets++;
        if (look.verdict() instanceof Verdict.Undetermined undetermined) {
          all.add(row);
          reasons.computeIfAbsent(undetermined.reason().stored(), first -> new Rows()).add(row);
        }
      }
    }

    List<Figure> figures() {
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of(Definition.UNDETERMINED_VISITS, of(all)));
      reasons.forEach(
          (reason, visits) ->
              figures.add(Figure.of(Definition.UNDETERMINED_VISITS, "reason", reason, of(visits))));
      return figures;
    }

    private Result of(Rows visits) {
      return targets == 0
          ? Withheld.because(Refusal.NOTHING_DETERMINED)
          : part(visits, (double) visits.size() / targets, visits.size(), targets);
    }
  }
}
