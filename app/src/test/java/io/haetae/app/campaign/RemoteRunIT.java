package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.politeness.PacedGate;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ObservationRow;
import io.haetae.browser.BrowserExecutable;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.browser.RemoteEndpoint;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Purpose;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole run through a browser that somebody else has started, beside the same run through ours.
 */
final class RemoteRunIT {
  private static final SiteId SITE = new SiteId("aliexpress");
  private static final List<Truth> TRUTHS =
      List.of(Truth.ON_SALE, Truth.SOLD_OUT, Truth.REMOVED, Truth.CAPTCHA);
  private static final String ANNOUNCEMENT = "DevTools listening on ";

  @TempDir private Path folder;

  @Test
  void bothRunsConcludeTheSameAndSealIt() throws Exception {
    Scenario scenario = Scenario.everyState();
    BrowserSettings here = BrowserSettings.with(Driver.DEVTOOLS);
    Process chromium = chromium(here);
    try (FixtureMarket market = FixtureMarket.start(Clock.systemUTC(), scenario)) {
      RemoteEndpoint elsewhere = new RemoteEndpoint(announced(chromium));
      Map<String, String> ours = verdicts("here", here, market);

      assertThat(ours).hasSize(TRUTHS.size()).containsValue("Removed");
      assertThat(verdicts("elsewhere", here.withRemote(elsewhere), market)).isEqualTo(ours);
    } finally {
      chromium.destroyForcibly().waitFor();
    }
  }

  /** What each listing was found to be; every bundle must verify. */
  private Map<String, String> verdicts(String name, BrowserSettings settings, FixtureMarket market)
      throws Exception {
    Path archives = folder.resolve(name);
    Clock clock = Clock.systemUTC();
    Scenario scenario = market.scenario();
    Set<ListingId> chosen =
        TRUTHS.stream()
            .map(truth -> scenario.listing(SITE, truth).id())
            .collect(Collectors.toSet());
    List<WatchItem> items =
        scenario.watchList().stream().filter(item -> chosen.containsAll(item.listings())).toList();
    Map<SiteId, ListingId> onSale = Map.of(SITE, scenario.controlOnSale(SITE).id());
    Map<SiteId, StandIn> standIns = Map.of(SITE, market.standIn(SITE));
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    try (Archive archive =
        Archive.open(archives, ArchiveKind.DEMO, TestHome.home(), Secrets.none(), clock)) {
      WatchRun run =
          new WatchRun(
              archive,
              new RunSettings(Vantage.korea(), onSale, standIns, 1),
              Browsers.source(settings),
              new PacedGate(Duration.ZERO),
              new Display(nowhere, false),
              clock);
      RunResult result = run.start(Planner.targets(items));
      assertThat(result.failures()).isEmpty();
      List<ObservationRow> rows = archive.database().observations(result.run());
      assertThat(rows).allMatch(row -> verifies(archives, row));
      Map<String, String> verdicts = new TreeMap<>();
      rows.stream()
          .filter(row -> row.visit().purpose() == Purpose.TARGET)
          .forEach(
              row -> verdicts.put(row.visit().listing().toString(), row.verdict().described()));
      return verdicts;
    }
  }

  private static boolean verifies(Path archive, ObservationRow row) {
    return TestHome.verify(archive.resolve(row.evidence().orElseThrow().path())).passed();
  }

  /** A Chromium with a debugging port, started as its operator would. */
  private Process chromium(BrowserSettings settings) throws IOException {
    Path executable =
        switch (BrowserExecutable.search(settings)) {
          case BrowserExecutable.Found found -> found.executable().path();
          case BrowserExecutable.NotFound missing -> throw new AssertionError(missing.reason());
        };
    return new ProcessBuilder(
            executable.toString(),
            "--headless",
            "--no-sandbox",
            "--remote-debugging-port=0",
            "--remote-debugging-address=127.0.0.1",
            "--user-data-dir=" + folder.resolve("profile"),
            "about:blank")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static URI announced(Process chromium) {
    BufferedReader errors =
        new BufferedReader(
            new InputStreamReader(chromium.getErrorStream(), StandardCharsets.UTF_8));
    Stream<String> lines = errors.lines();
    String address =
        lines
            .filter(line -> line.startsWith(ANNOUNCEMENT))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the browser announced no port"));
    Thread.startVirtualThread(() -> errors.lines().forEach(line -> {}));
    return URI.create(address.substring(ANNOUNCEMENT.length()).strip());
  }
}
