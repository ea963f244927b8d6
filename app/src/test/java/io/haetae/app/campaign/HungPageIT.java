package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.politeness.PacedGate;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ObservationRow;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Target;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page whose script never ends costs its own visit, and neither the lane nor its browser. */
final class HungPageIT {
  private static final SiteId SHOP = new SiteId("generic");
  private static final String HOST = "shop.example.invalid";
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(6);
  private static final String OFFER =
      """
      <!doctype html><html lang="ko"><head><title>불빛 팽이</title>
      <script type="application/ld+json">
      {"@context":"https://schema.org","@type":"Product","name":"불빛 팽이","sku":"NUMBER",
       "offers":{"@type":"Offer","price":"12900","priceCurrency":"KRW",
                 "availability":"https://schema.org/InStock"}}
      </script>SCRIPT</head><body><h1>불빛 팽이</h1><button>장바구니 담기</button></body></html>
      """;

  @TempDir private Path folder;

  @Test
  void theVisitsAfterItAreMade() throws Exception {
    Clock clock = Clock.systemUTC();
    AtomicInteger starts = new AtomicInteger();
    BrowserSource source =
        Browsers.source(BrowserSettings.with(Driver.DEVTOOLS).withPageLimit(PAGE_LIMIT));
    BrowserSource browsers =
        () -> {
          starts.incrementAndGet();
          return source.start();
        };
    List<ObservationRow> rows;
    try (MisbehavingServer server = new MisbehavingServer();
        Archive archive =
            Archive.open(folder, ArchiveKind.DEMO, TestHome.home(), Secrets.none(), clock)) {
      offer(server, 1, "");
      offer(server, 2, "<script>for (;;);</script>");
      offer(server, 3, "");
      StandIn standIn = new StandIn(server.at("/"), URI.create("http://" + HOST));
      WatchRun run =
          new WatchRun(
              archive,
              new RunSettings(Vantage.korea(), Map.of(), Map.of(SHOP, standIn), 1),
              browsers,
              new PacedGate(Duration.ZERO),
              new Display(
                  new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                  false),
              clock);
      RunResult result = run.start(List.of(target(1), target(2), target(3)));
      assertThat(result.failures()).isEmpty();
      rows =
          archive.database().observations(result.run()).stream()
              .filter(row -> row.visit().purpose() == Purpose.TARGET)
              .toList();
    }

    // Nothing says that this shop delivers to Korea; but both offers beside it were read.
    assertThat(rows)
        .extracting(row -> row.title().orElse("–") + " " + row.verdict().described())
        .containsExactly(
            "불빛 팽이 Undetermined(WrongVantage)",
            "– Undetermined(Failed)",
            "불빛 팽이 Undetermined(WrongVantage)");
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(
                        TestHome.verify(folder.resolve(row.evidence().orElseThrow().path()))
                            .passed())
                    .isTrue());
    assertThat(starts).hasValue(1);
  }

  private static void offer(MisbehavingServer server, int number, String script) {
    String page = OFFER.replace("NUMBER", Integer.toString(number)).replace("SCRIPT", script);
    server.route("/item/" + number, (request, connection) -> connection.html(page));
  }

  private static Target target(int number) {
    return new Target(
        new ListingId(SHOP, HOST + "/item/" + number), Optional.of("item " + number), List.of());
  }
}
