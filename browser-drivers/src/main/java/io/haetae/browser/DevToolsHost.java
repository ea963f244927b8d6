package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.BrowserInfo;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A Chromium that somebody else started, reached over its DevTools address and steered over it, by
 * Playwright or without a library. It stays when we leave; the contexts that were opened for us end
 * with our connections.
 */
final class DevToolsHost extends RemoteHost {
  private final BrowserSettings settings;
  private final ProcessFolder folder;

  private DevToolsHost(
      RemoteEndpoint endpoint, BrowserSettings settings, URI devTools, ProcessFolder folder) {
    super(endpoint, devTools);
    this.settings = settings;
    this.folder = folder;
  }

  /**
   * Finds the browser; nothing is connected yet.
   *
   * @throws BrowserException if nothing answers, or something that is no Chromium
   */
  static DevToolsHost find(RemoteEndpoint endpoint, BrowserSettings settings) {
    URI devTools = webSocket(endpoint);
    ProcessFolder.removeOrphans();
    try {
      return new DevToolsHost(endpoint, settings, devTools, ProcessFolder.create());
    } catch (IOException fault) {
      throw new BrowserException("There is no place for temporary files", fault);
    }
  }

  /**
   * Asks whether the browser is there.
   *
   * @throws BrowserException if it is not
   */
  static void requireThere(RemoteEndpoint endpoint) {
    URI devTools = webSocket(endpoint);
    try (Cdp cdp = new Cdp(devTools, ChromiumBrowser.COMMAND_LIMIT, event -> {})) {
      requireChromium(endpoint, ChromiumBrowser.version(cdp).path("product").asString(""));
    }
  }

  private static URI webSocket(RemoteEndpoint endpoint) {
    if (endpoint.isWebSocket()) {
      return endpoint.address();
    }
    JsonNode version = endpoint.get("/json/version");
    String product = version.path("Browser").asString("nothing that is known");
    requireChromium(endpoint, product);
    return endpoint.webSocket(version.path("webSocketDebuggerUrl").asString("/"));
  }

  private static void requireChromium(RemoteEndpoint endpoint, String product) {
    if (!product.contains("Chrome") && !product.contains("Edg/")) {
      throw new BrowserException(
          "At " + endpoint.shown() + " is no Chromium but " + product.strip());
    }
  }

  @Override
  public Connected connect(Cdp cdp, JsonNode version) {
    String product = version.path("product").asString("");
    requireChromium(endpoint(), product);
    String own = version.path("userAgent").asString("");
    Optional<Identity> set =
        UserAgent.isHonest(own) ? Optional.empty() : Optional.of(Identity.honest(devTools(), own));
    DriverConnection driver =
        switch (settings.driver()) {
          case PLAYWRIGHT, SELENIUM ->
              PlaywrightConnection.connect(
                  devTools().toString(), folder, cdp, settings.driverExecutable());
          case DEVTOOLS -> DevToolsConnection.connect(devTools());
        };
    BrowserInfo info =
        describe(
            cdp,
            product,
            driver.name(),
            set.map(Identity::userAgent).orElse(own),
            set.stream().flatMap(DevToolsHost::limits));
    return new Connected(driver, info, set);
  }

  private static Stream<String> limits(Identity identity) {
    return Stream.concat(
        Stream.of(
            "Its user agent was set in each page and worker, not at its start; a worker's first"
                + " request may carry the browser's own."),
        identity.hints().isPresent()
            ? Stream.empty()
            : Stream.of("It did not tell its client hints, so none were sent."));
  }

  /** Ends the driver's process; the browser stays. */
  @Override
  void leave() {
    folder.remove();
  }
}
