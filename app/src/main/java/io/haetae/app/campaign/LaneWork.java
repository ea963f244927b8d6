package io.haetae.app.campaign;

import io.haetae.app.campaign.StudySettings.StudyLane;
import io.haetae.app.politeness.AnsweredEvidence;
import io.haetae.app.politeness.StudyGate;
import io.haetae.app.storage.StoredAgenda;
import io.haetae.app.storage.StudyTables;
import io.haetae.app.study.Study;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.history.Health;
import io.haetae.core.lane.Attendant;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.lane.FirstLookSchedule;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.LaneListener;
import io.haetae.core.lane.LaneRunner;
import io.haetae.core.lane.LeaseLostException;
import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Purpose;
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
            lease,
            run,
            work.version(),
            work.clock().instant(),
            MOST_TARGETS,
            (targets, why) -> plan(run).visits(targets, why))) {
      return;
    }
    try {
      firstLooks(run, stopAsked);
      visits(run, stopAsked);
    } finally {
      if (schedule.due(run, lane.lane()).isEmpty()) {
        tables.ended(run, work.clock().instant());
      }
    }
  }

  /** Looks without a browser first, where the study wants that; plans what a browser looks at. */
  private void firstLooks(String run, BooleanSupplier stopAsked)
      throws IOException, InterruptedException {
    List<Visit> due = due(run, true);
    if (due.isEmpty()) {
      return;
    }
    FirstLooks looks =
        work.firstLooks()
            .orElseGet(() -> new FirstLooks(work.browsers(), Study.Evidence.DEFAULT_WITHIN));
    ScheduleStore following =
        new FirstLookSchedule(
            schedule, work.archive().database().memory(), looks.within(), this::followUp);
    session(run, due, looks.browsers(), following, stopAsked);
    if (!stopAsked.getAsBoolean()) {
      controlsAgain(run);
    }
  }

  private void visits(String run, BooleanSupplier stopAsked)
      throws IOException, InterruptedException {
    List<Visit> due = controlsFirst(due(run, false));
    if (!due.isEmpty() && !stopAsked.getAsBoolean()) {
      session(run, due, work.browsers(), schedule, stopAsked);
    }
  }

  private List<Visit> due(String run, boolean firstLooks) {
    return schedule.due(run, lane.lane()).stream()
        .filter(visit -> (visit.purpose() == Purpose.PROBE) == firstLooks)
        .toList();
  }

  /** One session of the log. */
  private void session(
      String run,
      List<Visit> due,
      BrowserSource browsers,
      ScheduleStore commits,
      BooleanSupplier stopAsked)
      throws IOException, InterruptedException {
    LeasedEvidence evidence =
        new LeasedEvidence(
            new AnsweredEvidence(work.archive().evidence(), work.gate(), work.clock()), this::keep);
    evidence.plan(run, due);
    try {
      runner(evidence, browsers, commits).run(due, stopAsked);
    } finally {
      int left = schedule.due(run, lane.lane()).size();
      if (work.archive().database().shared()) {
        evidence.leave(due);
      }
      evidence.ended(run, left);
    }
  }

  private SessionPlan plan(String run) {
    return new SessionPlan(new Planner(run, random), lane, adapter, work.firstLooks().isPresent());
  }

  /** The browser's visit that follows a first look, at a place of its own in the run's plan. */
  private Visit followUp(Visit firstLook) {
    int last = work.archive().database().lastPosition(firstLook.run());
    return new Planner(firstLook.run(), random, last + 1)
        .visit(lane.lane(), adapter, firstLook.target())
        .visits()
        .getFirst();
  }

  private LaneRunner runner(EvidenceStore evidence, BrowserSource browsers, ScheduleStore commits) {
    LaneListener both =
        observation -> {
          work.gate().observed(observation);
          work.listener().observed(observation);
        };
    return new LaneRunner(
        new GuardedAdapter(adapter),
        browsers,
        this::turn,
        evidence,
        commits,
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
    List<Visit> due = due(run, false);
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
   * @param firstLooks how listings are looked at before a browser is; empty if they are not
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
      Optional<FirstLooks> firstLooks,
      StudyGate gate,
      Health health,
      LaneListener listener,
      Clock clock,
      Optional<Attendant> attendant) {}

  /**
   * Looks before the browser's.
   *
   * @param browsers make plain requests
   * @param within how old the last conclusive visit may be
   */
  record FirstLooks(BrowserSource browsers, Duration within) {}
}
