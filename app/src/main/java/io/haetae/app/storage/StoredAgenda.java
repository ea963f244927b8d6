package io.haetae.app.storage;

import io.haetae.app.study.LookTimes;
import io.haetae.core.history.Health;
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
import io.haetae.verifier.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The agenda of a running study, kept in step with its tables. It is a fold over the recorded
 * observations in the order in which they were recorded, so a process that starts finds it again,
 * and several processes on one database have the same: each first takes in what the others have
 * recorded, while the database lets nobody else record. What it holds is kept now and then, so that
 * a process that starts takes in only what came after; where nothing is kept for this study and
 * this version of it, it takes in everything. Safe for use by several threads.
 */
public final class StoredAgenda {
  /** How many observations a process that starts takes in at most, for a study of few listings. */
  private static final int KEPT_EVERY = 1_000;

  /** To keep a listing costs some hundredths of what it costs to take in an observation. */
  private static final int LISTINGS_AN_OBSERVATION = 4;

  private final LastingJdbi jdbi;
  private final Clock clock;
  private final LookTimes times;
  private final Map<String, Watched> watched = new HashMap<>();

  private Optional<StudyFold> fold = Optional.empty();

  /** After which observation the fold was kept last; 0 if it never was. */
  private long kept;

  private String study = "";

  /** Whether the fold holds what the transaction under way may not record after all. */
  private boolean ahead;

