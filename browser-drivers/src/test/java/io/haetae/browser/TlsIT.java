package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.TlsOrigin;
import io.haetae.core.browse.Vantage;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded of certificates: their chain, and whether the browser validated it. */
final class TlsIT {
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path work;
  private TestAuthority authority;
  private MisbehavingServer server;
  private MisbehavingServer other;

  @BeforeEach
  void start() throws GeneralSecurityException, IOException, OperatorCreationException {
    authority = new TestAuthority();
    server = new MisbehavingServer(authority.serverTls());
    other = new MisbehavingServer(authority.serverTls());
    other.route(
        "/data", (r, c) -> c.send(200, List.of("Access-Control-Allow-Origin: *"), Bytes.utf8("d")));
    server.route(
        "/page",
        (r, c) ->
            c.html(
                "<p>safe</p><script>fetch('"
                    + other.atOtherSite("/data")
                    + "').then(r => r.text())</script>"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    other.close();
  }

  @ParameterizedTest
  @EnumSource(Driver.class)
  void namesTheChainOfEachOriginThatTheBrowserValidated(Driver driver)
      throws GeneralSecurityException, IOException, InterruptedException {
    Optional<Path> trusting = authority.browserThatTrusts(work, installed(), "");
    assumeTrue(trusting.isPresent(), "certutil is not installed");
    Capture capture = visit(driver, trusting.get());

    assertThat(capture.ending()).isEqualTo(new Capture.Loaded());
    List<Bytes> chain = chain();
    assertThat(capture.tls())
        .containsExactly(
            new TlsOrigin(origin(server.at("")), chain, true, Optional.empty()),
            new TlsOrigin(origin(other.atOtherSite("")), chain, true, Optional.empty()));
    Exchange page = capture.exchanges().getFirst();
    assertThat(page.connection().tlsProtocol()).contains("TLS 1.3");
    assertThat(page.connection().cipher()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Driver.class)
  void recordsThatTheBrowserRefusedACertificate(Driver driver) throws IOException {
    Capture capture = visit(driver, installed());

    String reason = "net::ERR_CERT_AUTHORITY_INVALID";
    assertThat(capture.ending()).isEqualTo(new Capture.NotLoaded(reason));
    assertThat(capture.exchanges())
        .extracting(Exchange::outcome)
        .containsExactly(new Exchange.Failure(reason, false));
    assertThat(capture.tls()).hasSize(1);
    TlsOrigin refused = capture.tls().getFirst();
    assertThat(refused.validated()).isFalse();
    assertThat(refused.error()).contains(reason);
  }

  @Test
  void neverCallsACertificateValidatedThatTheBrowserWasToldToAccept()
      throws GeneralSecurityException, IOException {
    String flag = "--ignore-certificate-errors-spki-list=" + authority.serverSpki();
    Capture capture = visit(Driver.PLAYWRIGHT, TestAuthority.wrapper(work, installed(), flag));

    assertThat(capture.ending()).isEqualTo(new Capture.Loaded());
    assertThat(capture.tls()).hasSize(2).noneMatch(TlsOrigin::validated);
    assertThat(capture.tls().getFirst().error()).contains("the browser was started with " + flag);
    assertThat(capture.tls().getFirst().chain()).startsWith(chain().getFirst());
  }

  private Capture visit(Driver driver, Path executable) throws IOException {
    BrowserSettings settings = BrowserSettings.with(driver).withExecutable(executable);
    try (Browser browser = Browsers.start(settings);
        BrowserSession session = browser.open(Vantage.korea(), work)) {
      session.navigate(server.at("/page"));
      session.awaitQuiet(QUIET, LIMIT);
      return session.capture();
    }
  }

  private List<Bytes> chain() throws GeneralSecurityException {
    return List.of(
        Bytes.copyOf(authority.chain().getFirst().getEncoded()),
        Bytes.copyOf(authority.chain().getLast().getEncoded()));
  }

  private static Path installed() {
    BrowserExecutable.Search found =
        BrowserExecutable.search(BrowserSettings.with(Driver.PLAYWRIGHT));
    assertThat(found).isInstanceOf(BrowserExecutable.Found.class);
    return ((BrowserExecutable.Found) found).executable().path();
  }

  private static URI origin(URI any) {
    return TlsOrigin.of(any).orElseThrow();
  }
}
