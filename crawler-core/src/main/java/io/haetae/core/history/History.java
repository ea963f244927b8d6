package io.haetae.core.history;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.plan.Purpose;
import io.haetae.core.verdict.Controls;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the listings of a study: a fold over its observations, the controls among them,
 * in the order in which they were recorded. The same observations give the same events, so nothing
 * of it needs to be stored.
 *
 * <p>A change of a site's pages is noticed only after some of them were read wrongly. So a sighting
 * counts for good only when as many pages of its site have followed as the drift alarm looks at; an
 * alarm before that voids it. Until then what follows from it is provisional. Not thread-safe.
 */
public final class History {
  private final Duration apart;
  private final Health health = new Health();
  private final Map<String, Session> sessions = new HashMap<>();
  private final Map<SiteId, Probation> probations = new TreeMap<>();
  private final Map<ListingId, Known> listings = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Sighting> voided = new ArrayList<>();
  private final Set<Known> touched = new HashSet<>();

  /**
   * A history without observations.
   *
   * @param apart how long after the first look at a change the second is made at the earliest
   */
  public History(Duration apart) {
    this.apart = apart;
  }

  /** A history that goes on from what another held. */
  public static History of(HistoryState state, Duration apart) {
    History history = new History(apart);
    SightingList sightings = new SightingList(state.sightings());
    for (HistoryState.Session session : state.sessions()) {
      history.sessions.put(
          session.lane(), new Session(session.lane(), session.run(), session.controls()));
    }
    for (HistoryState.Probation kept : state.probations()) {
      history.probations.put(kept.site(), Probation.of(kept, sightings, history::known));
    }
    history.health.restore(state.health());
    for (HistoryState.Listing listing : state.settled()) {
      history.known(listing.listing()).settled = ListingHistory.of(listing, apart, sightings);
    }
    for (HistoryState.Listing listing : state.live()) {
      history.known(listing.listing()).live = ListingHistory.of(listing, apart, sightings);
    }
    state.events().forEach(event -> history.events.add(sightings.event(event)));
    state.voided().forEach(place -> history.voided.add(sightings.at(place)));
    return history;
  }

  /** What this holds by now, but for what {@link #touched()} has not told yet. */
  public HistoryState state() {
    SightingList sightings = new SightingList(List.of());
    List<HistoryState.Session> present =
        sessions.values().stream()
            .map(s -> new HistoryState.Session(s.lane(), s.run(), s.controls()))
            .sorted(Comparator.comparing(HistoryState.Session::lane))
            .toList();
    List<HistoryState.Probation> waiting =
        probations.entrySet().stream().map(e -> e.getValue().state(e.getKey(), sightings)).toList();
    List<HistoryState.Listing> certain = states(known -> known.settled, sightings);
    List<HistoryState.Listing> lately = states(known -> known.live, sightings);
    List<HistoryState.Happened> happened = events.stream().map(sightings::state).toList();
    List<Integer> not = voided.stream().map(sightings::place).toList();
    return new HistoryState(
        sightings.all(), present, waiting, health.state(), certain, lately, happened, not);
  }

  private List<HistoryState.Listing> states(
      Function<Known, @Nullable ListingHistory> which, SightingList sightings) {
    List<HistoryState.Listing> states = new ArrayList<>();
    for (Known known : inOrder()) {
      ListingHistory history = which.apply(known);
      if (history != null) {
        states.add(history.state(known.listing, sightings));
      }
    }
    return states;
  }

  private List<Known> inOrder() {
    return listings.values().stream().sorted(Comparator.comparing(known -> known.listing)).toList();
  }

  /** How well the pages of each site were understood by now. */
  public Health health() {
    Health copy = new Health();
    copy.become(health);
    return copy;
  }

  private record Session(String lane, String run, Controls controls) {}

  /** What is known of a listing. One of each; sightings hold on to it, so nobody looks it up. */
  private static final class Known {
    private final ListingId listing;
    private final Duration apart;

    /** For certain; null before the first sighting that is. */
    private @Nullable ListingHistory settled;

    /** With what an alarm would void; null before the first sighting. */
    private @Nullable ListingHistory live;

    Known(ListingId listing, Duration apart) {
      this.listing = listing;
      this.apart = apart;
    }

    ListingHistory settled() {
      if (settled == null) {
        settled = new ListingHistory(apart);
      }
      return settled;
    }

    ListingHistory live() {
      if (live == null) {
        live = new ListingHistory(apart);
      }
      return live;
    }
  }

  /** The sightings of a site that an alarm would still void. */
  private static final class Probation {
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long pages;
    private long offers;

    private record Waiting(Known known, Sighting sighting, long pages, long offers) {}

    static Probation of(
        HistoryState.Probation state, SightingList sightings, Function<ListingId, Known> known) {
      Probation probation = new Probation();
      probation.pages = state.pages();
      probation.offers = state.offers();
      for (HistoryState.Waiting kept : state.waiting()) {
        Sighting sighting = sightings.at(kept.sighting());
        probation.waiting.add(
            new Waiting(known.apply(sighting.listing()), sighting, kept.pages(), kept.offers()));
      }
      return probation;
    }

