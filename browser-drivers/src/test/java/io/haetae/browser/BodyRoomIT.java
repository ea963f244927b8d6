package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Vantage;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser holds of bodies, during a visit and after it. */
final class BodyRoomIT {
  private static final long MEBI = 1 << 20;
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> BINARY = List.of("Content-Type: application/octet-stream");

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

  @Test
  void doesNotGrowWithEachVisit() throws IOException {
    int visits = 16;
    long size = 7 * MEBI;
    serve(size, "fetch('/body')");
    assertThat(bodies()).containsExactly(size);
    long first = browser.memory().orElseThrow();

    for (int i = 1; i < visits; i++) {
      assertThat(bodies()).containsExactly(size);
    }

    // Without an end to it, 15 bodies of 7 MiB stay.
    assertThat(browser.memory().orElseThrow() - first).isLessThan(70 * MEBI);
  }

  /** More at once than the browser has room for at first, in bodies of which none is large. */
  @Test
  void keepsManyBodiesThatComeAtOnce() throws IOException {
    int count = 40;
    long size = 2 * MEBI;
    serve(size, "for (let i = 0; i < %d; i++) fetch('/body?' + i)".formatted(count));

    assertThat(bodies()).hasSize(count).containsOnly(size);
  }

  /** A page with a script, and a body for it that no packing makes smaller. */
  private void serve(long size, String script) {
    byte[] noise = new byte[Math.toIntExact(size)];
    new Random(size).nextBytes(noise);
    Bytes body = Bytes.copyOf(noise);
    server.route("/body", (request, connection) -> connection.send(200, BINARY, body));
    server.route(
        "/page", (request, connection) -> connection.html("<script>" + script + "</script>"));
  }

  /** The sizes of the bodies that a visit kept. */
  private List<Long> bodies() throws IOException {
    Path folder = Files.createTempDirectory(work, "visit-");
    try (BrowserSession session = browser.open(Vantage.korea(), folder)) {
      session.navigate(server.at("/page"));
      assertThat(session.awaitQuiet(QUIET, LIMIT)).isTrue();
      return session.capture().exchanges().stream()
          .filter(exchange -> exchange.url().getPath().equals("/body"))
          .flatMap(exchange -> exchange.response().stream())
          .filter(response -> response.truncated().isEmpty())
          .map(response -> response.body().size())
          .toList();
    }
  }
}
