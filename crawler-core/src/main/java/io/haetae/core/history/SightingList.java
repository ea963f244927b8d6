package io.haetae.core.history;

import io.haetae.core.history.HistoryState.Changed;
import io.haetae.core.history.HistoryState.Happened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sightings of a state, each once and known by its place. Not thread-safe. */
final class SightingList {
  private final List<Sighting> all;
  private final Map<Sighting, Integer> places = new HashMap<>();

  /** The sightings of a state that is read, or none. */
  SightingList(List<Sighting> all) {
    this.all = new ArrayList<>(all);
  }

  int place(Sighting sighting) {
    return places.computeIfAbsent(
        sighting,
        added -> {
          all.add(added);
          return all.size() - 1;
        });
  }

  Optional<Integer> place(Optional<Sighting> sighting) {
    return sighting.map(this::place);
  }

  Sighting at(int place) {
    return all.get(place);
  }

  Optional<Sighting> at(Optional<Integer> place) {
    return place.map(this::at);
  }

  Happened state(Event event) {
    return new Happened(
        event.kind(),
        place(event.before()),
        place(event.first()),
        place(event.second()),
        event.elsewhere(),
        place(event.witness()));
  }

  Event event(Happened state) {
    return new Event(
        state.kind(),
        at(state.before()),
        at(state.first()),
        at(state.second()),
        state.elsewhere(),
        at(state.witness()));
  }

  Changed state(Standing.Change change) {
    return new Changed(
        change.to().name(), place(change.before()), place(change.first()), place(change.second()));
  }

  Standing.Change change(Changed state) {
    return new Standing.Change(
        Said.valueOf(state.to()), at(state.before()), at(state.first()), at(state.second()));
  }

  List<Sighting> all() {
    return List.copyOf(all);
  }
}
