package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * What a browser that was not started by us is told to call itself.
 *
 * @param hints its own client hints, which it would leave out beside a user agent that was set;
 *     empty if it does not tell them
 */
record Identity(String userAgent, Optional<JsonNode> hints) {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** A secure context, which alone is told the hints. The page is made up; nothing is asked. */
  private static final String PAGE = "http://localhost/";

  private static final String HINTS =
      "navigator.userAgentData.getHighEntropyValues(['architecture', 'bitness', 'formFactors',"
          + " 'fullVersionList', 'model', 'platformVersion', 'wow64'])";

  /**
   * A browser's own user agent with who we are, and its own hints.
   *
   * @throws BrowserException if the connection is lost
   */
  static Identity honest(URI devTools, String own) {
    CompletableFuture<Cdp.Event> asked = new CompletableFuture<>();
    CompletableFuture<Cdp.Event> arrived = new CompletableFuture<>();
    try (Cdp cdp =
        new Cdp(
            devTools,
            LIMIT,
            event -> {
              if (event.method().equals("Fetch.requestPaused")) {
                asked.complete(event);
              } else if (event.method().equals("Page.frameNavigated")
                  && event.params().path("frame").path("url").asString("").equals(PAGE)) {
                arrived.complete(event);
              }
            })) {
      return new Identity(UserAgent.honest(own), hints(cdp, asked, arrived));
    }
  }

  private static Optional<JsonNode> hints(
      Cdp cdp, CompletableFuture<Cdp.Event> asked, CompletableFuture<Cdp.Event> arrived) {
    try {
      String session = page(cdp);
      cdp.call(session, "Page.enable", Map.of(), LIMIT);
      cdp.call(session, "Fetch.enable", Map.of(), LIMIT);
      CompletableFuture<JsonNode> navigation =
          cdp.send(session, "Page.navigate", Map.of("url", PAGE));
      String request = await(asked).params().path("requestId").asString("");
      cdp.call(
          session,
          "Fetch.fulfillRequest",
          Map.of("requestId", request, "responseCode", 200, "body", ""),
          LIMIT);
      await(arrived);
      await(navigation);
      JsonNode told =
          cdp.call(
                  session,
                  "Runtime.evaluate",
                  Map.of("expression", HINTS, "awaitPromise", true, "returnByValue", true),
                  LIMIT)
              .path("result")
              .path("value");
      return Optional.of(told).filter(hints -> hints.has("brands"));
    } catch (CdpException silent) {
      return Optional.empty();
    }
  }

  /** A page in a context that ends with the connection. */
  private static String page(Cdp cdp) throws CdpException {
    String context =
        cdp.call(Cdp.BROWSER, "Target.createBrowserContext", Map.of("disposeOnDetach", true), LIMIT)
            .path("browserContextId")
            .asString("");
    String target =
        cdp.call(
                Cdp.BROWSER,
                "Target.createTarget",
                Map.of("url", "about:blank", "browserContextId", context),
                LIMIT)
            .path("targetId")
            .asString("");
    return cdp.call(
            Cdp.BROWSER,
            "Target.attachToTarget",
            Map.of("targetId", target, "flatten", true),
            LIMIT)
        .path("sessionId")
        .asString("");
  }

  private static <T> T await(CompletableFuture<T> event) throws CdpException {
    try {
      return event.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException missing) {
      throw new CdpException("The browser does not show a page: " + missing);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrowserException("Interrupted while asking for client hints", interrupted);
    }
  }
}
