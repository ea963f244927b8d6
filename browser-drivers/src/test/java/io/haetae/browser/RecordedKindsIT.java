package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Vantage;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of exchanges in which the page, or a worker of it, stands between server and record. */
final class RecordedKindsIT {
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final List<String> TEXT = List.of("Content-Type: text/plain");

  @TempDir private Path work;
  private MisbehavingServer server;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    server = new MisbehavingServer();
    browser = Browsers.start(BrowserSettings.with(Driver.DEVTOOLS));
  }

  @AfterEach
  void stop() throws IOException {
    browser.close();
    server.close();
  }

  /** Chromium throws away what had come of an answer that the page gave up. */
  @Test
  void recordsWhatAPageGaveUp() throws IOException {
    server.route(
        "/page",
        (request, connection) ->
            connection.html(
                """
                <p>page</p><script>
                  (async () => {
                    const stop = new AbortController();
                    const answer = await fetch('/half', {signal: stop.signal});
                    await answer.body.getReader().read();
                    stop.abort();
                    const none = new AbortController();
                    const never = fetch('/silent', {signal: none.signal}).catch(() => 0);
                    await fetch('/asked');
                    none.abort();
                    await never;
                    document.title = 'given up';
                  })();
                </script>"""));
    server.route(
        "/half",
        (request, connection) -> {
          connection.head(200, List.of("Content-Type: text/plain", "Content-Length: 5000"));
          connection.write("a".repeat(2_000));
          connection.hold();
        });
    server.route("/silent", (request, connection) -> connection.hold());
    server.route("/asked", (request, connection) -> connection.send(200, TEXT, Bytes.utf8("x")));
    Capture capture = visit();

    Exchange half = exchange(capture, "/half");
    Exchange.Response begun = half.response().orElseThrow();
    assertThat(begun.status()).isEqualTo(200);
    assertThat("a".repeat(2_000)).startsWith(text(begun));
    assertThat(begun.truncated()).isPresent();
    assertThat(exchange(capture, "/silent").outcome())
        .isEqualTo(new Exchange.Failure("net::ERR_ABORTED", false));
  }

  @Test
  void recordsAnAnswerThatThePageMayNotRead() throws IOException {
    server.route(
        "/page",
        (request, connection) ->
            connection.html(
                "<script>fetch('%s').catch(() => 0)</script>"
                    .formatted(server.atOtherSite("/foreign"))));
    server.route(
        "/foreign", (request, connection) -> connection.send(200, TEXT, Bytes.utf8("secret")));
    Exchange foreign = exchange(visit(), "/foreign");

    assertThat(foreign.outcome())
        .isEqualTo(new Exchange.Failure("net::ERR_FAILED MissingAllowOriginHeader", true));
  }

  @Test
  void recordsTheServersAnswerWhereAWorkerWouldMakeOneUp() throws IOException {
    server.route(
        "/page",
        (request, connection) ->
            connection.html(
                """
                <p>page</p><script>
                  (async () => {
                    await navigator.serviceWorker.register('/worker.js');
                    await navigator.serviceWorker.ready;
                    await fetch('/data');
                  })();
                </script>"""));
    server.route(
        "/worker.js",
        (request, connection) ->
            connection.send(
                200,
                List.of("Content-Type: text/javascript"),
                Bytes.utf8(
                    "onactivate = e => e.waitUntil(clients.claim());"
                        + "onfetch = e => e.respondWith(new Response('made up'))")));
    server.route(
        "/data", (request, connection) -> connection.send(200, TEXT, Bytes.utf8("the server's")));
    Exchange data = exchange(visit(), "/data");

    assertThat(text(data.response().orElseThrow())).isEqualTo("the server's");
    assertThat(data.connection().source()).isEqualTo(Exchange.Source.NETWORK);
  }

  private Capture visit() throws IOException {
    Path folder = Files.createTempDirectory(work, "visit-");
    try (BrowserSession session = browser.open(Vantage.korea(), folder)) {
      session.navigate(server.at("/page"));
      session.awaitQuiet(QUIET, LIMIT);
      return session.capture();
    }
  }

  private static Exchange exchange(Capture capture, String path) {
    return capture.exchanges().stream()
        .filter(exchange -> exchange.url().getPath().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Exchange.Response response) throws IOException {
    try (InputStream body = response.body().open()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
