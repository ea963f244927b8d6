package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Profile;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a remote browser is, and what is said when none is there. */
final class RemoteEndpointTest {
  private static final List<String> JSON = List.of("Content-Type: application/json");

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "localhost:9222", "http:///x", "ftp://host"})
  void refusesWhatIsNoAddressOfABrowser(String address) {
    assertThatThrownBy(() -> endpoint(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A remote browser has an address such as");
  }

  @Test
  void refusesAUserName() {
    assertThatThrownBy(() -> endpoint("http://me:secret@host:4444"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("secret")
        .startsWith("The address of a remote browser must hold no user name");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9222, true",
    "http://localhost:4444, true",
    "ws://[::1]:9222/devtools/browser/1, true",
    "http://127.evil.example:9222, false",
    "http://192.168.0.7:4444, false"
  })
  void tellsWhetherItIsOnThisMachine(String address, boolean loopback) {
    assertThat(endpoint(address).isLoopback()).isEqualTo(loopback);
  }

  @Test
  void neverShowsTheQuery() {
    assertThat(endpoint("wss://host:1/path?token=secret").shown()).isEqualTo("wss://host:1/path");
  }

  @Test
  void reachesTheNamedPathWhereItReachedTheRest() {
    assertThat(endpoint("https://host:1/grid").webSocket("ws://172.17.0.2:4444/session/a/se/cdp"))
        .isEqualTo(URI.create("wss://host:1/session/a/se/cdp"));
  }

  @ParameterizedTest
  @EnumSource(Driver.class)
  void saysThatNobodyListens(Driver driver) throws IOException {
    URI nowhere;
    try (MisbehavingServer gone = new MisbehavingServer()) {
      nowhere = gone.at("");
    }
    assertSays(driver, nowhere, "No remote browser can be reached at " + nowhere);
  }

  @Test
  void saysWhatIsThereInPlaceOfAChromium() throws IOException {
    try (MisbehavingServer server = new MisbehavingServer()) {
      server.route(
          "/json/version",
          (r, c) -> c.send(200, JSON, Bytes.utf8("{\"Browser\":\"node.js/v20.20.0\"}")));
      URI address = server.at("");
      assertSays(Driver.PLAYWRIGHT, address, "At " + address + " is no Chromium but node.js/v20.2");
    }
  }

  @Test
  void saysWhatAWebServerAnswers() throws IOException {
    try (MisbehavingServer server = new MisbehavingServer()) {
      server.route("/status", (r, c) -> c.html("<p>a shop</p>"));
      assertSays(Driver.PLAYWRIGHT, server.at(""), server.at("/json/version") + " answers 404");
      assertSays(
          Driver.SELENIUM,
          server.at(""),
          server.at("/status") + " does not answer as a remote browser does");
    }
  }

  @Test
  void saysThatAGridHasNoNode() throws IOException {
    String status = "{\"value\":{\"ready\":false,\"message\":\"Selenium Grid not ready.\"}}";
    try (MisbehavingServer server = new MisbehavingServer()) {
      server.route("/status", (r, c) -> c.send(200, JSON, Bytes.utf8(status)));
      assertSays(
          Driver.SELENIUM,
          server.at(""),
          "At " + server.at("") + " is no Grid that is ready: Selenium Grid not ready.");
    }
  }

  @Test
  void refusesWhatOnlyAStartCanSet() {
    BrowserSettings plain = BrowserSettings.with(Driver.PLAYWRIGHT);
    List<UnaryOperator<BrowserSettings>> wishes =
        List.of(
            settings -> settings.withExecutable(Path.of("/usr/bin/chromium")),
            BrowserSettings::withFullChromium,
            BrowserSettings::withLoopbackOnly,
            settings -> settings.withProfile(Profile.FULL));
    for (UnaryOperator<BrowserSettings> wish : wishes) {
      BrowserSettings remote = plain.withRemote(endpoint("http://127.0.0.1:9222"));
      assertThatThrownBy(() -> wish.apply(remote))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("With a remote browser this is not possible: ");
    }
    assertThatThrownBy(
            () -> BrowserSettings.with(Driver.SELENIUM).withRemote(endpoint("ws://127.0.0.1:9222")))
        .hasMessageEndingWith("Selenium needs the http address of a Grid");
  }

  private static void assertSays(Driver driver, URI address, String line) {
    BrowserSettings settings =
        BrowserSettings.with(driver).withRemote(endpoint(address.toString()));
    assertThat(Browsers.missing(settings))
        .singleElement()
        .satisfies(said -> assertThat(said).startsWith(line).doesNotContain("\n"));
    assertThatThrownBy(() -> Browsers.start(settings))
        .isInstanceOf(BrowserException.class)
        .hasMessageStartingWith(line);
  }

  private static RemoteEndpoint endpoint(String address) {
    return new RemoteEndpoint(URI.create(address));
  }
}
