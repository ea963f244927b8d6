package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * No library: pages are opened and sent to their addresses over a DevTools connection of its own,
 * which listens to nothing. The other drivers have every event of every page sent to a process of
 * theirs, which costs a large part of a visit.
 */
final class DevToolsConnection implements DriverConnection {
  private static final Logger LOG = LoggerFactory.getLogger(DevToolsConnection.class);

  private static final String LOADED =
      "new Promise(done => document.readyState === 'complete' ? setTimeout(done)"
          + " : addEventListener('load', () => setTimeout(done)))";

  private final Cdp cdp;

  private DevToolsConnection(Cdp cdp) {
    this.cdp = cdp;
  }

  /**
   * Connects.
   *
   * @throws BrowserException if the browser does not answer
   */
  static DevToolsConnection connect(URI devTools) {
    return new DevToolsConnection(new Cdp(devTools, ChromiumBrowser.COMMAND_LIMIT, event -> {}));
  }

  @Override
  public String name() {
    return "devtools";
  }

  @Override
  public boolean dismissesDialogs() {
    return false;
  }

  @Override
  public Context newContext(Optional<String> proxy) {
    Map<String, String> settings =
        proxy
            .map(address -> Map.of("proxyServer", address, "proxyBypassList", NO_EXCEPTIONS))
            .orElse(Map.of());
    return new DevToolsContext(
        id(call("Target.createBrowserContext", settings), "browserContextId"));
  }

  private JsonNode call(String method, Map<String, ?> params) {
    try {
      return cdp.call(Cdp.BROWSER, method, params, ChromiumBrowser.COMMAND_LIMIT);
    } catch (CdpException fault) {
      throw new BrowserException("The browser refused " + method, fault);
    }
  }

  private static String id(JsonNode answer, String field) {
    return answer.path(field).asString("");
  }

  @Override
  public void close() {
    cdp.close();
  }

  private final class DevToolsContext implements Context {
    private final String id;
    private @Nullable String session;

    DevToolsContext(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void openPage() {
      JsonNode page =
          call("Target.createTarget", Map.of("url", "about:blank", "browserContextId", id));
      JsonNode attached =
          call(
              "Target.attachToTarget",
              Map.of("targetId", DevToolsConnection.id(page, "targetId"), "flatten", true));
      String opened = DevToolsConnection.id(attached, "sessionId");
      awaitEmptyPage(opened);
      session = opened;
    }

    /**
     * Waits until the empty page has loaded. Told later, its end was taken for that of the first
     * navigation (two of 88 visits on a loaded machine, 2026-11-26).
     */
    private void awaitEmptyPage(String opened) {
      try {
        cdp.call(
            opened,
            "Runtime.evaluate",
            Map.of("expression", LOADED, "awaitPromise", true),
            ChromiumBrowser.COMMAND_LIMIT);
      } catch (CdpException gone) {
        throw new BrowserException("The empty page did not load", gone);
      }
    }

    @Override
    public void navigate(URI url, Duration limit) {
      if (session == null) {
        throw new IllegalStateException("The page is not open");
      }
      try {
        cdp.call(session, "Page.navigate", Map.of("url", url.toString()), limit);
      } catch (CdpException failed) {
        LOG.debug("Navigation to {} ended: {}", url, failed.getMessage());
      }
    }

    @Override
    public void close() {
      try {
        call("Target.disposeBrowserContext", Map.of("browserContextId", id));
      } catch (BrowserException gone) {
        LOG.debug("The context ended with a fault", gone);
      }
    }
  }
}
