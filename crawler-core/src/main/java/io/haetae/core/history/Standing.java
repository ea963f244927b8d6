package io.haetae.core.history;

import java.time.Duration;
import java.util.Optional;

/**
 * The state of one aspect of a listing from one vantage.
 *
 * @param state open or shut; empty while nothing is established
 * @param last the last sighting of it
 * @param changed the first sighting of the contrary, not yet confirmed
 */
record Standing(Optional<Said> state, Optional<Sighting> last, Optional<Sighting> changed) {
  HistoryState.Held state(Aspect aspect, SightingList sightings) {
    return new HistoryState.Held(
        aspect.name(), state.map(Said::name), sightings.place(last), sightings.place(changed));
  }

  static Standing of(HistoryState.Held held, SightingList sightings) {
    return new Standing(
        held.state().map(Said::valueOf), sightings.at(held.last()), sightings.at(held.changed()));
  }

  static Standing unknown() {
    return new Standing(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A step: the state after a sighting, and the change that it confirms. */
  record Step(Standing next, Optional<Change> change) {
    private static Step to(Standing next) {
      return new Step(next, Optional.empty());
    }
  }

  /** A confirmed change: the last sighting before, and the two after. */
  record Change(Said to, Sighting before, Sighting first, Sighting second) {}

  /**
   * The step that a usable sighting makes. That a listing stands is established by one look; that
   * it is shut needs two, also where nothing was known before, because what first was misread as
   * gone would come back later.
   */
  Step step(Said said, Sighting sighting, Duration apart) {
    return switch (said) {
      case NOTHING -> Step.to(this);
      case NOT_SHUT -> Step.to(isState(Said.SHUT) ? this : seenAs(Said.OPEN, sighting));
      case OPEN -> isState(Said.SHUT) ? changing(said, sighting, apart) : open(sighting);
      case SHUT -> isState(Said.SHUT) ? shut(sighting) : changing(said, sighting, apart);
    };
  }

  private Step open(Sighting sighting) {
    return Step.to(seenAs(Said.OPEN, sighting));
  }

  private Step shut(Sighting sighting) {
    return Step.to(seenAs(Said.SHUT, sighting));
  }

  private Standing seenAs(Said seen, Sighting sighting) {
    return new Standing(Optional.of(seen), Optional.of(sighting), Optional.empty());
  }

  private Step changing(Said to, Sighting sighting, Duration apart) {
    if (changed.isEmpty()) {
      return Step.to(new Standing(state, last, Optional.of(sighting)));
    }
    Sighting first = changed.get();
    if (sighting.openedAt().isBefore(first.closedAt().plus(apart))) {
      return Step.to(this);
    }
    return new Step(
        seenAs(to, sighting), last.map(before -> new Change(to, before, first, sighting)));
  }

  private boolean isState(Said asked) {
    return state.filter(asked::equals).isPresent();
  }
}
