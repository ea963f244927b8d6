package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Profile;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.browse.Vantage;
import io.haetae.core.browse.WireCopy;
import io.haetae.evidence.wire.WireComparison;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The copy of the wire that a browser keeps as a witness. */
final class WitnessIT {
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern RANDOM = Pattern.compile("^SERVER_TRAFFIC_SECRET_0 (\\w{64}) ");

  private static final List<String> PACKED =
      List.of("Content-Type: text/plain; charset=utf-8", "Content-Encoding: gzip");
  private static final String SCRIPT =
      "<script>for (const path of ['/packed', '/gone']) fetch(path).then(r => r.text())</script>";

  @TempDir private Path work;
  private TestAuthority authority;
  private MisbehavingServer secure;
  private MisbehavingServer plain;

  @BeforeEach
  void start() throws GeneralSecurityException, IOException, OperatorCreationException {
    authority = new TestAuthority();
    secure = new MisbehavingServer(authority.serverTls());
    plain = new MisbehavingServer();
    List<String> cookies = List.of("Set-Cookie: a=1", "Set-Cookie: b=2");
    for (MisbehavingServer server : List.of(secure, plain)) {
      server.route("/page", (r, c) -> c.send(200, cookies, Bytes.utf8("<p>the page</p>")));
      server.route("/packed", (r, c) -> c.send(200, PACKED, Bytes.copyOf(packed())));
      server.route("/many", (r, c) -> c.html("<p>many</p><img src=/picture>" + SCRIPT));
      server.route(
          "/picture", (r, c) -> c.send(200, List.of("Content-Type: image/png"), picture()));
      server.route("/gone", (r, c) -> c.send(404, List.of(), Bytes.utf8("gone")));
    }
  }

  @AfterEach
  void stop() throws IOException {
    secure.close();
    plain.close();
  }

  @ParameterizedTest
  @EnumSource(Driver.class)
  void holdsThePlainBytesOfTheVisitsOwnConnectionsOnly(Driver driver) throws IOException {
    try (Browser browser = Browsers.start(witness(driver, installed()))) {
      visit(browser, plain.at("/page?first"));
      Visited second = visit(browser, plain.at("/page?second"));

      String wire = text(second.wire());
      assertThat(wire).contains("GET /page?second HTTP/1.1\r\n", "<p>the page</p>");
      assertThat(wire).contains("Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n");
      assertThat(wire).doesNotContain("?first", "Proxy-Connection", "CLIENT_TRAFFIC_SECRET");
      assertThat(second.wire().incomplete()).isEmpty();
      assertThat(second.wire().connections()).isPositive();
      assertThat(page(second).connection().remoteAddress()).contains("127.0.0.1");
      assertThat(second.capture().profile()).contains(Profile.FULL);
      assertThat(second.capture().screenshots().getLast())
          .satisfies(
              whole -> {
                assertThat(whole.view()).isEqualTo(Screenshot.View.FULL_PAGE);
                assertThat(whole.mediaType()).isEqualTo("image/png");
                assertThat(whole.scale()).isEqualTo(1);
                assertThat(whole.width()).isEqualTo(1280);
              });
    }
  }

  @Test
  void holdsTheSecretsOfItsOwnConnectionsOnly()
      throws GeneralSecurityException, IOException, InterruptedException {
    Optional<Path> trusting = authority.browserThatTrusts(work, installed(), "");
    assumeTrue(trusting.isPresent(), "certutil is not installed");
    try (Browser browser = Browsers.start(witness(Driver.PLAYWRIGHT, trusting.get()))) {
      Visited first = visit(browser, secure.at("/page?first"));
      Visited second = visit(browser, secure.at("/page?second"));

      assertThat(first.capture().ending()).isEqualTo(new Capture.Loaded());
      assertThat(randoms(first.wire())).hasSize(first.wire().connections());
      assertThat(randoms(second.wire())).hasSize(second.wire().connections());
      assertThat(randoms(second.wire())).doesNotContainAnyElementsOf(randoms(first.wire()));
      assertThat(first.wire().incomplete()).isEmpty();
      assertThat(text(first.wire())).doesNotContain("<p>the page</p>");
      assertThat(page(first).connection().remoteAddress()).contains("127.0.0.1");
      assertThat(page(first).connection().tlsProtocol()).contains("TLS 1.3");
      assertThat(first.capture().tls().getFirst().validated()).isTrue();
    }
  }

  @Test
  void agreesWithTheRecordsThroughTshark()
      throws GeneralSecurityException, IOException, InterruptedException {
    requireTshark();
    Optional<Path> trusting = authority.browserThatTrusts(work, installed(), "");
    assumeTrue(trusting.isPresent(), "certutil is not installed");
    try (Browser browser = Browsers.start(witness(Driver.PLAYWRIGHT, trusting.get()))) {
      for (MisbehavingServer server : List.of(plain, secure)) {
        Visited visited = visit(browser, server.at("/many"));
        assertThat(visited.capture().exchanges()).hasSize(4);
        assertThat(compared(visited, visited.capture())).isEqualTo("4 exchanges agree");

        Capture less = without(visited.capture(), "/gone");
        assertThatThrownBy(() -> compared(visited, less))
            .hasMessage("the records lack GET " + server.at("/gone") + " (404)");
        Capture other = altered(visited.capture(), "/packed");
        assertThatThrownBy(() -> compared(visited, other))
            .hasMessage("the body of GET " + server.at("/packed") + " differs");
      }
    }
  }

