package io.haetae.core.figures;

import io.haetae.core.figures.States.State;
import java.util.ArrayList;
import java.util.List;

/** K1, of the whole study and of its parts (K9). */
final class Availability {
  private final Study study;
  private final List<State> states;

  Availability(Study study, List<State> states) {
    this.study = study;
    this.states = states;
  }

  List<Figure> figures(Parts parts) {
    Result share = share(states);
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of(Definition.AVAILABILITY, share));
    figures.add(Figure.of(Definition.AVAILABILITY_IN_POPULATION, inPopulation(share)));
    figures.addAll(
        parts
            .withCategoriesOfSites(study)
            .figures(
                states,
                State::subject,
                List.of(Definition.AVAILABILITY),
                some -> List.of(Figure.of(Definition.AVAILABILITY, share(some)))));
    return figures;
  }

  private static Result share(List<State> states) {
    Tally tally = new Tally();
    states.forEach(state -> state.count(tally));
    return tally.share();
  }

  private Result inPopulation(Result share) {
    return switch (study.sampling()) {
      case REPRESENTATIVE -> share;
      case TARGETED -> Result.Withheld.because(Refusal.TARGETED_SAMPLE);
      case NOT_DECLARED -> Result.Withheld.because(Refusal.SAMPLING_NOT_DECLARED);
    };
  }
}
