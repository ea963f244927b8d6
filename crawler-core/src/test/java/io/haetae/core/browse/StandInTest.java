package io.haetae.core.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInTest {
  private static final URI REAL = URI.create("https://www.shop.example");
  private static final StandIn STAND_IN = new StandIn(URI.create("http://127.0.0.1:4711"), REAL);

  @ParameterizedTest
  @CsvSource({
    "https://www.shop.example, http://127.0.0.1:4711",
    "https://www.shop.example/, http://127.0.0.1:4711/",
    "https://www.shop.example/item/1.html, http://127.0.0.1:4711/item/1.html",
    "https://www.shop.example?id=1, http://127.0.0.1:4711?id=1",
    "https://www.shop.example/s?q=a%20b%26c&r=%ED%95%B4, http://127.0.0.1:4711/s?q=a%20b%26c&r=%ED%95%B4",
    "https://www.shop.example:8443/item, http://127.0.0.1:4711/item",
    "https://m.shop.example/item, http://127.0.0.1:4711/item"
  })
  void servesARealAddressFromItsOwnOrigin(URI real, URI served) {
    assertThat(STAND_IN.toStandIn(real)).isEqualTo(served);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4711, https://www.shop.example",
    "http://127.0.0.1:4711/item/1.html?sku=%2B1, https://www.shop.example/item/1.html?sku=%2B1",
    "http://127.0.0.1:4712/item, http://127.0.0.1:4712/item",
    "https://cdn.example/a.png, https://cdn.example/a.png",
    "about:blank, about:blank",
    "data:text/plain;x, data:text/plain;x"
  })
  void translatesOnlyItsOwnAddressesBack(URI served, URI real) {
    assertThat(STAND_IN.toReal(served)).isEqualTo(real);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:1", "http://127.8.9.1", "http://localhost:1", "http://[::1]:1"})
  void runsOnThisMachine(String origin) {
    assertThat(new StandIn(URI.create(origin), REAL).origin()).hasToString(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.168.0.1:4711",
        "http://128.0.0.1",
        "http://0.0.0.0",
        "http://www.shop.example",
        "http://localhost.shop.example",
        "http://127.0.0.1@shop.example",
        "http://127.0.0.1.shop.example",
        "http://127.shop.example",
        "http://[::2]",
        "http:/path",
        "about:blank"
      })
  void runsNowhereElse(String origin) {
    URI elsewhere = URI.create(origin);
    assertThatThrownBy(() -> new StandIn(elsewhere, REAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A stand-in runs on 127.0.0.1, [::1] or localhost, not ");
  }

  @Test
  void aRehostedSessionVisitsTheSimulationAndTellsRealAddresses() {
    FakeSession visited = FakeSession.ofEmptyPages();
    BrowserSession session = STAND_IN.rehost(visited);
    session.setCookies(
        List.of(new Cookie("region", "KR", URI.create("https://www.shop.example/"), true)));
    session.navigate(URI.create("https://www.shop.example/item/1?a=b"));
    assertThat(session.url()).hasToString("https://www.shop.example/item/1?a=b");
    assertThat(session.awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(5))).isTrue();
    assertThat(session.awaitElement("h1", Duration.ofSeconds(2))).isFalse();
    session.scrollThrough(Duration.ofSeconds(3));
    assertThat(session.capture().finalUrl())
        .contains(URI.create("http://127.0.0.1:4711/item/1?a=b"));
    session.close();
    assertThat(visited.log())
        .containsExactly(
            "cookie region=KR http://127.0.0.1:4711/ host",
            "navigate http://127.0.0.1:4711/item/1?a=b",
            "quiet PT1S PT5S",
            "element h1 PT2S",
            "scroll PT3S",
            "capture",
            "close session");
  }
}
