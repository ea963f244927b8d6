package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.SiteId;
import io.haetae.fixtures.FixtureListing;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** All drivers, here and elsewhere, give the same captures and thus the same verdicts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RemoteParityIT {
  private static final List<SiteId> SITES =
      List.of(new SiteId("aliexpress"), new SiteId("temu"), new SiteId("shein"));
  private static final List<Truth> TRUTHS = List.of(Truth.ON_SALE, Truth.OPTION_GONE);

  private FixtureMarket market;
  private Chromium chromium;
  private TestGrid grid;

  @BeforeAll
  void start() throws IOException {
    market = FixtureMarket.start(Clock.systemUTC(), Scenario.everyState());
    chromium = Remotes.chromium();
    grid = Remotes.grid();
  }

  @AfterAll
  void stop() {
    grid.close();
    chromium.kill();
    market.close();
  }

  @Test
  void allGiveTheSameCapturesAndReadings(@TempDir Path work) {
    BrowserSettings playwright = BrowserSettings.with(Driver.PLAYWRIGHT);
    BrowserSettings selenium = BrowserSettings.with(Driver.SELENIUM);
    BrowserSettings devTools = BrowserSettings.with(Driver.DEVTOOLS);
    List<String> expected = seen(playwright, work);

    assertThat(expected).hasSize(SITES.size() * TRUTHS.size());
    for (BrowserSettings other :
        List.of(
            selenium,
            devTools,
            devTools.withRemote(new RemoteEndpoint(chromium.devTools())),
            playwright.withRemote(new RemoteEndpoint(chromium.devTools())),
            selenium.withRemote(grid.endpoint()))) {
      assertThat(seen(other, work)).as(other.toString()).isEqualTo(expected);
    }
  }

  private List<String> seen(BrowserSettings settings, Path work) {
    List<String> seen = new ArrayList<>();
    try (Browser browser = Browsers.start(settings)) {
      for (SiteId site : SITES) {
        SiteAdapter adapter = Adapters.of(site).orElseThrow();
        for (Truth truth : TRUTHS) {
          Capture capture = visit(browser, adapter, market.scenario().listing(site, truth), work);
          seen.add(content(capture) + "\nREADING " + adapter.read(capture));
        }
      }
    }
    return seen;
  }

  private Capture visit(Browser browser, SiteAdapter adapter, FixtureListing listing, Path work) {
    Vantage vantage = Vantage.korea();
    StandIn standIn = market.standIn(adapter.site());
    try (BrowserSession session = browser.open(vantage, work)) {
      adapter.open(standIn.rehost(session), adapter.urlOf(listing.id(), vantage), vantage);
      session.awaitQuiet(Duration.ofMillis(500), Duration.ofSeconds(20));
      return session.capture().withUrls(standIn::toReal);
    }
  }

  /**
   * Everything of a capture but times, ports, pixels and the browser's words about itself. A page
   * puts its own clock into an address.
   */
  private static String content(Capture capture) {
    Map<String, String> exchanges = new TreeMap<>();
    capture.exchanges().forEach(each -> exchanges.put(address(each), of(each)));
    return String.join(
        "\n",
        capture.ending().toString(),
        capture.requestedUrl().toString(),
        capture.finalUrl().toString(),
        capture.dom().toString(),
        capture.text().toString(),
        capture.screenshots().stream().map(RemoteParityIT::of).toList().toString(),
        exchanges.toString());
  }

  private static String address(Exchange exchange) {
    return exchange.method() + " " + exchange.url().toString().replaceAll("&t=\\d+", "");
  }

  private static String of(Screenshot picture) {
    return picture.view() + " " + picture.width() + "x" + picture.height();
  }

  private static String of(Exchange exchange) {
    Optional<Exchange.Response> response = exchange.response();
    return names(exchange.requestHeaders().lines())
        + response
            .map(
                answer ->
                    answer.status()
                        + answer.rawHeaderText().toString()
                        + answer.bodyForm()
                        + answer.truncated()
                        + answer.body().hashCode()
                        + answer.body().size())
            .orElseGet(() -> exchange.outcome().toString());
  }

  private static String names(List<Header> lines) {
    return lines.stream()
        .map(line -> line.name().equalsIgnoreCase("referer") ? line.name() : line.toString())
        .toList()
        .toString();
  }
}
