package io.haetae.app.campaign;

import io.haetae.app.politeness.PacedGate;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.RunRow;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Planner;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.Scenario;
import io.haetae.sites.Adapters;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A process of its own that starts or resumes one run, for tests that kill it. */
final class CampaignProcess {
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(5);

  private CampaignProcess() {}

  /** The archive, then {@code site=origin} for each simulated site. */
  public static void main(String[] arguments) throws Exception {
    Clock clock = Clock.systemUTC();
    Scenario scenario = Scenario.everyState();
    try (Archive archive =
        Archive.open(
            Path.of(arguments[0]), ArchiveKind.DEMO, TestHome.home(), Secrets.none(), clock)) {
      WatchRun run =
          new WatchRun(
              archive,
              settings(scenario, Arrays.copyOfRange(arguments, 1, arguments.length)),
              Browsers.source(BrowserSettings.with(Driver.DEVTOOLS).withPageLimit(PAGE_LIMIT)),
              new PacedGate(Duration.ZERO),
              Display.ofProcess(),
              clock);
      Optional<RunRow> last = archive.database().lastRun();
      RunResult result =
          last.isPresent()
              ? run.resume(last.get().name())
              : run.start(Planner.targets(scenario.watchList()));
      System.exit(result.left() == 0 ? 0 : 1);
    }
  }

  private static RunSettings settings(Scenario scenario, String... sites) {
    Map<SiteId, ListingId> onSale = new HashMap<>();
    Map<SiteId, StandIn> standIns = new HashMap<>();
    for (String written : sites) {
      String[] parts = written.split("=", 2);
      SiteId site = new SiteId(parts[0]);
      ListingId control = scenario.controlOnSale(site).id();
      URI real = Adapters.of(site).orElseThrow().urlOf(control, Vantage.korea());
      onSale.put(site, control);
      standIns.put(
          site,
          new StandIn(URI.create(parts[1]), URI.create(real.getScheme() + "://" + real.getHost())));
    }
    return new RunSettings(Vantage.korea(), onSale, standIns, 2);
  }
}
