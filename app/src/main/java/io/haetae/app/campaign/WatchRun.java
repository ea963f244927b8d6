package io.haetae.app.campaign;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.engine.Campaign;
import io.haetae.core.engine.OldSpace;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries out one run over an archive, with its progress on a console. */
public final class WatchRun {
  private static final DateTimeFormatter RUN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Archive archive;
  private final RunSettings settings;
  private final BrowserSource browsers;
  private final PolitenessGate gate;
  private final Display display;
  private final Clock clock;

  /**
   * A run over an archive.
   *
   * @param archive where everything is kept
   * @param settings how the run looks at its listings
   * @param browsers starts a browser for each lane
   * @param gate is asked before each visit
   * @param display shows the progress
   * @param clock names the run and times its observations
   */
  public WatchRun(
      Archive archive,
      RunSettings settings,
      BrowserSource browsers,
      PolitenessGate gate,
      Display display,
      Clock clock) {
    this.archive = archive;
    this.settings = settings;
    this.browsers = browsers;
    this.gate = gate;
    this.display = display;
    this.clock = clock;
  }

  /**
   * Plans and makes a new run.
   *
   * @throws IOException if the archive cannot be written
   * @throws InterruptedException if the wait for the lanes was interrupted
   */
  public RunResult start(List<Target> targets) throws IOException, InterruptedException {
    String name = RUN_NAME.format(clock.instant());
    Run run =
        new Run(
            name,
            settings,
            archive.database().schedule(),
            archive.evidence(),
            archive.database().health());
    return carryOut(name, run, run.plan(targets));
  }

  /**
   * Goes on with a run that ended early: its lanes, and the controls of a new session for each.
   *
   * @param name the run
   * @throws IOException if the archive cannot be written
   * @throws InterruptedException if the wait for the lanes was interrupted
   */
  public RunResult resume(String name) throws IOException, InterruptedException {
    ArchiveDatabase database = archive.database();
    List<Lane> lanes =
        database.due(name).stream().map(Visit::lane).map(settings::relocated).distinct().toList();
    Run run =
        new Run(
            name,
            settings.withOnSale(controlsOf(name)),
            database.schedule(),
            archive.evidence(),
            database.health());
    run.planSessionControls(lanes, database.lastPosition(name));
    return carryOut(name, run, lanes);
  }

  private Map<SiteId, ListingId> controlsOf(String name) {
    return archive.database().observations(name).stream()
        .map(ObservationRow::visit)
        .filter(visit -> visit.purpose() == Purpose.CONTROL_ON_SALE)
        .map(Visit::listing)
        .collect(Collectors.toMap(ListingId::site, Function.identity(), (one, same) -> same));
  }

  private RunResult carryOut(String name, Run run, List<Lane> lanes)
      throws IOException, InterruptedException {
    OldSpace.keepTidy();
    try (Progress progress = new Progress(display, run.due(lanes))) {
      Campaign campaign = run.campaign(lanes, browsers, gate, progress, clock);
      StopOnSignal signal = StopOnSignal.listen(campaign, display);
      try {
        List<Campaign.LaneFailure> failures = campaign.run();
        int left = run.due(lanes);
        archive.evidence().ended(name, left);
        return new RunResult(name, failures, left);
      } finally {
        signal.close();
      }
    }
  }
}
