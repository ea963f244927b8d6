package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Cookie;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Profile;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProbeBrowserTest {
  private static final String HTML = "Content-Type: text/html; charset=utf-8";

  private final ProbeBrowser browser = new ProbeBrowser(Duration.ofSeconds(20), Clock.systemUTC());
  private final MisbehavingServer server = server();

  private static MisbehavingServer server() {
    try {
      return new MisbehavingServer();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  @BeforeEach
  void start() {
    server.route("/item", (r, c) -> c.send(200, List.of(HTML), Bytes.utf8("<p>해태</p>")));
  }

  @AfterEach
  void stop() throws IOException {
    browser.close();
    server.close();
  }

  @Test
  void keepsTheRequestTheAnswerAndTheBytesAsTheyWere() {
    Capture capture = visit(session -> session.navigate(server.at("/item")));

    assertThat(capture.profile()).contains(Profile.LIGHT);
    assertThat(capture.ending()).isEqualTo(new Capture.Loaded());
    assertThat(capture.dom()).contains("<p>해태</p>");
    assertThat(capture.screenshots()).isEmpty();
    assertThat(capture.exchanges())
        .singleElement()
        .satisfies(
            exchange -> {
              assertThat(exchange.url()).isEqualTo(server.at("/item"));
              assertThat(exchange.response().orElseThrow().status()).isEqualTo(200);
              assertThat(exchange.response().orElseThrow().body().bytes(100))
                  .isEqualTo(Bytes.utf8("<p>해태</p>"));
              assertThat(exchange.requestHeaders().first("user-agent"))
                  .contains("Haetae/0.1 (+product-safety watch)");
              assertThat(exchange.requestHeaders().first("accept-language")).contains("ko-KR");
            });
    assertThat(server.requests("/item"))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.headers().first("user-agent"))
                    .contains("Haetae/0.1 (+product-safety watch)"));
  }

  @Test
  void followsRedirectsEachAnExchangeAndCarriesCookies() {
    server.route(
        "/old",
        (r, c) ->
            c.send(302, List.of("Location: /item", "Set-Cookie: seen=1; Path=/"), Bytes.empty()));

    Capture capture =
        visit(
            session -> {
              session.setCookies(List.of(new Cookie("region", "KR", server.at("/"), false)));
              session.navigate(server.at("/old"));
            });

    assertThat(capture.exchanges()).extracting(Exchange::number).containsExactly(1, 2);
    assertThat(capture.exchanges())
        .extracting(exchange -> exchange.response().orElseThrow().status())
        .containsExactly(302, 200);
    assertThat(capture.requestedUrl()).contains(server.at("/old"));
    assertThat(capture.finalUrl()).contains(server.at("/item"));
    assertThat(server.requests("/old").getFirst().headers().first("cookie")).contains("region=KR");
    assertThat(server.requests("/item").getFirst().headers().first("cookie"))
        .contains("region=KR; seen=1");
  }

  @Test
  void aCookieStaysWithItsHost() {
    Capture capture =
        visit(
            session -> {
              session.setCookies(List.of(new Cookie("region", "KR", server.at("/"), true)));
              session.navigate(server.atOtherSite("/item"));
            });

    assertThat(capture.ending()).isEqualTo(new Capture.Loaded());
    assertThat(server.requests("/item").getFirst().headers().first("cookie")).isEmpty();
  }

  @Test
  void noSimulationLeadsToAnotherMachine() {
    server.route(
        "/away",
        (r, c) -> c.send(302, List.of("Location: https://shop.invalid/item"), Bytes.empty()));

    Capture capture = visit(session -> session.navigate(server.at("/away")));

    assertThat(capture.exchanges()).hasSize(1);
    assertThat(capture.ending()).isInstanceOf(Capture.NotLoaded.class);
  }

  @Test
  void anAnswerThatBreaksOffIsAFailureAndNoPage() {
    server.route("/cut", (r, c) -> c.reset());

    Capture capture = visit(session -> session.navigate(server.at("/cut")));

    assertThat(capture.ending()).isInstanceOf(Capture.NotLoaded.class);
    assertThat(capture.dom()).isEmpty();
    assertThat(capture.exchanges())
        .singleElement()
        .satisfies(exchange -> assertThat(exchange.outcome()).isInstanceOf(Exchange.Failure.class));
  }

  @Test
  void anEndlessRedirectEnds() {
    server.route("/loop", (r, c) -> c.send(302, List.of("Location: /loop"), Bytes.empty()));

    Capture capture = visit(session -> session.navigate(server.at("/loop")));

    assertThat(capture.exchanges()).hasSize(11);
    assertThat(capture.ending()).isEqualTo(new Capture.NotLoaded("more than 10 redirects"));
  }

  @Test
  void takesRealAddressesWhereASimulationStandsIn() {
    StandIn standIn = new StandIn(server.at(""), URI.create("https://shop.example"));
    Capture capture =
        visit(
            session ->
                standIn.rehost(session).navigate(URI.create("https://shop.example/item?a=1")));

    assertThat(capture.finalUrl()).contains(server.at("/item?a=1"));
    assertThat(capture.dom()).contains("<p>해태</p>");
  }

  private Capture visit(Consumer<BrowserSession> driven) {
    try (BrowserSession session = browser.open(Vantage.korea(), Path.of("unused"))) {
      driven.accept(session);
      return session.capture();
    }
  }
}
