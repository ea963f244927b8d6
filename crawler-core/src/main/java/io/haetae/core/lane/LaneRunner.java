package io.haetae.core.lane;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserException;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.history.Health;
import io.haetae.core.history.Observation;
import io.haetae.core.history.Understood;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the visits of one lane's session, one after another, each in a fresh browser context, and
 * records how each ended. Belongs to the thread that runs it.
 */
public final class LaneRunner {
  private static final Logger LOG = LoggerFactory.getLogger(LaneRunner.class);
  private static final int BROWSER_STARTS_PER_VISIT = 2;

  private final VisitSteps steps;
  private final LaneBrowser browser;
  private final PolitenessGate gate;
  private final EvidenceStore evidence;
  private final Health health;
  private final LaneListener listener;
  private final Clock clock;
  private Controls controls = Controls.notRun();

  /**
   * A runner of one session.
   *
   * @param adapter the lane's site
   * @param browsers starts the lane's browser
   * @param gate is asked before each visit
   * @param evidence keeps the captures
   * @param schedule takes the observations
   * @param health knows whether the site's pages have changed
   * @param listener is told of each observation
   * @param clock times visits that never reached a browser
   */
  public LaneRunner(
      GuardedAdapter adapter,
      BrowserSource browsers,
      PolitenessGate gate,
      EvidenceStore evidence,
      ScheduleStore schedule,
      Health health,
      LaneListener listener,
      Clock clock) {
    this(adapter, browsers, gate, evidence, schedule, health, listener, clock, Optional.empty());
  }

  /**
   * A runner of one session that a person may attend.
   *
   * @param attendant hands challenges to a person; empty leaves them as they are
   */
  public LaneRunner(
      GuardedAdapter adapter,
      BrowserSource browsers,
      PolitenessGate gate,
      EvidenceStore evidence,
      ScheduleStore schedule,
      Health health,
      LaneListener listener,
      Clock clock,
      Optional<Attendant> attendant) {
    this.steps = new VisitSteps(adapter, evidence, schedule, attendant, clock);
    this.browser = new LaneBrowser(browsers, clock);
    this.gate = gate;
    this.evidence = evidence;
    this.health = health;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Runs visits in their order until they are done or a stop is asked for; the visit under way is
   * finished first.
   *
   * @param visits the visits, controls first
   * @param stopAsked is asked before each visit
   * @throws IOException if the archive cannot be written
   * @throws BrowserException if no browser can be started at all
   * @throws InterruptedException if a wait for the gate was interrupted
   */
  public void run(List<Visit> visits, BooleanSupplier stopAsked)
      throws IOException, InterruptedException {
    try {
      for (Visit visit : visits) {
        if (stopAsked.getAsBoolean()) {
          return;
        }
        ended(visit(visit));
      }
    } finally {
      browser.close();
    }
  }

  /**
   * A browser that breaks costs the visit one more try with a new one, never the lane. The site may
   * have been asked for the page by then, so each try is a turn of its own.
   */
  private VisitSteps.Ended visit(Visit visit) throws IOException, InterruptedException {
    String last = "No browser was tried";
    for (int start = 0; start < BROWSER_STARTS_PER_VISIT; start++) {
      Optional<PolitenessGate.Refused> refused =
          switch (gate.turn(visit.lane(), visit.address())) {
            case PolitenessGate.Go go -> Optional.empty();
            case PolitenessGate.Refused words -> Optional.of(words);
          };
      if (refused.isPresent()) {
        return notMade(visit, refused.get().rule(), refused.get().detail());
      }
      controls = controls.withDrift(health.alarm(visit.lane().site()));
      Browser running = browser.get();
      try {
        VisitSteps.Ended end = steps.run(visit, running, controls);
        browser.visited();
        return end;
      } catch (BrowserException broken) {
        LOG.warn("The browser broke during {}: {}", visit.id(), broken.getMessage(), broken);
        browser.close();
        last = String.valueOf(broken.getMessage());
      }
    }
    return notMade(visit, "browser", last);
  }

  private VisitSteps.Ended notMade(Visit visit, String rule, String detail) throws IOException {
    evidence.notMade(visit, rule + ": " + detail);
    Instant now = clock.instant();
    Signal signal = new Signal(Meaning.FAILURE, rule, detail, visit.address().toString());
    Verdict verdict =
        new Verdict.Undetermined(Reason.FAILED, new Basis(List.of(signal), Judge.RULES));
    return steps.notMade(
        new Observation(visit, now, now, verdict, Optional.empty(), Optional.empty()));
  }

  private void ended(VisitSteps.Ended end) {
    Observation observation = end.observation();
    Verdict verdict = observation.verdict();
    controls =
        switch (observation.visit().purpose()) {
          case TARGET, SEARCH, CANDIDATE, PROBE -> controls;
          case CONTROL_ON_SALE -> controls.withOnSale(verdict);
          case CONTROL_ABSENT -> controls.withAbsent(verdict);
        };
    if (end.recorded()) {
      Understood.of(observation).ifPresent(health::add);
      LOG.info(
          "{} {} {}: {}",
          observation.visit().id(),
          observation.visit().purpose(),
          observation.visit().listing(),
          verdict.described());
      listener.observed(observation);
    }
  }
}