  @Test
  void agreesWithTheRecordsOfHttp2()
      throws GeneralSecurityException, IOException, InterruptedException {
    requireTshark();
    Optional<Path> trusting = authority.browserThatTrusts(work, installed(), "");
    assumeTrue(trusting.isPresent(), "certutil is not installed");
    Optional<Http2Server> started = Http2Server.start(authority, work);
    assumeTrue(started.isPresent(), "Node.js is not installed");
    try (Http2Server server = started.get();
        Browser browser = Browsers.start(witness(Driver.PLAYWRIGHT, trusting.get()))) {
      Visited visited = visit(browser, server.at("/many"));
      assertThat(visited.capture().exchanges())
          .hasSize(11)
          .allSatisfy(each -> assertThat(each.connection().protocol()).contains("h2"));
      // Of a redirection the browser keeps no body.
      assertThat(compared(visited, visited.capture()))
          .isEqualTo("11 exchanges agree, of 1 no body could be compared");

      for (String path : List.of("/many", "/gzip", "/brotli", "/pieces", "/posted", "/gone")) {
        Capture other = altered(visited.capture(), path);
        assertThatThrownBy(() -> compared(visited, other))
            .as(path)
            .hasMessageContaining("the body of ")
            .hasMessageContaining(server.at(path) + " differs");
      }
      Capture less = without(visited.capture(), "/empty");
      assertThatThrownBy(() -> compared(visited, less))
          .hasMessage("the records lack GET " + server.at("/empty") + " (204)");
      Capture more = twice(visited.capture(), "/moved");
      assertThatThrownBy(() -> compared(visited, more))
          .hasMessage("the wire lacks GET " + server.at("/moved"));
    }
  }

  private static void requireTshark() {
    assumeTrue(
        Program.in(Program.searchPath(), List.of("tshark")).isPresent(), "tshark is not installed");
  }

  private String compared(Visited visited, Capture records) throws IOException {
    Path folder = Files.createTempDirectory(work, "compare-");
    Path file = folder.resolve("visit.pcapng");
    try (InputStream in = visited.wire().pcapng().open()) {
      Files.copy(in, file);
    }
    return WireComparison.compare(folder, file, records, true);
  }

  private static Capture without(Capture capture, String path) {
    return Capture.ofSavedExchanges(
        capture.exchanges().stream()
            .filter(exchange -> !exchange.url().getPath().equals(path))
            .toList());
  }

  private static Capture twice(Capture capture, String path) {
    return Capture.ofSavedExchanges(
        capture.exchanges().stream()
            .flatMap(
                exchange ->
                    exchange.url().getPath().equals(path)
                        ? Stream.of(exchange, exchange)
                        : Stream.of(exchange))
            .toList());
  }

  private static Capture altered(Capture capture, String path) {
    return Capture.ofSavedExchanges(
        capture.exchanges().stream()
            .map(exchange -> exchange.url().getPath().equals(path) ? altered(exchange) : exchange)
            .toList());
  }

  private static Exchange altered(Exchange exchange) {
    Exchange.Response response = exchange.response().orElseThrow();
    return new Exchange(
        exchange.number(),
        exchange.url(),
        exchange.method(),
        exchange.requestHeaders(),
        exchange.requestBody(),
        exchange.kind(),
        exchange.sentAt(),
        exchange.took(),
        exchange.connection(),
        new Exchange.Response(
            response.status(),
            response.statusText(),
            response.headers(),
            response.rawHeaderText(),
            Bytes.utf8("something else"),
            response.bodyForm(),
            response.truncated()));
  }

  private static byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("해태 ".repeat(5_000).getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** A whole picture: of what Chromium cannot decode it may drop the bytes. */
  private static Bytes picture() throws IOException {
    BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
    Random noise = new Random(1);
    for (int at = 0; at < 128 * 128; at++) {
      image.setRGB(at % 128, at / 128, noise.nextInt());
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return Bytes.copyOf(png.toByteArray());
  }

  private record Visited(Capture capture, WireCopy wire) {}

  private Visited visit(Browser browser, URI url) throws IOException {
    Path folder = Files.createTempDirectory(work, "visit-");
    try (BrowserSession session = browser.open(Vantage.korea(), folder)) {
      session.navigate(url);
      session.awaitQuiet(QUIET, LIMIT);
      return new Visited(session.capture(), session.wire().orElseThrow());
    }
  }

  private static Exchange page(Visited visited) {
    return visited.capture().exchanges().getFirst();
  }

  private static BrowserSettings witness(Driver driver, Path executable) {
    return BrowserSettings.with(driver).withExecutable(executable).withProfile(Profile.FULL);
  }

  private static String text(WireCopy wire) throws IOException {
    try (InputStream in = wire.pcapng().open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static List<String> randoms(WireCopy wire) throws IOException {
    return text(wire)
        .lines()
        .map(RANDOM::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }

  private static Path installed() {
    BrowserExecutable.Search found =
        BrowserExecutable.search(BrowserSettings.with(Driver.PLAYWRIGHT));
    assertThat(found).isInstanceOf(BrowserExecutable.Found.class);
    return ((BrowserExecutable.Found) found).executable().path();
  }
}
