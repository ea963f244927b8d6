package io.haetae.app.storage;

import io.haetae.app.study.LookTimes;
import io.haetae.core.engine.Agenda;
import io.haetae.core.history.Event;
import io.haetae.core.history.History;
import io.haetae.core.history.Observation;
import io.haetae.core.history.Recorded;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Due;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.watch.ListingId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The agenda of a running study, kept in step with its tables. It is a fold over the recorded
 * observations in the order in which they were recorded, so a process that starts finds it again,
 * and several processes on one database have the same: each first takes in what the others have
 * recorded, while the database lets nobody else record. Safe for use by several threads.
 */
public final class StoredAgenda {
  private final LastingJdbi jdbi;
  private final Clock clock;
  private final LookTimes times;
  private final Map<String, Watched> watched = new HashMap<>();

  /** What searches found; known from the recorded hits alone. */
  private final Map<String, Watched> found = new HashMap<>();

  private Optional<Fold> fold = Optional.empty();

  /** Whether the fold holds what the transaction under way may not record after all. */
  private boolean ahead;

  StoredAgenda(LastingJdbi jdbi, Clock clock, List<Watched> all, LookTimes times) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.times = times;
    all.forEach(one -> watched.put(one.id(), one));
  }

  private static final class Fold {
    private final Agenda agenda;
    private final History history;
    private long latest;

    private Fold(Agenda agenda, History history) {
      this.agenda = agenda;
      this.history = history;
    }
  }

  /** Makes the study watch what this agenda is for, and nothing else, from now on. */
  public void begin(Instant now) {
    inStep(
        handle -> {
          new StoredObservations(handle).lock();
          new WatchedTable(handle).watch(List.copyOf(watched.values()), times.from(), now);
          fold = Optional.empty();
          return folded(handle);
        });
  }

  /**
   * The schedule as the owner of a lane sees it: what it commits is refused once another owns it.
   *
   * @param version the study's version that the observations name
   */
  public ScheduleStore schedule(LaneLease lease, int version) {
    return new LeasedSchedule(new StoredSchedule(jdbi, clock), this, lease, version);
  }

  /**
   * Lets visits of a lane count that were recorded from their bundles after a crash.
   *
   * @throws io.haetae.core.lane.LeaseLostException if the lane has another owner
   */
  public void settle(LaneLease lease) {
    inStep(
        handle -> {
          LaneTables.require(handle, lease);
          StudyTables.countUncounted(handle, lease);
          return folded(handle);
        });
  }

  /**
   * Plans a session in one transaction: what is due becomes visits.
   *
   * @param lease the lane's
   * @param run the session's new name
   * @param version the study's version under which it is planned
   * @param most how many listings at most
   * @param planner makes the visits: the controls, then one for each target in their order
   * @return whether there was anything due
   * @throws io.haetae.core.lane.LeaseLostException if the lane has another owner
   */
  public boolean take(
      LaneLease lease,
      String run,
      int version,
      Instant now,
      int most,
      Function<List<Target>, List<Visit>> planner) {
    return inStep(
        handle -> {
          LaneTables.require(handle, lease);
          List<Taken> due = due(handle, folded(handle), lease.lane(), now, most);
          if (due.isEmpty()) {
            return false;
          }
          List<Visit> visits =
              planner.apply(due.stream().map(one -> one.watched().target()).toList());
          StoredVisits stored = new StoredVisits(handle);
          visits.forEach(visit -> stored.add(visit, now));
          WatchedTable table = new WatchedTable(handle);
          for (int i = 0; i < due.size(); i++) {
            String visit = visits.get(visits.size() - due.size() + i).id();
            table.take(due.get(i).watched().id(), visit, due.get(i).due());
          }
          StudyTables.addSession(handle, lease, run, version);
          return true;
        });
  }

  /** Records the slots that ended by now without a conclusive look, as at a study's end. */
  public void account(Instant now) {
    inStep(
        handle -> {
          Fold step = folded(handle);
          watched.values().forEach(one -> gaps(handle, step, one, now));
          return step;
        });
  }

  /**
   * Records an observation and plans what follows from it, in one transaction. If only the answer
   * to a try before was lost, that try counts, whoever has the lane by now.
   */
  boolean commit(LaneLease lease, int version, Observation observation) {
    return inStep(
        handle -> {
          StoredObservations stored = new StoredObservations(handle);
          if (observation.evidence().isPresent() && stored.holds(observation)) {
            return true;
          }
          LaneTables.require(handle, lease);
          boolean added = stored.add(observation);
          if (added) {
            String outcome = observation.verdict().described();
            StudyTables.counted(handle, lease, observation.visit().id(), version, outcome);
          }
          folded(handle);
          return added;
        });
  }

  private record Taken(Watched watched, Due due) {}

  /** What is due; looks whose slots have ended meanwhile move to their next ones. */
  private List<Taken> due(Handle handle, Fold step, String lane, Instant now, int most) {
    WatchedTable table = new WatchedTable(handle);
    List<Taken> taken = new ArrayList<>();
    for (String id : table.due(lane, now)) {
      Optional<Watched> known = known(id);
      if (known.isEmpty()) {
        // Another process runs another version of the study.
        continue;
      }
      if (taken.size() == most) {
        break;
      }
      Watched one = known.get();
      Optional<Due> due = step.agenda.due(one.inLane(), now);
      if (due.filter(next -> !next.at().isAfter(now)).isPresent()) {
        taken.add(new Taken(one, due.get()));
      } else {
        gaps(handle, step, one, now);
        table.put(id, due);
      }
    }
    return taken;
  }

  /**
   * Does something in one transaction and leaves the agenda as the tables are: if the transaction
   * fails after the agenda moved, it is folded anew.
   */
  private synchronized <T> T inStep(Function<Handle, T> work) {
    return jdbi.untilAnswered(() -> inOneStep(work));
  }

  private <T> T inOneStep(Function<Handle, T> work) {
    boolean done = false;
    try {
      T result = jdbi.once().inTransaction(handle -> work.apply(handle));
      done = true;
      return result;
    } finally {
      if (!done && ahead) {
        fold = Optional.empty();
      }
      ahead = false;
    }
  }

  /** The agenda after everything that is recorded by now; nobody else records until the end. */
  private Fold folded(Handle handle) {
    StoredObservations stored = new StoredObservations(handle);
    stored.lock();
    ahead = true;
    boolean anew = fold.isEmpty();
    Fold step = fold.orElseGet(() -> empty(handle));
    fold = Optional.of(step);
    WatchedTable table = new WatchedTable(handle);
    if (anew) {
      table.freeEnded();
    }
    stored.after(
        step.latest,
        (number, watchedId, recorded) -> {
          step.agenda.observed(asWatched(watchedId, recorded));
          found(handle, step, recorded);
          step.latest = number;
          if (!anew) {
            table.free(recorded.visit().id());
            of(watchedId, recorded).ifPresent(one -> after(handle, step, one, recorded));
          }
        });
    mirror(handle, step, anew);
    return step;
  }

  /**
   * What is due after a listing was seen is written with its history; a search and what it found
   * have none.
   */
  private static void after(Handle handle, Fold step, Watched one, Recorded recorded) {
    gaps(handle, step, one, recorded.closedAt());
    if (one.target().purpose() != Purpose.TARGET) {
      new WatchedTable(handle).put(one.id(), step.agenda.due(one.inLane()));
    }
  }

  /** The first hits of a search that were not seen before are looked at, each once. */
  private void found(Handle handle, Fold step, Recorded recorded) {
    Visit visit = recorded.visit();
    if (visit.purpose() != Purpose.SEARCH || visit.watchItem().isEmpty() || times.lookAt() == 0) {
      return;
    }
    Optional<Lane> lane = of(Optional.empty(), recorded).map(Watched::lane);
    if (lane.isEmpty()) {
      // The study does not make this search any more.
      return;
    }
    int left = times.lookAt();
    for (ListingId listing : new StoredHits(handle).listings(visit.id())) {
      Target target = Target.candidate(listing, visit.watchItem().get());
      Watched one = new Watched(lane.get(), target, Optional.empty());
      if (left > 0 && known(one.id()).isEmpty()) {
        left--;
        found.put(one.id(), one);
        step.agenda.watch(one.inLane(), recorded.closedAt(), times.until(), List.of());
        WatchedTable table = new WatchedTable(handle);
        table.add(one, recorded.closedAt());
        table.put(one.id(), step.agenda.due(one.inLane()));
      }
    }
  }

  private Fold empty(Handle handle) {
    found.clear();
    History history = new History(times.rule().confirmAfter());
    Agenda agenda = new Agenda(times.schedule(), history);
    Map<String, Instant> from = new WatchedTable(handle).from(times.from());
    watched.forEach(
        (id, one) ->
            agenda.watch(
                one.inLane(),
                from.getOrDefault(id, times.from()),
                times.until(),
                times.notices(one.notice())));
    return new Fold(agenda, history);
  }

  /** Writes what changed into the tables. */
  private void mirror(Handle handle, Fold step, boolean anew) {
    WatchedTable table = new WatchedTable(handle);
    if (anew) {
      watched.forEach((id, one) -> table.put(id, step.agenda.due(one.inLane())));
      found.forEach((id, one) -> table.put(id, step.agenda.due(one.inLane())));
    }
    StoredEvents events = new StoredEvents(handle);
    for (ListingId listing : step.history.touched()) {
      events.replace(listing, rows(step.history, listing));
      if (!anew) {
        step.agenda
            .watching(listing)
            .forEach(one -> table.put(Watched.id(one), step.agenda.due(one)));
      }
    }
  }

  private static List<EventRow> rows(History history, ListingId listing) {
    List<EventRow> rows = new ArrayList<>();
    for (Event event : history.events(listing)) {
      rows.add(EventRow.of(event, true));
    }
    for (Event event : history.provisional(listing)) {
      rows.add(EventRow.of(event, false));
    }
    return rows;
  }

  private static void gaps(Handle handle, Fold step, Watched one, Instant now) {
    new WatchedTable(handle).gaps(one.id(), step.agenda.gaps(one.inLane(), now), now);
  }

  private Optional<Watched> of(Optional<String> watchedId, Recorded recorded) {
    Visit visit = recorded.visit();
    String id =
        watchedId.orElseGet(
            () -> Watched.id(new io.haetae.core.engine.Watched(visit.lane(), visit.target())));
    return known(id);
  }

  private Optional<Watched> known(String id) {
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
