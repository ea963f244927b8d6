package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.BodyForm;
import io.haetae.core.browse.Exchange.Response;
import io.haetae.core.browse.Vantage;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body that is larger than the limit is left out, and the exchange says so. */
final class BodyLimitIT {
  private static final int LIMIT = 100_000;
  private static final int LARGE = 17 << 20;
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final List<String> BINARY = List.of("Content-Type: application/octet-stream");
  private static final String SCRIPT =
      """
      <script>
        (async () => {
          for (const i of [0, 1, 2]) await (await fetch('/large' + i)).arrayBuffer();
          location.replace('/next');
        })();
      </script>
      """;

  @TempDir private Path work;

  @Test
  void marksWhatIsTooLargeToKeep() throws IOException {
    BrowserSettings settings = BrowserSettings.with(Driver.SELENIUM).withMaxBodyBytes(LIMIT);
    try (MisbehavingServer server = new MisbehavingServer();
        Browser browser = Browsers.start(settings);
        BrowserSession session = browser.open(Vantage.korea(), work)) {
      server.route(
          "/large",
          (request, connection) ->
              connection.send(
                  200, List.of("Content-Type: text/plain"), Bytes.utf8("a".repeat(LIMIT + 1))));
      session.navigate(server.at("/large"));
      Capture capture = session.capture();

      Response response = capture.exchanges().getFirst().response().orElseThrow();
      assertThat(capture.exchanges()).extracting(Exchange::number).containsExactly(1);
      assertThat(response.bodyForm()).isEqualTo(BodyForm.NOT_KEPT);
      assertThat(response.truncated().orElseThrow())
          .endsWith(" bytes, more than the limit of 100000");
    }
  }

  /** Three that the browser cannot hold at once, and then their page goes away. */
  @Test
  void keepsLargeBodiesOfAPageThatGoesAway() throws IOException {
    BrowserSettings settings = BrowserSettings.with(Driver.PLAYWRIGHT).withMaxBodyBytes(40 << 20);
    try (MisbehavingServer server = new MisbehavingServer();
        Browser browser = Browsers.start(settings);
        BrowserSession session = browser.open(Vantage.korea(), work)) {
      List<Bytes> large = List.of(noise(1), noise(2), noise(3));
      for (int i = 0; i < large.size(); i++) {
        Bytes body = large.get(i);
        server.route("/large" + i, (request, connection) -> connection.send(200, BINARY, body));
      }
      server.route("/next", (request, connection) -> connection.html("<p>next</p>"));
      server.route("/page", (request, connection) -> connection.html(SCRIPT));
      session.navigate(server.at("/page"));
      assertThat(session.awaitQuiet(QUIET, LONGEST)).isTrue();
      List<Exchange> exchanges = session.capture().exchanges();

      assertThat(exchanges)
          .extracting(exchange -> exchange.url().getPath())
          .containsExactly("/page", "/large0", "/large1", "/large2", "/next");
      for (int i = 0; i < large.size(); i++) {
        Response response = exchanges.get(i + 1).response().orElseThrow();
        assertThat(response.truncated()).isEmpty();
        assertThat(response.bodyForm()).isNotEqualTo(BodyForm.NOT_KEPT);
        try (InputStream kept = response.body().open();
            InputStream sent = large.get(i).open()) {
          assertThat(kept).hasSameContentAs(sent);
        }
      }
    }
  }

  private static Bytes noise(int seed) {
    byte[] noise = new byte[LARGE];
    new Random(seed).nextBytes(noise);
    return Bytes.copyOf(noise);
  }
}
