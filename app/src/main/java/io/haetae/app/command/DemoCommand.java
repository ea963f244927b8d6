package io.haetae.app.command;

import io.haetae.app.campaign.Archive;
import io.haetae.app.campaign.Display;
import io.haetae.app.campaign.RunResult;
import io.haetae.app.campaign.RunSettings;
import io.haetae.app.campaign.WatchRun;
import io.haetae.app.politeness.PacedGate;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.RunRow;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Planner;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job against simulated marketplaces. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts three simulated marketplaces on this machine, watches made-up unsafe products on them,",
      "prints the verdicts, verifies every bundle and names the report. Goes on where it was stopped."
    })
final class DemoCommand implements Callable<Integer> {
  /** The simulation is on this machine, so its pace only has to be visible. */
  private static final Duration GAP = Duration.ofMillis(200);

  /** Five days into the story listings are in many states. */
  private static final Duration STORY_SO_FAR = Duration.ofDays(5);

  private static final Duration PAGE_LIMIT = Duration.ofSeconds(6);

  @Spec private CommandSpec spec;
  @Mixin private BrowserOptions browser;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      defaultValue = "haetae-demo",
      description = "where everything is kept (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("haetae-demo");

  @Option(
      names = "--fresh",
      description = "start again; the old archive is kept beside the new one")
  private boolean fresh;

  @Override
  public Integer call() throws IOException, InterruptedException {
    browser.requireSameMachine();
    Clock clock = Clock.systemUTC();
    if (fresh && Files.exists(folder)) {
      setAside(clock);
    }
    Scenario scenario = Scenario.demo(clock.instant().minus(STORY_SO_FAR));
    try (FixtureMarket market = FixtureMarket.start(clock, scenario);
        Archive archive =
            Archive.open(folder, ArchiveKind.DEMO, KeyOptions.home(), Secrets.none(), clock)) {
      archive.requireKeysOf(browser.profile());
      WatchRun run =
          new WatchRun(
              archive,
              settings(market, scenario),
              browser.source(PAGE_LIMIT),
              new PacedGate(GAP),
              Display.ofProcess(),
              clock);
      RunResult result = resumeOrStart(archive, run, scenario);
      return new RunEnd(spec.commandLine(), archive).report(result);
    }
  }

  private static RunResult resumeOrStart(Archive archive, WatchRun run, Scenario scenario)
      throws IOException, InterruptedException {
    Optional<RunRow> unfinished =
        archive.database().lastRun().filter(last -> last.endedAt().isEmpty());
    return unfinished.isPresent()
        ? run.resume(unfinished.get().name())
        : run.start(Planner.targets(scenario.watchList()));
  }

  private RunSettings settings(FixtureMarket market, Scenario scenario) {
    Map<SiteId, ListingId> onSale = new HashMap<>();
    Map<SiteId, StandIn> standIns = new HashMap<>();
    for (SiteId site : FixtureMarket.SITES) {
      onSale.put(site, scenario.controlOnSale(site).id());
      standIns.put(site, market.standIn(site));
    }
    return new RunSettings(Vantage.korea(), onSale, standIns, browser.lanes());
  }

  private void setAside(Clock clock) throws IOException {
    String stamp =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC)
            .format(clock.instant());
    Path aside = folder.resolveSibling(folder.getFileName() + "-until-" + stamp);
    Files.move(folder, aside);
    spec.commandLine().getOut().println("The old archive is kept as " + aside);
  }
}
