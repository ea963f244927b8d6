package io.haetae.core.engine;

import io.haetae.core.evidence.FirstLook;
import io.haetae.core.history.History;
import io.haetae.core.history.Observation;
import io.haetae.core.history.Recorded;
import io.haetae.core.history.Sighting;
import io.haetae.core.plan.Due;
import io.haetae.core.plan.DueQueue;
import io.haetae.core.plan.Gap;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Look;
import io.haetae.core.plan.Notice;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Schedule;
import io.haetae.core.plan.Timetable;
import io.haetae.core.plan.Tracked;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a study has to look at next, in memory: brings schedule and history together. Each watched
 * listing is in the queue of its lane once; a recorded observation moves it. Picking and recording
 * cost the logarithm of the number of listings, whatever the number of visits before. Not
 * thread-safe.
 */
public final class Agenda {
  private final Schedule schedule;
  private final History history;
  private final Map<Lane, DueQueue<Watched>> queues = new LinkedHashMap<>();
  private final Map<Watched, Entry> entries = new HashMap<>();
  private final Map<ListingId, List<Watched>> byListing = new HashMap<>();

  /**
   * An agenda without listings.
   *
   * @param schedule says when
   * @param history says what must be confirmed; it is told of every observation by this agenda
   */
  public Agenda(Schedule schedule, History history) {
    this.schedule = schedule;
    this.history = history;
  }

  private static final class Entry {
    private final String lane;
    private final List<Look> looks = new ArrayList<>();
    private Tracked tracked;
    private Optional<Timetable> timetable = Optional.empty();
    private Instant accounted;

    private Entry(String lane, Tracked tracked) {
      this.lane = lane;
      this.tracked = tracked;
      this.accounted = tracked.from();
    }
  }

  /**
   * Begins to watch a listing, to make a search, which has a rhythm of its own, or to look once at
   * what a search found.
   *
   * @param watched the listing or the search in its lane
   * @param from from when
   * @param until until when, exclusive
   * @param notices what is known of notices
   */
  public void watch(Watched watched, Instant from, Instant until, List<Notice> notices) {
    add(watched, watched.tracked(from, until, notices));
    replan(watched, from);
  }

  /** Goes on watching a listing as {@link #watch} began it, from what was kept of it. */
  public void watchOn(
      Watched watched, Instant from, Instant until, List<Notice> notices, AgendaState.Kept kept) {
    Entry entry = add(watched, watched.tracked(from, until, notices));
    entry.looks.addAll(kept.looks());
    entry.accounted = kept.accounted();
    kept.due().ifPresent(due -> queue(watched.lane()).put(watched, due));
  }

  private Entry add(Watched watched, Tracked tracked) {
    Entry entry = new Entry(watched.lane().name(), tracked);
    entries.put(watched, entry);
    byListing.computeIfAbsent(watched.target().listing(), key -> new ArrayList<>()).add(watched);
    return entry;
  }

  /**
   * What this holds by now. Nothing may be taken and not observed.
   *
   * @param name how the caller knows what is watched
   */
  public AgendaState state(Function<Watched, String> name) {
    List<AgendaState.Kept> kept = new ArrayList<>();
    entries.forEach(
        (watched, entry) ->
            kept.add(
                new AgendaState.Kept(
                    name.apply(watched), List.copyOf(entry.looks), entry.accounted, due(watched))));
    kept.sort(Comparator.comparing(AgendaState.Kept::name));
    return new AgendaState(history.state(), List.copyOf(kept));
  }

  /** A notice that the study hears of while it watches; the dense looks begin with it. */
  public void noticed(Watched watched, Notice notice) {
    Entry entry = entry(watched);
    entry.tracked = entry.tracked.with(notice);
    entry.timetable = Optional.empty();
    replan(watched, notice.known());
  }

  /** Made when it is asked for: of many listings that go on, few are looked at soon. */
  private Timetable timetable(Watched watched, Entry entry) {
    Timetable timetable = entry.timetable.orElseGet(() -> timetable(watched, entry.tracked));
    entry.timetable = Optional.of(timetable);
    return timetable;
  }

  private Timetable timetable(Watched watched, Tracked tracked) {
    return switch (watched.target().purpose()) {
      case SEARCH -> schedule.searches(tracked.name(), tracked.from(), tracked.until());
      case CANDIDATE -> schedule.once(tracked);
      case TARGET, CONTROL_ON_SALE, CONTROL_ABSENT, PROBE -> schedule.timetable(tracked);
    };
  }

  /** What is due first in a lane, and when. */
  public Optional<Due> next(Lane lane) {
    return Optional.ofNullable(queues.get(lane)).flatMap(DueQueue::first).map(DueQueue.Entry::due);
  }

