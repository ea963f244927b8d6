package io.haetae.core.history;

import io.haetae.core.history.Event.Elsewhere;
import io.haetae.core.history.Standing.Change;
import io.haetae.core.watch.ListingId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What happened to one listing, from all vantages. A listing that is gone from one vantage is taken
 * down only if no other vantage sees it after that; otherwise it is hidden in that country.
 */
final class ListingHistory {
  /** How long another vantage is waited for before a takedown is reported without it. */
  static final Duration WAIT = Duration.ofDays(7);

  private final Duration apart;
  private final Map<String, Map<Aspect, Standing>> lanes = new TreeMap<>();
  private final Map<String, Sighting> latest = new TreeMap<>();
  private final Map<String, Change> awaiting = new TreeMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final List<Event> events = new ArrayList<>();

  /**
   * A listing of which nothing is known.
   *
   * @param apart how far apart two looks must be to confirm each other
   */
  ListingHistory(Duration apart) {
    this.apart = apart;
  }

  HistoryState.Listing state(ListingId listing, SightingList sightings) {
    List<HistoryState.Lane> ofLanes = new ArrayList<>();
    lanes.forEach(
        (lane, states) ->
            ofLanes.add(
                new HistoryState.Lane(
                    lane,
                    states.entrySet().stream()
                        .map(entry -> entry.getValue().state(entry.getKey(), sightings))
                        .toList(),
                    sightings.place(Optional.ofNullable(latest.get(lane))))));
    return new HistoryState.Listing(
        listing,
        ofLanes,
        awaiting.values().stream().map(sightings::state).toList(),
        hidden.stream().sorted().toList(),
        events.stream().map(sightings::state).toList());
  }

  static ListingHistory of(HistoryState.Listing state, Duration apart, SightingList sightings) {
    ListingHistory history = new ListingHistory(apart);
    for (HistoryState.Lane lane : state.lanes()) {
      Map<Aspect, Standing> states = new EnumMap<>(Aspect.class);
      lane.states()
          .forEach(held -> states.put(Aspect.valueOf(held.aspect()), Standing.of(held, sightings)));
      history.lanes.put(lane.lane(), states);
      sightings.at(lane.latest()).ifPresent(latest -> history.latest.put(lane.lane(), latest));
    }
    for (HistoryState.Changed changed : state.awaiting()) {
      Change change = sightings.change(changed);
      history.awaiting.put(change.first().lane(), change);
    }
    history.hidden.addAll(state.hidden());
    state.events().forEach(happened -> history.events.add(sightings.event(happened)));
    return history;
  }

  ListingHistory copy() {
    ListingHistory copy = new ListingHistory(apart);
    lanes.forEach((lane, states) -> copy.lanes.put(lane, new EnumMap<>(states)));
    copy.latest.putAll(latest);
    copy.awaiting.putAll(awaiting);
    copy.hidden.addAll(hidden);
    copy.events.addAll(events);
    return copy;
  }

  /** Every event, in the order in which they were confirmed. */
  List<Event> events() {
    return events;
  }

  /** Takes note of a sighting, in the order in which they were made. */
  void add(Sighting sighting) {
    Map<Aspect, Standing> states =
        lanes.computeIfAbsent(sighting.lane(), lane -> new EnumMap<>(Aspect.class));
    stopWaiting(sighting.openedAt());
    if (!sighting.usable()) {
      return;
    }
    for (Aspect aspect : Aspect.values()) {
      Said said = aspect.said(sighting.verdict());
      Standing.Step step =
          states.getOrDefault(aspect, Standing.unknown()).step(said, sighting, apart);
      states.put(aspect, step.next());
      step.change().ifPresent(change -> changed(aspect, change));
    }
    if (Aspect.LISTING.said(sighting.verdict()) != Said.NOTHING) {
      latest.put(sighting.lane(), sighting);
    }
    if (!awaiting.isEmpty()) {
      List.copyOf(awaiting.values()).forEach(this::resolve);
    }
  }

  /**
   * When the look ended that a second one in this lane must confirm or, for a listing gone from
   * another lane, must complete.
   */
  Optional<Instant> unconfirmed(String lane) {
    Stream<Instant> own =
        lanes.getOrDefault(lane, Map.of()).values().stream()
            .flatMap(standing -> standing.changed().stream())
            .map(Sighting::closedAt);
    Stream<Instant> asked =
        awaiting.values().stream()
            .map(Change::first)
            .filter(first -> !first.lane().equals(lane) && !answered(lane, first))
            .map(Sighting::closedAt);
    return Stream.concat(own, asked).min(Instant::compareTo);
  }

  private void changed(Aspect aspect, Change change) {
    String lane = change.first().lane();
    if (aspect != Aspect.LISTING) {
      if (aspect != Aspect.REGION || !hidden.contains(lane)) {
        emit(aspect.event(change.to()), change, Elsewhere.NOT_ASKED, Optional.empty());
      }
    } else if (change.to() == Said.SHUT) {
      awaiting.put(lane, change);
    } else {
      Optional.ofNullable(awaiting.remove(lane))
          .ifPresent(gone -> takenDown(gone, Elsewhere.NOT_SEEN, Optional.empty()));
      EventKind kind = hidden.remove(lane) ? EventKind.UNBLOCKED : EventKind.RETURNED;
      emit(kind, change, Elsewhere.NOT_ASKED, Optional.empty());
    }
  }

  private void resolve(Change gone) {
    List<String> others =
        lanes.keySet().stream().filter(lane -> !lane.equals(gone.first().lane())).toList();
    if (others.isEmpty()) {
      takenDown(gone, Elsewhere.NOT_ASKED, Optional.empty());
      return;
    }
    List<Sighting> answers =
        others.stream()
            .filter(lane -> answered(lane, gone.first()))
            .flatMap(lane -> Optional.ofNullable(latest.get(lane)).stream())
            .toList();
    Optional<Sighting> standing =
        answers.stream().filter(s -> Aspect.LISTING.said(s.verdict()) != Said.SHUT).findFirst();
    if (standing.isPresent()) {
      awaiting.remove(gone.first().lane());
      hidden.add(gone.first().lane());
      emit(EventKind.REGION_BLOCKED, gone, Elsewhere.STANDING, standing);
    } else if (answers.size() == others.size()) {
      takenDown(gone, Elsewhere.GONE, answers.stream().findFirst());
    }
  }

  private boolean answered(String lane, Sighting first) {
    return Optional.ofNullable(latest.get(lane))
        .filter(sighting -> !sighting.openedAt().isBefore(first.openedAt()))
        .isPresent();
  }

  private void stopWaiting(Instant now) {
    if (awaiting.isEmpty()) {
      return;
    }
    for (Change gone : List.copyOf(awaiting.values())) {
      if (now.isAfter(gone.first().closedAt().plus(WAIT))) {
        takenDown(gone, Elsewhere.NOT_SEEN, Optional.empty());
      }
    }
  }

  /** Gone where it was still seen, it is no longer merely hidden elsewhere. */
  private void takenDown(Change gone, Elsewhere elsewhere, Optional<Sighting> witness) {
    awaiting.remove(gone.first().lane());
    hidden.clear();
    emit(EventKind.TAKEN_DOWN, gone, elsewhere, witness);
  }

  private void emit(
      EventKind kind, Change change, Elsewhere elsewhere, Optional<Sighting> witness) {
    events.add(
        new Event(kind, change.before(), change.first(), change.second(), elsewhere, witness));
  }
}
