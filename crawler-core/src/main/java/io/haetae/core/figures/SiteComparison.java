package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.States.State;
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
import java.util.stream.Stream;

/**
 * K9: whether sites differ, by products that are watched on each of them. A product is on sale on a
 * site if one of its listings is, off sale if all of its listings there were determined, otherwise
 * unknown and left out.
 */
final class SiteComparison {
  private static final int LEAST_PRODUCTS = 5;

  private final Map<String, Map<SiteId, List<State>>> products = new LinkedHashMap<>();
  private final List<SiteId> sites;

  SiteComparison(List<State> states) {
    TreeSet<SiteId> seen = new TreeSet<>();
    for (State state : states) {
      SiteId site = state.subject().listing().site();
      seen.add(site);
      products
          .computeIfAbsent(state.subject().product(), first -> new LinkedHashMap<>())
          .computeIfAbsent(site, first -> new ArrayList<>())
          .add(state);
    }
    sites = List.copyOf(seen);
  }

  List<Figure> figures() {
    if (sites.size() < 2) {
      return List.of(
          Figure.withheld(Definition.SITES_DIFFER, Refusal.NOTHING_DETERMINED),
          Figure.withheld(Definition.PAIR_DIFFERS, Refusal.NOTHING_DETERMINED));
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of(Definition.SITES_DIFFER, differ()));
    figures.addAll(pairs());
    return figures;
  }

  private Optional<Boolean> onSale(Map<SiteId, List<State>> product, SiteId site) {
    List<State> offers = product.getOrDefault(site, List.of());
    boolean on = offers.stream().anyMatch(State::orderable);
    boolean known = !offers.isEmpty() && offers.stream().allMatch(s -> s.last().isPresent());
    return on || known ? Optional.of(on) : Optional.empty();
  }

  /** The products that were determined on each of some sites, one row of answers each. */
  private List<List<Boolean>> rows(List<SiteId> compared) {
    return products.values().stream()
        .map(product -> compared.stream().flatMap(s -> onSale(product, s).stream()).toList())
        .filter(row -> row.size() == compared.size())
        .toList();
  }

  private List<String> visits(List<SiteId> compared) {
    return products.values().stream()
        .flatMap(
            product -> compared.stream().flatMap(s -> product.getOrDefault(s, List.of()).stream()))
        .flatMap(state -> state.visits().stream())
        .toList();
  }

  private Result differ() {
    List<List<Boolean>> rows = rows(sites);
    if (rows.size() < LEAST_PRODUCTS) {
      return tooFew(rows.size(), sites);
    }
    CochranQ q = PairedTests.cochranQ(rows);
    return chance(q.chance(), q.informative(), rows.size(), sites);
  }

  private Withheld tooFew(int rows, List<SiteId> compared) {
    return new Withheld(
        Refusal.SMALL_CELL, rows, products.size() - rows, Optional.empty(), visits(compared));
  }

  private Measured chance(double chance, int differing, int rows, List<SiteId> compared) {
    return new Measured(
        Range.exactly(chance),
        differing,
        rows,
        Optional.empty(),
        products.size() - rows,
        Optional.empty(),
        visits(compared));
  }

  private List<Figure> pairs() {
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
      figures.add(
          Figure.of(
              Definition.PAIR_DIFFERS,
              "sites",
              Stream.of(pair.getFirst(), pair.getLast()).map(SiteId::value).toList().toString(),
              rows.size() < LEAST_PRODUCTS
                  ? tooFew(rows.size(), pair)
                  : chance(adjusted.get(i), differing, rows.size(), pair)));
    }
    return figures;
  }

  private static int only(List<List<Boolean>> rows, boolean first) {
    return (int)
        rows.stream().filter(row -> row.getFirst() == first && row.getLast() != first).count();
  }
}
