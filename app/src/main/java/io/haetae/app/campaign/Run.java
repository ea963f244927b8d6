package io.haetae.app.campaign;

import io.haetae.core.engine.Campaign;
import io.haetae.core.engine.LaneSession;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.history.Health;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.lane.LaneListener;
import io.haetae.core.lane.LaneRunner;
import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** One run over an archive: its plan, and the lanes that carry it out. */
final class Run {
  private final String name;
  private final RunSettings settings;
  private final ScheduleStore schedule;
  private final EvidenceStore evidence;
  private final Health health;
  private final RandomGenerator random = RandomGenerator.getDefault();

  /**
   * A run.
   *
   * @param name its stored name
   * @param settings how it looks at its listings
   * @param schedule holds its plan
   * @param evidence keeps its captures
   * @param health how well the sites' pages were understood until now
   */
  Run(
      String name,
      RunSettings settings,
      ScheduleStore schedule,
      EvidenceStore evidence,
      Health health) {
    this.name = name;
    this.settings = settings;
    this.schedule = schedule;
    this.evidence = evidence;
    this.health = health;
  }

  /** Plans a new run, for each site its controls, then its targets, and returns its lanes. */
  List<Lane> plan(List<Target> targets) {
    Map<SiteId, List<Target>> bySite =
        targets.stream()
            .collect(
                Collectors.groupingBy(
                    target -> target.listing().site(), TreeMap::new, Collectors.toList()));
    Planner planner = new Planner(name, random);
    List<Lane> lanes = bySite.keySet().stream().map(settings::lane).toList();
    for (Lane lane : lanes) {
      List<Target> ofSite = bySite.getOrDefault(lane.site(), List.of());
      planner.lane(lane, adapter(lane), onSale(lane.site()), ofSite);
    }
    schedule.plan(planner.visits());
    return lanes;
  }

  /**
   * Gives each lane that has targets left the controls of a new session.
   *
   * @param lanes the run's lanes
   * @param lastPosition the highest position that the run has used
   */
  void planSessionControls(List<Lane> lanes, int lastPosition) {
    Planner planner = new Planner(name, random, lastPosition + 1);
    for (Lane lane : lanes) {
      List<Visit> due = schedule.due(name, lane);
      boolean targets = due.stream().anyMatch(visit -> !visit.purpose().control());
      boolean controls = due.stream().anyMatch(visit -> visit.purpose() == Purpose.CONTROL_ABSENT);
      if (targets && !controls) {
        planner.controls(lane, adapter(lane), onSale(lane.site()));
      }
    }
    schedule.plan(planner.visits());
  }

  /** How many visits of these lanes have no observation yet. */
  int due(List<Lane> lanes) {
    return lanes.stream().mapToInt(lane -> schedule.due(name, lane).size()).sum();
  }

  /** The lanes with what they have left to do, ready to run; the log commits to all of it. */
  Campaign campaign(
      List<Lane> lanes,
      BrowserSource browsers,
      PolitenessGate gate,
      LaneListener listener,
      Clock clock)
      throws IOException {
    List<LaneSession> sessions = new ArrayList<>();
    for (Lane lane : lanes) {
      List<Visit> due = controlsFirst(schedule.due(name, lane));
      if (!due.isEmpty()) {
        GuardedAdapter adapter = new GuardedAdapter(adapter(lane));
        sessions.add(
            new LaneSession(
                new LaneRunner(
                    adapter, browsers, gate, evidence, schedule, health, listener, clock),
                due));
      }
    }
    evidence.plan(name, sessions.stream().flatMap(one -> one.visits().stream()).toList());
    return new Campaign(sessions, settings.concurrentLanes());
  }

  private static List<Visit> controlsFirst(List<Visit> due) {
    List<Visit> ordered = new ArrayList<>(due.stream().filter(v -> v.purpose().control()).toList());
    ordered.addAll(due.stream().filter(v -> !v.purpose().control()).toList());
    return ordered;
  }

  private Optional<ListingId> onSale(SiteId site) {
    return Optional.ofNullable(settings.onSale().get(site));
  }

  private static SiteAdapter adapter(Lane lane) {
    return Adapters.of(lane.site())
        .orElseThrow(
            () -> new IllegalStateException("No adapter for " + lane.site() + " is installed"));
  }
}
