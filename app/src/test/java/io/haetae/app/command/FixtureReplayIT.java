package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.SiteId;
import io.haetae.fixtures.FixtureListing;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import io.haetae.fixtures.kit.Confusion;
import io.haetae.fixtures.kit.Fixture;
import io.haetae.fixtures.kit.Masking;
import io.haetae.fixtures.kit.Score;
import io.haetae.fixtures.kit.Trimming;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A visit of a real browser becomes a fixture, and the fixture is visited by a real browser. */
final class FixtureReplayIT {
  private static final List<Truth> TRUTHS = List.of(Truth.ON_SALE, Truth.REMOVED);

  private static final Set<Truth> SCORED =
      EnumSet.of(Truth.SOLD_OUT, Truth.REMOVED, Truth.NOT_DELIVERED, Truth.CAPTCHA);

  @TempDir private Path folder;

  @Test
  void aReplayedPageReadsAsTheVisitedOne() throws IOException {
    Path fixtures = folder.resolve("fixtures");
    try (FixtureMarket market = FixtureMarket.start(Clock.systemUTC(), Scenario.everyState());
        Browser browser =
            Browsers.start(BrowserSettings.with(Driver.PLAYWRIGHT).withLoopbackOnly())) {
      for (SiteId site : FixtureMarket.SITES) {
        for (Truth truth : TRUTHS) {
          SiteAdapter adapter = Adapters.of(site).orElseThrow();
          Capture visited = visit(market, browser, adapter, truth);
          Path one = fixtures.resolve(site + "-" + truth);
          Fixture.write(one, new Trimming(true, Masking.ofNamedAddresses()).trim(visited), adapter);
          review(one);
        }
      }
    }
    StringWriter out = new StringWriter();
    CommandLine line =
        new CommandLine(new FixtureCheckCommand()).setOut(new PrintWriter(out, true));
    assertThat(line.execute(fixtures.toString(), "--replay")).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("aliexpress-ON_SALE, replayed: as expected", "shein-REMOVED: as expected")
        .doesNotContain("OTHERWISE");
  }

  @Test
  void anAdapterIsScoredOnTheSimulatedMarketplace() {
    List<FixtureListing> few =
        Scenario.everyState().listings().stream()
            .filter(listing -> SCORED.contains(listing.at(Instant.MIN)))
            .toList();
    SiteAdapter shein = Adapters.of(new SiteId("shein")).orElseThrow();
    try (FixtureMarket market = FixtureMarket.start(Clock.systemUTC(), Scenario.of(few));
        Browser browser =
            Browsers.start(BrowserSettings.with(Driver.PLAYWRIGHT).withLoopbackOnly())) {
      Confusion confusion = Score.onMarket(shein, market, browser, folder);
      assertThat(confusion.mistakes()).isEmpty();
      assertThat(confusion.pages()).isGreaterThanOrEqualTo(SCORED.size());
    }
  }

  private Capture visit(FixtureMarket market, Browser browser, SiteAdapter adapter, Truth truth) {
    StandIn standIn = market.standIn(adapter.site());
    Vantage vantage = Vantage.korea();
    URI url = adapter.urlOf(market.scenario().listing(adapter.site(), truth).id(), vantage);
    try (BrowserSession session = browser.open(vantage, folder)) {
      adapter.open(standIn.rehost(session), url, vantage);
      return session.capture().withUrls(standIn::toReal);
    }
  }

  private static void review(Path one) throws IOException {
    Path file = one.resolve("expected.json");
    Files.writeString(
        file, Files.readString(file).replace("\"reviewed\" : false", "\"reviewed\" : true"));
  }
}
