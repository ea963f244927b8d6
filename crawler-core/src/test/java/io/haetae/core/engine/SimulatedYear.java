package io.haetae.core.engine;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Vantage;
import io.haetae.core.engine.SimulatedMarket.Truth;
import io.haetae.core.history.Health;
import io.haetae.core.history.History;
import io.haetae.core.history.Observation;
import io.haetae.core.history.Sighting;
import io.haetae.core.lane.FakeBrowsers;
import io.haetae.core.lane.LaneRunner;
import io.haetae.core.lane.MemoryEvidence;
import io.haetae.core.lane.MemorySchedule;
import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.plan.Due;
import io.haetae.core.plan.Gap;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Notice;
import io.haetae.core.plan.Occasion;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Schedule;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.plan.Slot;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A study of a {@link SimulatedMarket} over a year of virtual time, without waiting. */
final class SimulatedYear {
  private static final Duration PACE = Duration.ofSeconds(16);

  /** Weekly looks are gathered for so long, so that they share a session's controls. */
  private static final Duration GATHERING = Duration.ofHours(5);

  private final Schedule schedule;
  private final RandomGenerator random;
  private final SimulatedMarket market;
  private final History history = new History(ScheduleRule.standard().confirmAfter());
  private final Health health = new Health();
  private final Agenda agenda;
  private final List<Observation> observations = new ArrayList<>();
  private final Set<String> usable = new HashSet<>();
  private final Map<Lane, SimulatedSite> lanes = new LinkedHashMap<>();
  private final Map<ListingId, Watched> watched = new LinkedHashMap<>();
  private Instant now = SimulatedMarket.START;
  private int sessions;

  SimulatedYear(long seed) {
    this.schedule = new Schedule(ScheduleRule.standard(), seed);
    this.random = new SplittableRandom(seed);
    this.market = new SimulatedMarket(random);
    this.agenda = new Agenda(schedule, history);
  }

  SimulatedMarket market() {
    return market;
  }

  History history() {
    return history;
  }

  /** Every observation, controls among them. */
  List<Observation> observations() {
    return observations;
  }

  /** The visits that events may rest on. */
  Set<String> usable() {
    return usable;
  }

  /** The slots without a conclusive look, of all listings. */
  List<Gap> gaps() {
    return watched.values().stream()
        .flatMap(one -> agenda.gaps(one, SimulatedMarket.END).stream())
        .toList();
  }

  SimulatedYear run() throws IOException, InterruptedException {
    for (SimulatedSite site : SimulatedMarket.sites()) {
      lanes.put(new Lane(site.site(), Vantage.korea(), Optional.empty()), site);
    }
    market.truths().values().forEach(this::watch);
    Map<Lane, Instant> freeFrom = new LinkedHashMap<>();
    Optional<Turn> turn = turn(freeFrom);
    while (turn.isPresent()) {
      now = turn.get().at();
      session(turn.get().lane());
      freeFrom.put(turn.get().lane(), now);
      turn = turn(freeFrom);
    }
    return this;
  }

  private record Turn(Lane lane, Instant at) {}

  /** The lane that has something to do first; each lane has a time of its own. */
  private Optional<Turn> turn(Map<Lane, Instant> freeFrom) {
    Turn first = null;
    for (Lane lane : lanes.keySet()) {
      Optional<Due> due = agenda.next(lane);
      if (due.isPresent()) {
        boolean weekly = due.get().occasion() == Occasion.WEEKLY;
        Instant wanted = due.get().at().plus(weekly ? GATHERING : Duration.ZERO);
        Instant free = freeFrom.getOrDefault(lane, SimulatedMarket.START);
        Turn turn = new Turn(lane, wanted.isBefore(free) ? free : wanted);
        first = first == null || turn.at().isBefore(first.at()) ? turn : first;
      }
    }
    return Optional.ofNullable(first).filter(turn -> turn.at().isBefore(SimulatedMarket.END));
  }

  /** A relisted item is watched from when the weekly search of its product meets it. */
  private void watch(Truth truth) {
    Instant from = truth.appeared();
    if (from.isAfter(SimulatedMarket.START)) {
      Optional<Instant> found =
          schedule
              .searches(truth.listing().toString(), SimulatedMarket.START, SimulatedMarket.END)
              .slots()
              .stream()
              .map(Slot::due)
              .filter(due -> due.isAfter(truth.appeared()))
              .findFirst();
      if (found.isEmpty()) {
        return;
      }
      from = found.get();
    }
    Lane lane = lane(truth.listing().site());
    Target target =
        new Target(
            truth.listing(),
            Optional.of("A" + truth.listing().number()),
            truth.watchesOption() ? List.of(SimulatedSite.WATCHED_OPTION) : List.of());
    Watched one = new Watched(lane, target);
    watched.put(truth.listing(), one);
    List<Notice> notices = List.of(Notice.at(truth.noticed()));
    agenda.watch(one, from, SimulatedMarket.END, notices);
  }

  private Lane lane(SiteId site) {
    return lanes.keySet().stream().filter(l -> l.site().equals(site)).findFirst().orElseThrow();
  }

  private void session(Lane lane) throws IOException, InterruptedException {
    SimulatedSite site = lanes.getOrDefault(lane, SimulatedMarket.sites().getFirst());
    List<Target> targets =
        agenda.take(lane, now, 1_000).stream().map(due -> due.key().target()).toList();
    List<Visit> visits =
        new Planner("s" + sessions++, random)
            .lane(lane, site, Optional.of(site.listing(SimulatedMarket.ON_SALE)), targets)
            .visits();
    List<String> log = new ArrayList<>();
    new LaneRunner(
            new GuardedAdapter(site),
            new FakeBrowsers(this::visit, log, 0),
            (where, address) -> {
              now = now.plus(PACE);
              return new PolitenessGate.Go();
            },
            new MemoryEvidence(log, UnaryOperator.identity()),
            new MemorySchedule(),
            health,
            this::observed,
            clock())
        .run(visits, () -> false);
  }

  private Capture visit(URI url) {
    Capture capture = market.visit(url, now);
    now = capture.closedAt();
    return capture;
  }

  private void observed(Observation observation) {
    observations.add(observation);
    agenda
        .observed(observation)
        .filter(Sighting::usable)
        .ifPresent(sighting -> usable.add(sighting.visit()));
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }
}