  /**
   * Takes what is due in a lane. It is in no queue until its observation is recorded.
   *
   * @param lane the lane
   * @param now the time
   * @param most how many at most
   */
  public List<DueQueue.Entry<Watched>> take(Lane lane, Instant now, int most) {
    DueQueue<Watched> queue = queue(lane);
    List<DueQueue.Entry<Watched>> taken = new ArrayList<>();
    while (taken.size() < most) {
      Optional<DueQueue.Entry<Watched>> due = queue.take(now);
      if (due.isEmpty()) {
        break;
      }
      taken.add(due.get());
    }
    return taken;
  }

  /**
   * Records the end of a visit: tells the history, and plans the listing's next looks. A visit to a
   * listing that nobody watches is history all the same. After a restart the recorded observations
   * are given to it again, in their order.
   *
   * @return what the history took note of; empty for controls and searches
   */
  public Optional<Sighting> observed(Observation observation) {
    return observed(Recorded.of(observation));
  }

  /** Records an observation that is read back; the same as {@link #observed(Observation)}. */
  public Optional<Sighting> observed(Recorded observation) {
    Optional<Sighting> sighting = history.add(observation);
    boolean usable =
        sighting.map(Sighting::usable).orElseGet(() -> observation.verdict().conclusive());
    if (!observation.visit().purpose().control()) {
      looked(observation, usable);
    }
    return sighting;
  }

  private void looked(Recorded observation, boolean usable) {
    Watched watched = new Watched(observation.visit().lane(), observation.visit().target());
    Entry entry = entries.get(watched);
    if (entry == null) {
      return;
    }
    boolean firstLook = observation.visit().purpose() == Purpose.PROBE;
    // One that was refused is made again; any other was enough, or a browser follows.
    if (!firstLook) {
      entry.looks.replaceAll(Look::followed);
    }
    entry.looks.add(
        new Look(
            observation.openedAt(),
            observation.closedAt(),
            usable,
            firstLook && FirstLook.answered(observation.verdict())));
    for (Watched vantage : byListing.getOrDefault(watched.target().listing(), List.of())) {
      if (vantage.equals(watched) || queued(vantage)) {
        replan(vantage, observation.closedAt());
      }
    }
  }

  /** From when a listing is watched. */
  public Instant from(Watched watched) {
    return entry(watched).tracked.from();
  }

  /** Who watches a listing, a lane and watch item each. */
  public List<Watched> watching(ListingId listing) {
    return List.copyOf(byListing.getOrDefault(listing, List.of()));
  }

  /**
   * When and why a listing is due by now: a look whose slot ended while nobody looked gives way to
   * the next one, but for the first look of all.
   *
   * @return empty if the study needs no more looks at it
   */
  public Optional<Due> due(Watched watched, Instant now) {
    Entry entry = entry(watched);
    if (!entry.looks.isEmpty()) {
      replan(watched, now);
    }
    return due(watched);
  }

  /** When and why a listing was due by the last observation; empty if never again. */
  public Optional<Due> due(Watched watched) {
    return queue(watched.lane()).due(watched);
  }

  /** The slots of a listing that ended without a conclusive look since this was asked last. */
  public List<Gap> gaps(Watched watched, Instant now) {
    Entry entry = entry(watched);
    Timetable timetable = timetable(watched, entry);
    List<Gap> gaps = timetable.gaps(entry.looks, entry.accounted, now);
    entry.accounted = now;
    forget(entry, timetable);
    return gaps;
  }

  /** Looks of slots that ended and are accounted for count no more, but for the last few. */
  private static void forget(Entry entry, Timetable timetable) {
    Instant needed = timetable.lookedAtFrom(entry.accounted);
    int most = entry.looks.size() - Schedule.LOOKS_THAT_COUNT;
    int old = 0;
    while (old < most && entry.looks.get(old).openedAt().isBefore(needed)) {
      old++;
    }
    entry.looks.subList(0, old).clear();
  }

  /** How many slots a listing has over the whole study. */
  public int slots(Watched watched) {
    return timetable(watched, entry(watched)).slots().size();
  }

  private void replan(Watched watched, Instant now) {
    Entry entry = entry(watched);
    Optional<Instant> unconfirmed = history.unconfirmed(watched.target().listing(), entry.lane);
    Optional<Due> next =
        schedule.next(entry.tracked, timetable(watched, entry), entry.looks, unconfirmed, now);
    DueQueue<Watched> queue = queue(watched.lane());
    next.ifPresentOrElse(due -> queue.put(watched, due), () -> queue.remove(watched));
  }

  /** A listing that was taken comes back with its own observation, not with another lane's. */
  private boolean queued(Watched watched) {
    return queue(watched.lane()).holds(watched);
  }

  private DueQueue<Watched> queue(Lane lane) {
    return queues.computeIfAbsent(lane, key -> new DueQueue<>());
  }

  private Entry entry(Watched watched) {
    Entry entry = entries.get(watched);
    if (entry == null) {
      throw new IllegalArgumentException("Nobody watches " + watched.name());
    }
    return entry;
  }
}