  StoredAgenda(LastingJdbi jdbi, Clock clock, List<Watched> all, LookTimes times) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.times = times;
    all.forEach(one -> watched.put(one.id(), one));
  }

  /** Makes the study watch what this agenda is for, and nothing else, from now on. */
  public void begin(Instant now) {
    inStep(
        handle -> {
          new StoredObservations(handle).lock();
          fold = Optional.empty();
          // What is kept for a study is dropped when another begins to be watched.
          if (new StoredFold(handle).latest(study()).isEmpty()) {
            new WatchedTable(handle).watch(List.copyOf(watched.values()), times.from(), now);
          }
          StudyFold step = folded(handle);
          if (kept == 0) {
            keep(handle, step);
          }
          return step;
        });
  }

  /** Keeps what is known by now, so that the next process that starts has nothing to take in. */
  public void keep() {
    inStep(
        handle -> {
          StudyFold step = folded(handle);
          if (new StoredFold(handle).latest(study()).filter(at -> at < step.latest()).isPresent()) {
            keep(handle, step);
          }
          return step;
        });
  }

  /** How well the pages of each site were understood by what is recorded. */
  public Health health() {
    return inStep(handle -> folded(handle).history().health());
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
    return take(lease, run, version, now, most, (targets, due) -> planner.apply(targets));
  }

  /** The same, where the visits depend on why each is due. */
  public boolean take(
      LaneLease lease,
      String run,
      int version,
      Instant now,
      int most,
      BiFunction<List<Target>, List<Due>, List<Visit>> planner) {
    return inStep(
        handle -> {
          LaneTables.require(handle, lease);
          List<Taken> due = due(handle, folded(handle), lease.lane(), now, most);
          if (due.isEmpty()) {
            return false;
          }
          List<Visit> visits =
              planner.apply(
                  due.stream().map(one -> one.watched().target()).toList(),
                  due.stream().map(Taken::due).toList());
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
          StudyFold step = folded(handle);
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
          StudyFold step = folded(handle);
          if (step.latest() - kept >= Math.max(KEPT_EVERY, step.size() / LISTINGS_AN_OBSERVATION)) {
            keepAgain(handle, step);
          }
          return added;
        });
  }

  private void keep(Handle handle, StudyFold step) {
    new StoredFold(handle).keep(study(), step.state());
    kept = step.latest();
  }

  /** Another process may have kept it, or have begun another version of the study. */
  private void keepAgain(Handle handle, StudyFold step) {
    Optional<Long> stored = new StoredFold(handle).latest(study());
    if (stored.filter(latest -> latest <= kept).isPresent()) {
      keep(handle, step);
    } else {
      kept = stored.orElse(step.latest());
    }
  }

  /** What tells this study and this version of it from others, as far as the agenda knows it. */
  private String study() {
    if (study.isEmpty()) {
      StringBuilder text = new StringBuilder(StoredFold.FORMAT).append(times).append('\n');
      watched.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(e -> text.append(e.getKey()).append(e.getValue().notice()).append('\n'));
      study = Sha256.of(text.toString());
    }
    return study;
  }

  private record Taken(Watched watched, Due due) {}

  /** What is due; looks whose slots have ended meanwhile move to their next ones. */
  private List<Taken> due(Handle handle, StudyFold step, String lane, Instant now, int most) {
    WatchedTable table = new WatchedTable(handle);
    List<Taken> taken = new ArrayList<>();
    for (String id : table.due(lane, now)) {
      Optional<Watched> known = step.known(id);
      if (known.isEmpty()) {
        // Another process runs another version of the study.
        continue;
      }
      if (taken.size() == most) {
        break;
      }
      Watched one = known.get();
      Optional<Due> due = step.agenda().due(one.inLane(), now);
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
  private StudyFold folded(Handle handle) {
    StoredObservations stored = new StoredObservations(handle);
    stored.lock();
    ahead = true;
    boolean starting = fold.isEmpty();
    Optional<StudyFold> known = fold.or(() -> restored(handle));
    boolean anew = known.isEmpty();
    StudyFold step = known.orElseGet(() -> StudyFold.empty(watched, times, from(handle)));
    fold = Optional.of(step);
    WatchedTable table = new WatchedTable(handle);
    if (starting) {
      table.freeEnded();
    }
    stored.after(
        step.latest(),
        (number, watchedId, recorded) -> {
          step.add(number, watchedId, recorded);
          found(handle, step, recorded);
          if (!starting) {
            table.free(recorded.visit().id());
          }
          if (!anew) {
            step.of(watchedId, recorded).ifPresent(one -> after(handle, step, one, recorded));
          }
        });
    if (starting) {
      mirrorAll(handle, step);
    } else {
      mirror(handle, step);
    }
    return step;
  }

  /** The fold as it was kept last for this study. */
  private Optional<StudyFold> restored(Handle handle) {
    Optional<StoredFold.Kept> stored = new StoredFold(handle).read(study());
    kept = stored.map(StoredFold.Kept::latest).orElse(0L);
    return stored.map(from -> StudyFold.of(from, watched, times, from(handle)));
  }

  private Map<String, Instant> from(Handle handle) {
    return new WatchedTable(handle).from(times.from());
  }

  /**
   * What is due after a listing was seen is written with its history; a search and what it found
   * have none.
   */
  private static void after(Handle handle, StudyFold step, Watched one, Recorded recorded) {
    gaps(handle, step, one, recorded.closedAt());
    if (one.target().purpose() != Purpose.TARGET) {
      new WatchedTable(handle).put(one.id(), step.agenda().due(one.inLane()));
    }
  }

  /** The first hits of a search that were not seen before are looked at, each once. */
  private void found(Handle handle, StudyFold step, Recorded recorded) {
    Visit visit = recorded.visit();
    if (visit.purpose() != Purpose.SEARCH || visit.watchItem().isEmpty() || times.lookAt() == 0) {
      return;
    }
    Optional<Lane> lane = step.of(Optional.empty(), recorded).map(Watched::lane);
    if (lane.isEmpty()) {
      // The study does not make this search any more.
      return;
    }
    int left = times.lookAt();
    for (ListingId listing : new StoredHits(handle).listings(visit.id())) {
      Optional<Watched> one =
          left == 0
              ? Optional.empty()
              : step.find(lane.get(), listing, visit.watchItem().get(), recorded.closedAt());
      if (one.isPresent()) {
        left--;
        WatchedTable table = new WatchedTable(handle);
        table.add(one.get(), recorded.closedAt());
        table.put(one.get().id(), step.agenda().due(one.get().inLane()));
      }
    }
  }

  /** Writes what changed into the tables. */
  private static void mirror(Handle handle, StudyFold step) {
    WatchedTable table = new WatchedTable(handle);
    StoredEvents events = new StoredEvents(handle);
    for (ListingId listing : step.history().touched()) {
      events.replace(listing, step.events(listing));
      step.agenda()
          .watching(listing)
          .forEach(one -> table.put(Watched.id(one), step.agenda().due(one)));
    }
  }

  /** Writes what the tables have otherwise: nearly nothing, where processes worked before. */
  private static void mirrorAll(Handle handle, StudyFold step) {
    WatchedTable table = new WatchedTable(handle);
    Map<String, Due> stored = table.dues();
    for (Watched one : step.all()) {
      Optional<Due> due = step.agenda().due(one.inLane());
      if (!due.equals(Optional.ofNullable(stored.get(one.id())))) {
        table.put(one.id(), due);
      }
    }
    StoredEvents events = new StoredEvents(handle);
    Map<ListingId, List<EventRow>> known = events.byListing();
    for (ListingId listing : step.history().touched()) {
      List<EventRow> rows = step.events(listing);
      if (!Set.copyOf(rows).equals(Set.copyOf(known.getOrDefault(listing, List.of())))) {
        events.replace(listing, rows);
      }
    }
  }

  private static void gaps(Handle handle, StudyFold step, Watched one, Instant now) {
    new WatchedTable(handle).gaps(one.id(), step.agenda().gaps(one.inLane(), now), now);
  }
}
