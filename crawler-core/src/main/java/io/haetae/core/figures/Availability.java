package io.haetae.core.figures;

import io.haetae.core.figures.States.State;
import io.haetae.core.figures.Study.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** K1, and K1 by site, category, hazard and seller (K9). */
final class Availability {
  private static final String SELLER = "seller";

  private final Study study;
  private final List<State> states;

  Availability(Study study, List<State> states) {
    this.study = study;
    this.states = states;
  }

  List<Figure> figures() {
    Tally all = new Tally();
    states.forEach(state -> state.count(all));
    Result share = all.share();
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of(Definition.AVAILABILITY, share));
    figures.add(Figure.of(Definition.AVAILABILITY_IN_POPULATION, inPopulation(share)));
    figures.addAll(table("site", state -> Optional.of(state.subject().listing().site().value())));
    figures.addAll(table("category", state -> traits(state).flatMap(Traits::category)));
    figures.addAll(
        table(
            "site-category",
            state ->
                traits(state)
                    .flatMap(Traits::category)
                    .map(category -> state.subject().listing().site() + " / " + category)));
    figures.addAll(table("hazard", state -> traits(state).flatMap(Traits::hazard)));
    figures.addAll(table(SELLER, Availability::seller));
    return figures;
  }

  private Result inPopulation(Result share) {
    return switch (study.sampling()) {
      case REPRESENTATIVE -> share;
      case TARGETED -> Result.Withheld.because(Refusal.TARGETED_SAMPLE);
      case NOT_DECLARED -> Result.Withheld.because(Refusal.SAMPLING_NOT_DECLARED);
    };
  }

  private Optional<Traits> traits(State state) {
    return Optional.ofNullable(study.products().get(state.subject().product()));
  }

  private static Optional<String> seller(State state) {
    return state
        .last()
        .flatMap(Look::seller)
        .map(seller -> state.subject().listing().site() + "/" + seller);
  }

  private List<Figure> table(String by, Function<State, Optional<String>> part) {
    Map<String, Tally> parts = new TreeMap<>();
    for (State state : states) {
      part.apply(state)
          .ifPresent(name -> state.count(parts.computeIfAbsent(name, first -> new Tally())));
    }
    // Even the name of a small seller would point at it.
    return parts.entrySet().stream()
        .filter(e -> !by.equals(SELLER) || !e.getValue().small())
        .map(e -> Figure.of(Definition.AVAILABILITY, by, e.getKey(), e.getValue().cell()))
        .toList();
  }
}
