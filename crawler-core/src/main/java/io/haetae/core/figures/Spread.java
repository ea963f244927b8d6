package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.States.State;
import io.haetae.core.figures.estimate.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** K7 and K10: how far products and sellers spread. */
final class Spread {
  private static final int TOP = 5;

  private final Map<String, List<State>> products = new LinkedHashMap<>();
  private final List<State> states;

  Spread(List<State> states) {
    this.states = states;
    states.forEach(
        state ->
            products
                .computeIfAbsent(state.subject().product(), first -> new ArrayList<>())
                .add(state));
  }

  List<Figure> figures() {
    return List.of(
        mean(Definition.OFFERS_A_PRODUCT, offers -> (int) orderable(offers)),
        mean(Definition.SELLERS_A_PRODUCT, Spread::sellers),
        mean(Definition.SITES_A_PRODUCT, Spread::sites),
        Figure.of(Definition.PRODUCTS_ON_SALE, anywhere()),
        Figure.of(Definition.TOP_FIVE_SELLERS, topFive()),
        Figure.of(Definition.REPEAT_SELLERS, repeated()));
  }

  private static long orderable(List<State> offers) {
    return offers.stream().filter(State::orderable).count();
  }

  private static int sellers(List<State> offers) {
    return (int)
        offers.stream()
            .filter(State::orderable)
            .flatMap(state -> Spread.seller(state).stream())
            .distinct()
            .count();
  }

  private static int sites(List<State> offers) {
    return (int)
        offers.stream()
            .filter(State::orderable)
            .map(state -> state.subject().listing().site())
            .distinct()
            .count();
  }

  /** The mean over the products of which at least one listing was determined. */
  private Figure mean(Definition definition, ToIntFunction<List<State>> count) {
    long sum = 0;
    long determined = 0;
    List<String> visits = new ArrayList<>();
    for (List<State> offers : products.values()) {
      offers.forEach(state -> visits.addAll(state.visits()));
      if (offers.stream().anyMatch(state -> state.last().isPresent())) {
        sum += count.applyAsInt(offers);
        determined++;
      }
    }
    long unknown = products.size() - determined;
    return Figure.of(
        definition,
        determined == 0
            ? new Withheld(Refusal.NOTHING_DETERMINED, 0, unknown, Optional.empty(), visits)
            : new Measured(
                Range.exactly((double) sum / determined),
                sum,
                determined,
                Optional.empty(),
                unknown,
                Optional.empty(),
                visits));
  }

  /** A product is on sale if one listing is, and off sale only if every listing was determined. */
  private Result anywhere() {
    Tally tally = new Tally();
    products.forEach(
        (product, offers) -> {
          List<String> visits = offers.stream().flatMap(s -> s.visits().stream()).toList();
          boolean on = orderable(offers) > 0;
          if (on || offers.stream().allMatch(state -> state.last().isPresent())) {
            tally.add(product, on, visits);
          } else {
            tally.addUnknown(visits);
          }
        });
    return tally.share();
  }

  private static Optional<String> seller(State state) {
    return state
        .last()
        .flatMap(Look::seller)
        .map(seller -> state.subject().listing().site() + "/" + seller);
  }

  private Result topFive() {
    Map<String, Integer> offers = new HashMap<>();
    states.forEach(state -> seller(state).ifPresent(s -> offers.merge(s, 1, Integer::sum)));
    Set<String> top = new HashSet<>();
    offers.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TOP)
        .forEach(entry -> top.add(entry.getKey()));
    long known = offers.values().stream().mapToInt(Integer::intValue).sum();
    long hits = top.stream().mapToInt(s -> offers.getOrDefault(s, 0)).sum();
    return counted(known == 0 ? 0 : (double) hits / known, hits, known);
  }

  private Result repeated() {
    Map<String, Set<String>> sold = new HashMap<>();
    states.forEach(
        state ->
            seller(state)
                .ifPresent(
                    s ->
                        sold.computeIfAbsent(s, first -> new HashSet<>())
                            .add(state.subject().product())));
    long repeated = sold.values().stream().filter(products -> products.size() > 1).count();
    return counted((double) repeated, repeated, sold.size());
  }

  /** A description of the sellers that were seen; no sample of others, so no interval. */
  private Result counted(double value, long numerator, long denominator) {
    long named = states.stream().filter(state -> seller(state).isPresent()).count();
    long unknown = states.size() - named;
    List<String> visits = states.stream().flatMap(s -> s.visits().stream()).toList();
    return denominator == 0
        ? new Withheld(Refusal.NOTHING_DETERMINED, 0, unknown, Optional.empty(), visits)
        : new Measured(
            Range.exactly(value),
            numerator,
            denominator,
            Optional.empty(),
            unknown,
            Optional.empty(),
            visits);
  }
}
