package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.BrowserInfo;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import tools.jackson.databind.JsonNode;

/**
 * A Chromium that a Selenium Grid 4 started for us. The recorder's connection goes through the
 * Grid, which hands it out as the capability {@code se:cdp}. The browser ends with its session: at
 * our end, or when the Grid has not heard of us for its session time-out.
 */
final class GridHost extends RemoteHost {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration END_LIMIT = Duration.ofSeconds(5);
  private static final Map<URI, String> USER_AGENTS = new ConcurrentHashMap<>();

  private final RemoteWebDriver driver;

  private GridHost(RemoteEndpoint endpoint, RemoteWebDriver driver, URI devTools) {
    super(endpoint, devTools);
    this.driver = driver;
  }

  /**
   * Opens a session.
   *
   * @throws BrowserException if no Grid answers, or it has no Chromium for us
   */
  static GridHost open(RemoteEndpoint endpoint, BrowserSettings settings) {
    String userAgent =
        USER_AGENTS.computeIfAbsent(endpoint.address(), address -> ask(endpoint, settings));
    return open(endpoint, settings, Optional.of(userAgent));
  }

  /** The honest user agent of a Grid's browser, which a first session is opened for. */
  private static String ask(RemoteEndpoint endpoint, BrowserSettings settings) {
    GridHost host = open(endpoint, settings, Optional.empty());
    try (Cdp cdp = new Cdp(host.devTools(), ChromiumBrowser.COMMAND_LIMIT, event -> {})) {
      return UserAgent.honest(ChromiumBrowser.version(cdp).path("userAgent").asString(""));
    } finally {
      host.kill();
    }
  }

  private static GridHost open(
      RemoteEndpoint endpoint, BrowserSettings settings, Optional<String> userAgent) {
    requireReady(endpoint);
    RemoteWebDriver driver = session(endpoint, settings, userAgent);
    if (driver.getCapabilities().getCapability("se:cdp") instanceof String named) {
      return new GridHost(endpoint, driver, endpoint.webSocket(named));
    }
    driver.quit();
    throw new BrowserException(
        endpoint.shown() + " hands out no DevTools connection (se:cdp), as Selenium Grid 4 does");
  }

  /**
   * Asks whether the Grid is there.
   *
   * @throws BrowserException if it is not, or has no node
   */
  static void requireReady(RemoteEndpoint endpoint) {
    JsonNode status = endpoint.get("/status").path("value");
    if (!status.path("ready").asBoolean(false)) {
      throw new BrowserException(
          "At "
              + endpoint.shown()
              + " is no Grid that is ready: "
              + status.path("message").asString("it does not answer as a Grid does"));
    }
  }

  private static RemoteWebDriver session(
      RemoteEndpoint endpoint, BrowserSettings settings, Optional<String> userAgent) {
    ChromeOptions options = new ChromeOptions();
    options.addArguments(Chromium.QUIET);
    userAgent.ifPresent(words -> options.addArguments("--user-agent=" + words));
    options.setPageLoadStrategy(PageLoadStrategy.NONE);
    try {
      ClientConfig client =
          ClientConfig.defaultConfig()
              .baseUrl(endpoint.address().toURL())
              .readTimeout(settings.pageLimit().plus(GRACE));
      return new RemoteWebDriver(new HttpCommandExecutor(client), options);
    } catch (WebDriverException | MalformedURLException fault) {
      throw new BrowserException(
          "The Grid at " + endpoint.shown() + " gave no browser: " + reason(fault), fault);
    }
  }

  private static String reason(Exception fault) {
    String message = fault.getMessage() == null ? fault.toString() : fault.getMessage();
    return message.lines().findFirst().orElse("").strip();
  }

  @Override
  public Connected connect(Cdp cdp, JsonNode version) {
    String userAgent = version.path("userAgent").asString("");
    if (!userAgent.equals(USER_AGENTS.get(endpoint().address()))) {
      throw new BrowserException("The Grid at " + endpoint().shown() + " changed the user agent");
    }
    DriverConnection connection = SeleniumConnection.of(cdp, driver);
    String product = version.path("product").asString("");
    BrowserInfo info = describe(cdp, product, connection.name(), userAgent, Stream.empty());
    return new Connected(connection, info, Optional.empty());
  }

  /** Ends the session, also beneath a driver that hangs. */
  @Override
  void leave() {
    endpoint().delete("/session/" + driver.getSessionId(), END_LIMIT);
  }
}
