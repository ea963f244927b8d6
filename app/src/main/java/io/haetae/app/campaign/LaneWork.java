package io.haetae.app.campaign;

import io.haetae.app.campaign.StudySettings.StudyLane;
import io.haetae.app.politeness.AnsweredEvidence;
import io.haetae.app.politeness.StudyGate;
import io.haetae.app.storage.StoredAgenda;
import io.haetae.app.storage.StudyTables;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.history.Health;
import io.haetae.core.lane.Attendant;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.LaneListener;
import io.haetae.core.lane.LaneRunner;
import io.haetae.core.lane.LeaseLostException;
import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** One session of a study's lane under a lease: what was left open first, else what is due. */
final class LaneWork {
  /** A session is short enough that its controls speak for all of it. */
  static final int MOST_TARGETS = 40;

  private static final DateTimeFormatter RUN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final StudyWork work;
  private final StudyLane lane;
  private final LaneLease lease;
  private final SiteAdapter adapter;
  private final ScheduleStore schedule;
  private final RandomGenerator random = RandomGenerator.getDefault();

  LaneWork(StudyWork work, StudyLane lane, LaneLease lease) {
    this.work = work;
    this.lane = lane;
    this.lease = lease;
    this.adapter =
        Adapters.of(lane.lane().site())
            .orElseThrow(() -> new IllegalStateException("No adapter for " + lane.lane().site()));
    this.schedule = work.agenda().schedule(lease, work.version());
  }

  /**
   * Makes the visits of one session.
   *
   * @throws IOException if the archive cannot be written
   * @throws InterruptedException if a wait was interrupted
   */
  void run(BooleanSupplier stopAsked) throws IOException, InterruptedException {
    StudyTables tables = work.archive().database().study();
    work.agenda().settle(lease);
    Optional<String> open = tables.openSession(lease.lane());
    String run = open.orElseGet(this::name);
    if (open.isPresent()) {
      controlsAgain(run);
    } else if (!work.agenda()
        .take(
            lease, run, work.version(), work.clock().instant(), MOST_TARGETS, t -> plan(run, t))) {
      return;
    }
    List<Visit> due = controlsFirst(schedule.due(run, lane.lane()));
    LeasedEvidence evidence =
        new LeasedEvidence(
            new AnsweredEvidence(work.archive().evidence(), work.gate(), work.clock()), this::keep);
    evidence.plan(run, due);
    try {
      runner(evidence).run(due, stopAsked);
    } finally {
      int left = schedule.due(run, lane.lane()).size();
      if (work.archive().database().shared()) {
        evidence.leave(due);
      }
      evidence.ended(run, left);
      if (left == 0) {
        tables.ended(run, work.clock().instant());
      }
    }
  }

  private LaneRunner runner(EvidenceStore evidence) {
    LaneListener both =
        observation -> {
          work.gate().observed(observation);
          work.listener().observed(observation);
        };
    return new LaneRunner(
        new GuardedAdapter(adapter),
        work.browsers(),
        this::turn,
        evidence,
        schedule,
        work.health(),
        both,
        work.clock(),
        work.attendant());
  }

  /** A process that was paused may have lost its lane while it waited, and must not navigate. */
  private PolitenessGate.Turn turn(Lane ofVisit, URI address) throws InterruptedException {
    PolitenessGate.Turn turn = work.gate().turn(ofVisit, address);
    keep();
    return turn;
  }

  private void keep() {
    if (!work.archive().database().lanes().renew(lease, work.leased())) {
      throw new LeaseLostException(lease);
    }
  }

  /** A session that is gone on with has other browsers, so it needs its controls anew. */
  private void controlsAgain(String run) {
    List<Visit> due = schedule.due(run, lane.lane());
    boolean targets = due.stream().anyMatch(visit -> !visit.purpose().control());
    boolean controls = due.stream().anyMatch(visit -> visit.purpose() == Purpose.CONTROL_ABSENT);
    if (targets && !controls) {
      int last = work.archive().database().lastPosition(run);
      schedule.plan(
          new Planner(run, random, last + 1)
              .controls(lane.lane(), adapter, lane.site().onSale())
              .visits());
    }
  }

  private List<Visit> plan(String run, List<Target> targets) {
    return new Planner(run, random)
        .lane(lane.lane(), adapter, lane.site().onSale(), targets)
        .visits();
  }

  private static List<Visit> controlsFirst(List<Visit> due) {
    List<Visit> ordered = new ArrayList<>(due.stream().filter(v -> v.purpose().control()).toList());
    ordered.addAll(due.stream().filter(v -> !v.purpose().control()).toList());
    return ordered;
  }

  /** Lanes may begin in the same millisecond, so the lane is in the name, too. */
  private String name() {
    String ofLane = Integer.toHexString(lease.lane().hashCode());
    return RUN_NAME.format(work.clock().instant()) + "-" + ofLane + "-" + lease.epoch();
  }

  /**
   * What all lanes of a running study share.
   *
   * @param archive where everything is kept
   * @param leased how long a lane is held without a sign of life
   * @param version the study's version that observations name
   * @param agenda what is due
   * @param browsers starts a browser for each session
   * @param gate is asked before each visit
   * @param health how well the sites' pages were understood
   * @param listener is told of each observation
   * @param clock tells the time
   * @param attendant hands challenges to a person; empty leaves them as they are
   */
  record StudyWork(
      Archive archive,
      Duration leased,
      int version,
      StoredAgenda agenda,
      BrowserSource browsers,
      StudyGate gate,
      Health health,
      LaneListener listener,
      Clock clock,
      Optional<Attendant> attendant) {}
}
