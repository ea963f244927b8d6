package io.haetae.app.storage;

import io.haetae.app.study.LookTimes;
import io.haetae.core.engine.Agenda;
import io.haetae.core.engine.AgendaState;
import io.haetae.core.history.Event;
import io.haetae.core.history.History;
import io.haetae.core.history.Recorded;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a study's observations come to, up to one of them. Not thread-safe. */
final class StudyFold {
  private final Map<String, Watched> watched;
  private final LookTimes times;
  private final History history;
  private final Agenda agenda;

  /** What searches found; known from the recorded hits alone. */
  private final Map<String, Watched> found = new HashMap<>();

  private long latest;

  private StudyFold(Map<String, Watched> watched, LookTimes times, History history) {
    this.watched = watched;
    this.times = times;
    this.history = history;
    this.agenda = new Agenda(times.schedule(), history);
  }

  /**
   * Before the first observation.
   *
   * @param watched what the study watches, by its stored names
   * @param from from when each is watched
   */
  static StudyFold empty(Map<String, Watched> watched, LookTimes times, Map<String, Instant> from) {
    StudyFold fold = new StudyFold(watched, times, new History(times.rule().confirmAfter()));
    watched.forEach(
        (id, one) ->
            fold.agenda.watch(
                one.inLane(),
                from.getOrDefault(id, times.from()),
                times.until(),
                times.notices(one.notice())));
    return fold;
  }

  /** As it was kept for the same study. */
  static StudyFold of(
      StoredFold.Kept kept,
      Map<String, Watched> watched,
      LookTimes times,
      Map<String, Instant> from) {
    History history = History.of(kept.agenda().history(), times.rule().confirmAfter());
    StudyFold fold = new StudyFold(watched, times, history);
    fold.latest = kept.latest();
    Map<String, AgendaState.Kept> states = new HashMap<>();
    kept.agenda().watched().forEach(one -> states.put(one.name(), one));
    watched.forEach(
        (id, one) ->
            fold.agenda.watchOn(
                one.inLane(),
                from.getOrDefault(id, times.from()),
                times.until(),
                times.notices(one.notice()),
                Objects.requireNonNull(states.get(id))));
    Map<String, Lane> lanes = new HashMap<>();
    watched.values().forEach(one -> lanes.put(one.lane().name(), one.lane()));
    for (StoredFold.Found hit : kept.found()) {
      Watched one =
          candidate(Objects.requireNonNull(lanes.get(hit.lane())), hit.listing(), hit.watchItem());
      AgendaState.Kept state = Objects.requireNonNull(states.get(one.id()));
      fold.found.put(one.id(), one);
      fold.agenda.watchOn(one.inLane(), hit.from(), times.until(), List.of(), state);
    }
    return fold;
  }

  private static Watched candidate(Lane lane, ListingId listing, String watchItem) {
    return new Watched(lane, Target.candidate(listing, watchItem), Optional.empty());
  }

  /** What it holds by now. */
  StoredFold.Kept state() {
    List<StoredFold.Found> hits =
        found.values().stream()
            .map(
                one ->
                    new StoredFold.Found(
                        one.lane().name(),
                        one.target().listing(),
                        one.target().watchItem().orElseThrow(),
                        agenda.from(one.inLane())))
            .sorted(
                Comparator.comparing(StoredFold.Found::from)
                    .thenComparing(hit -> hit.lane() + hit.listing() + hit.watchItem()))
            .toList();
    return new StoredFold.Kept(latest, agenda.state(Watched::id), hits);
  }

  /** The number of the last observation in it. */
  long latest() {
    return latest;
  }

  Agenda agenda() {
    return agenda;
  }

  History history() {
    return history;
  }

  /** Everything that it knows when to look at. */
  List<Watched> all() {
    List<Watched> all = new ArrayList<>(watched.values());
    all.addAll(found.values());
    return all;
  }

  int size() {
    return watched.size() + found.size();
  }

  /** Takes in the next observation. */
  void add(long number, Optional<String> watchedId, Recorded recorded) {
    agenda.observed(asWatched(watchedId, recorded));
    latest = number;
  }

  /** Looks once at what a search found; empty if it is known already. */
  Optional<Watched> find(Lane lane, ListingId listing, String watchItem, Instant from) {
    Watched one = candidate(lane, listing, watchItem);
    if (known(one.id()).isPresent()) {
      return Optional.empty();
    }
    found.put(one.id(), one);
    agenda.watch(one.inLane(), from, times.until(), List.of());
    return Optional.of(one);
  }

  /** A listing's events, settled and provisional. */
  List<EventRow> events(ListingId listing) {
    List<EventRow> rows = new ArrayList<>();
    for (Event event : history.events(listing)) {
      rows.add(EventRow.of(event, true));
    }
    for (Event event : history.provisional(listing)) {
      rows.add(EventRow.of(event, false));
    }
    return rows;
  }

  /** What an observation was planned for. */
  Optional<Watched> of(Optional<String> watchedId, Recorded recorded) {
    Visit visit = recorded.visit();
    String id =
        watchedId.orElseGet(
            () -> Watched.id(new io.haetae.core.engine.Watched(visit.lane(), visit.target())));
    return known(id);
  }

  Optional<Watched> known(String id) {
    return Optional.ofNullable(watched.get(id)).or(() -> Optional.ofNullable(found.get(id)));
  }

  /** A stand-in may have moved and a watch-list may name other options: it is the same listing. */
  private Recorded asWatched(Optional<String> watchedId, Recorded recorded) {
    return of(watchedId, recorded)
        .map(
            one -> {
              Visit visit = recorded.visit();
              Visit known =
                  new Visit(
                      visit.id(),
                      visit.run(),
                      visit.position(),
                      visit.purpose(),
                      one.target().watchItem(),
                      visit.listing(),
                      one.target().skus(),
                      visit.url(),
                      one.lane(),
                      one.target().query());
              return new Recorded(
                  known,
                  recorded.openedAt(),
                  recorded.closedAt(),
                  recorded.verdict(),
                  recorded.lacking(),
                  recorded.evidence());
            })
        .orElse(recorded);
  }
}
