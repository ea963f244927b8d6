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
  private final Map<ListingId, ListingHistory> settled = new HashMap<>();
  private final Map<ListingId, ListingHistory> live = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Sighting> voided = new ArrayList<>();
  private final Set<ListingId> touched = new HashSet<>();

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
      history.probations.put(kept.site(), Probation.of(kept, sightings));
    }
    history.health.restore(state.health());
    for (HistoryState.Listing listing : state.settled()) {
      history.settled.put(listing.listing(), ListingHistory.of(listing, apart, sightings));
    }
    for (HistoryState.Listing listing : state.live()) {
      history.live.put(listing.listing(), ListingHistory.of(listing, apart, sightings));
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
    List<HistoryState.Listing> certain = states(settled, sightings);
    List<HistoryState.Listing> lately = states(live, sightings);
    List<HistoryState.Happened> happened = events.stream().map(sightings::state).toList();
    List<Integer> not = voided.stream().map(sightings::place).toList();
    return new HistoryState(
        sightings.all(), present, waiting, health.state(), certain, lately, happened, not);
  }

  private static List<HistoryState.Listing> states(
      Map<ListingId, ListingHistory> histories, SightingList sightings) {
    return histories.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getValue().state(e.getKey(), sightings))
        .toList();
  }

  /** How well the pages of each site were understood by now. */
  public Health health() {
    Health copy = new Health();
    copy.become(health);
    return copy;
  }

  private record Session(String lane, String run, Controls controls) {}

  /** The sightings of a site that an alarm would still void. */
  private static final class Probation {
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long pages;
    private long offers;

    private record Waiting(Sighting sighting, long pages, long offers) {}

    static Probation of(HistoryState.Probation state, SightingList sightings) {
      Probation probation = new Probation();
      probation.pages = state.pages();
      probation.offers = state.offers();
      state
          .waiting()
          .forEach(
              kept ->
                  probation.waiting.add(
                      new Waiting(sightings.at(kept.sighting()), kept.pages(), kept.offers())));
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

    void add(Sighting sighting) {
      waiting.add(new Waiting(sighting, pages, offers));
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
          probation.add(seen);
          of(live, seen.listing()).add(seen);
          touched.add(seen.listing());
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
    return live.keySet().stream()
        .sorted()
        .flatMap(listing -> provisional(listing).stream())
        .toList();
  }

  /** The events of a listing that no alarm can void any more, as they were confirmed. */
  public List<Event> events(ListingId listing) {
    return List.copyOf(of(settled, listing).events());
  }

  /** The events of a listing that a drift alarm would void, as they were confirmed. */
  public List<Event> provisional(ListingId listing) {
    List<Event> all = of(live, listing).events();
    return List.copyOf(all.subList(of(settled, listing).events().size(), all.size()));
  }

  /** The listings that something became known of since this was asked last. */
  public Set<ListingId> touched() {
    Set<ListingId> since = Set.copyOf(touched);
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
    return Optional.ofNullable(live.get(listing)).flatMap(history -> history.unconfirmed(lane));
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
      Sighting sighting = probation.waiting.remove().sighting();
      ListingHistory history = of(settled, sighting.listing());
      int known = history.events().size();
      history.add(sighting);
      touched.add(sighting.listing());
      events.addAll(history.events().subList(known, history.events().size()));
    }
  }

  private void drop(Probation probation) {
    for (Probation.Waiting each : probation.waiting) {
      ListingId listing = each.sighting().listing();
      live.put(listing, of(settled, listing).copy());
      touched.add(listing);
      if (each.sighting().usable()) {
        voided.add(each.sighting());
      }
    }
    probation.waiting.clear();
  }

  private ListingHistory of(Map<ListingId, ListingHistory> histories, ListingId listing) {
    return histories.computeIfAbsent(listing, key -> new ListingHistory(apart));
  }
}
