package io.haetae.core.engine;

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
import io.haetae.core.plan.Schedule;
import io.haetae.core.plan.Timetable;
import io.haetae.core.plan.Tracked;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private Timetable timetable;
    private Instant accounted;

    private Entry(String lane, Tracked tracked, Timetable timetable) {
      this.lane = lane;
      this.tracked = tracked;
      this.timetable = timetable;
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
    Tracked tracked = watched.tracked(from, until, notices);
    entries.put(watched, new Entry(watched.lane().name(), tracked, timetable(watched, tracked)));
    byListing.computeIfAbsent(watched.target().listing(), key -> new ArrayList<>()).add(watched);
    replan(watched, from);
  }

  /** A notice that the study hears of while it watches; the dense looks begin with it. */
  public void noticed(Watched watched, Notice notice) {
    Entry entry = entry(watched);
    entry.tracked = entry.tracked.with(notice);
    entry.timetable = timetable(watched, entry.tracked);
    replan(watched, notice.known());
  }

  private Timetable timetable(Watched watched, Tracked tracked) {
    return switch (watched.target().purpose()) {
      case SEARCH -> schedule.searches(tracked.name(), tracked.from(), tracked.until());
      case CANDIDATE -> schedule.once(tracked);
      case TARGET, CONTROL_ON_SALE, CONTROL_ABSENT -> schedule.timetable(tracked);
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
    entry.looks.add(new Look(observation.openedAt(), observation.closedAt(), usable));
    for (Watched vantage : byListing.getOrDefault(watched.target().listing(), List.of())) {
      if (vantage.equals(watched) || queued(vantage)) {
        replan(vantage, observation.closedAt());
      }
    }
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
    List<Gap> gaps = entry.timetable.gaps(entry.looks, entry.accounted, now);
    entry.accounted = now;
    return gaps;
  }

  /** How many slots a listing has over the whole study. */
  public int slots(Watched watched) {
    return entry(watched).timetable.slots().size();
  }

  private void replan(Watched watched, Instant now) {
    Entry entry = entry(watched);
    Optional<Instant> unconfirmed = history.unconfirmed(watched.target().listing(), entry.lane);
    Optional<Due> next =
        schedule.next(entry.tracked, entry.timetable, entry.looks, unconfirmed, now);
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