    HistoryState.Probation state(SiteId site, SightingList sightings) {
      return new HistoryState.Probation(
          site,
          pages,
          offers,
          waiting.stream()
              .map(
                  each ->
                      new HistoryState.Waiting(
                          sightings.place(each.sighting()), each.pages(), each.offers()))
              .toList());
    }

    void add(Known known, Sighting sighting) {
      waiting.add(new Waiting(known, sighting, pages, offers));
    }

    boolean isOver() {
      return !waiting.isEmpty()
          && pages - waiting.getFirst().pages() >= SiteHealth.WINDOW
          && offers - waiting.getFirst().offers() >= SiteHealth.WINDOW;
    }
  }

  /**
   * Takes note of an observation.
   *
   * @return what it tells of its listing; empty for controls and searches
   */
  public Optional<Sighting> add(Observation observation) {
    return add(Recorded.of(observation));
  }

  /** Takes note of an observation that is read back; the same as {@link #add(Observation)}. */
  public Optional<Sighting> add(Recorded observation) {
    return add(Noted.of(observation), observation.evidence());
  }

  /** The same without the bundle that an alarm names as its example. */
  public Optional<Sighting> add(Noted observation) {
    return add(observation, Optional.empty());
  }

  private Optional<Sighting> add(Noted observation, Optional<EvidenceRef> evidence) {
    SiteId site = observation.site();
    Probation probation = probations.computeIfAbsent(site, key -> new Probation());
    Optional<Sighting> sighting = sighting(observation);
    sighting.ifPresent(
        seen -> {
          Known known = known(seen.listing());
          probation.add(known, seen);
          known.live().add(seen);
          touched.add(known);
        });
    Understood.of(observation, evidence).ifPresent(page -> count(page, probation));
    if (health.alarm(site).isPresent()) {
      drop(probation);
    } else {
      settle(probation);
    }
    return sighting;
  }

  /** Every event that no alarm can void any more, in the order in which they settled. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /** The events that were confirmed lately, by listing; a drift alarm would void them. */
  public List<Event> provisional() {
    return inOrder().stream().flatMap(known -> provisional(known).stream()).toList();
  }

  /** The events of a listing that no alarm can void any more, as they were confirmed. */
  public List<Event> events(ListingId listing) {
    return List.copyOf(known(listing).settled().events());
  }

  /** The events of a listing that a drift alarm would void, as they were confirmed. */
  public List<Event> provisional(ListingId listing) {
    return provisional(known(listing));
  }

  private static List<Event> provisional(Known known) {
    List<Event> all = known.live().events();
    return List.copyOf(all.subList(known.settled().events().size(), all.size()));
  }

  /** The listings that something became known of since this was asked last. */
  public Set<ListingId> touched() {
    Set<ListingId> since =
        touched.stream().map(known -> known.listing).collect(Collectors.toUnmodifiableSet());
    touched.clear();
    return since;
  }

  /** The sightings that would have counted if the site's pages had not changed. */
  public List<Sighting> voided() {
    return List.copyOf(voided);
  }

  /**
   * When the look ended that needs a second one in this lane, so that a change of the listing is
   * confirmed; empty if none does.
   */
  public Optional<Instant> unconfirmed(ListingId listing, String lane) {
    return Optional.ofNullable(listings.get(listing))
        .flatMap(known -> Optional.ofNullable(known.live))
        .flatMap(history -> history.unconfirmed(lane));
  }

  private Optional<Sighting> sighting(Noted observation) {
    String named = observation.lane();
    String run = observation.run();
    Session session = sessions.get(named);
    // One string for all sightings of a lane: a year of a large study has millions.
    String lane = session == null ? named : session.lane();
    Controls before =
        session == null || !session.run().equals(run) ? Controls.notRun() : session.controls();
    Controls after =
        switch (observation.purpose()) {
          case TARGET, SEARCH, CANDIDATE, PROBE -> before;
          case CONTROL_ON_SALE -> before.withOnSale(observation.verdict());
          case CONTROL_ABSENT -> before.withAbsent(observation.verdict());
        };
    sessions.put(lane, new Session(lane, run, after));
    return observation.purpose() == Purpose.TARGET
        ? Optional.of(Sighting.of(observation, lane, after))
        : Optional.empty();
  }

  private void count(Understood page, Probation probation) {
    health.add(page);
    probation.pages++;
    if (page.lacking().isPresent()) {
      probation.offers++;
    }
  }

  private void settle(Probation probation) {
    while (probation.isOver()) {
      Probation.Waiting next = probation.waiting.remove();
      ListingHistory history = next.known().settled();
      int before = history.events().size();
      history.add(next.sighting());
      touched.add(next.known());
      events.addAll(history.events().subList(before, history.events().size()));
    }
  }

  private void drop(Probation probation) {
    for (Probation.Waiting each : probation.waiting) {
      each.known().live = each.known().settled().copy();
      touched.add(each.known());
      if (each.sighting().usable()) {
        voided.add(each.sighting());
      }
    }
    probation.waiting.clear();
  }

  private Known known(ListingId listing) {
    return listings.computeIfAbsent(listing, key -> new Known(key, apart));
  }
}
