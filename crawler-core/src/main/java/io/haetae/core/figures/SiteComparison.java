package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.Watched.Subject;
import io.haetae.core.figures.estimate.PairedTests;
import io.haetae.core.figures.estimate.PairedTests.CochranQ;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.watch.SiteId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * K9: whether sites differ, by products that are watched on each of them. A product hits on a site
 * if one of its listings does, misses if all of its listings there were determined, otherwise it is
 * unknown and left out.
 */
final class SiteComparison {
  private static final int LEAST_PRODUCTS = 5;

  /**
   * What one listing tells.
   *
   * @param subject the listing
   * @param hit whether it is counted, such as on sale; empty if that is not known
   * @param visits what that rests on
   */
  record Answer(Subject subject, Optional<Boolean> hit, List<String> visits) {}

  private final Map<String, Map<SiteId, List<Answer>>> products = new LinkedHashMap<>();
  private final List<SiteId> sites;

  SiteComparison(List<Answer> answers) {
    TreeSet<SiteId> seen = new TreeSet<>();
    for (Answer answer : answers) {
      SiteId site = answer.subject().listing().site();
      seen.add(site);
      products
          .computeIfAbsent(answer.subject().product(), first -> new LinkedHashMap<>())
          .computeIfAbsent(site, first -> new ArrayList<>())
          .add(answer);
    }
    sites = List.copyOf(seen);
  }

  /**
   * Cochran's Q over all sites and McNemar's test of each two, these adjusted after Holm.
   *
   * @param all the figure of all sites
   * @param two the figure of a pair of them
   */
  List<Figure> figures(Definition all, Definition two) {
    if (sites.size() < 2) {
      return refused(all, two, Refusal.NOTHING_DETERMINED);
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of(all, differ()));
    figures.addAll(pairs(two));
    return figures;
  }

  /** Both withheld. */
  static List<Figure> refused(Definition all, Definition two, Refusal why) {
    return List.of(Figure.withheld(all, why), Figure.withheld(two, why));
  }

  private static Optional<Boolean> hit(Map<SiteId, List<Answer>> product, SiteId site) {
    List<Answer> answers = product.getOrDefault(site, List.of());
    boolean hit = answers.stream().anyMatch(answer -> answer.hit().orElse(false));
    boolean known = !answers.isEmpty() && answers.stream().allMatch(a -> a.hit().isPresent());
    return hit || known ? Optional.of(hit) : Optional.empty();
  }

  /** The products that were determined on each of some sites, one row of answers each. */
  private List<List<Boolean>> rows(List<SiteId> compared) {
    return products.values().stream()
        .map(product -> compared.stream().flatMap(site -> hit(product, site).stream()).toList())
        .filter(row -> row.size() == compared.size())
        .toList();
  }

  private List<String> visits(List<SiteId> compared) {
    return products.values().stream()
        .flatMap(
            product -> compared.stream().flatMap(s -> product.getOrDefault(s, List.of()).stream()))
        .flatMap(answer -> answer.visits().stream())
        .toList();
  }

  private Result differ() {
    List<List<Boolean>> rows = rows(sites);
    return refusal(rows.size(), sites)
        .<Result>map(why -> withheld(why, rows.size(), sites))
        .orElseGet(
            () -> {
              CochranQ q = PairedTests.cochranQ(rows);
              return chance(q.chance(), q.informative(), rows.size(), sites);
            });
  }

  /** How many products are watched on each of some sites and were not determined on all. */
  private long unknown(int rows, List<SiteId> compared) {
    return products.values().stream().filter(p -> p.keySet().containsAll(compared)).count() - rows;
  }

  private Optional<Refusal> refusal(int rows, List<SiteId> compared) {
    if (rows < LEAST_PRODUCTS) {
      return Optional.of(Refusal.SMALL_CELL);
    }
    return Tally.mostlyUnknown(rows, unknown(rows, compared))
        ? Optional.of(Refusal.MANY_UNDETERMINED)
        : Optional.empty();
  }

  private Withheld withheld(Refusal why, int rows, List<SiteId> compared) {
    return new Withheld(why, rows, unknown(rows, compared), Optional.empty(), visits(compared));
  }

  private Measured chance(double chance, int differing, int rows, List<SiteId> compared) {
    return new Measured(
        Range.exactly(chance),
        differing,
        rows,
        Optional.empty(),
        unknown(rows, compared),
        Optional.empty(),
        visits(compared));
  }

  private List<Figure> pairs(Definition two) {
    List<List<SiteId>> pairs = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      for (int j = i + 1; j < sites.size(); j++) {
        pairs.add(List.of(sites.get(i), sites.get(j)));
      }
    }
    List<Double> chances = new ArrayList<>();
    for (List<SiteId> pair : pairs) {
      List<List<Boolean>> rows = rows(pair);
      chances.add(PairedTests.mcNemar(only(rows, true), only(rows, false)));
    }
    List<Double> adjusted = PairedTests.holm(chances);
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      List<SiteId> pair = pairs.get(i);
      List<List<Boolean>> rows = rows(pair);
      int differing = only(rows, true) + only(rows, false);
      double chance = adjusted.get(i);
      Result result =
          refusal(rows.size(), pair)
              .<Result>map(why -> withheld(why, rows.size(), pair))
              .orElseGet(() -> chance(chance, differing, rows.size(), pair));
      figures.add(
          Figure.of(two, "sites", pair.stream().map(SiteId::value).toList().toString(), result));
    }
    return figures;
  }

  private static int only(List<List<Boolean>> rows, boolean first) {
    return (int)
        rows.stream().filter(row -> row.getFirst() == first && row.getLast() != first).count();
  }
}
