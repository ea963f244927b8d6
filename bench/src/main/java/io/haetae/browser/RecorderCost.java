package io.haetae.browser;

import io.haetae.core.browse.Vantage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the recorder costs: pairs of loads of the same page in the same browser, one in a context
 * that is recorded and one in a context that only waits for the page's own clock, each first in
 * turn. Lies in the recorder's package to switch it off.
 */
public final class RecorderCost {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String LOADED =
      "new Promise(r => { const t = () => window.finished ? r(window.finished) : setTimeout(t, 5);"
          + " t() })";

  private RecorderCost() {}

  /**
   * One pair of loads.
   *
   * @param plain milliseconds without the recorder
   * @param recorded milliseconds with it
   * @param drained milliseconds with it until every body was kept
   * @param exchanges that were recorded
   */
  public record Pair(double plain, double recorded, double drained, int exchanges) {}

  /**
   * Measures.
   *
   * @param page {@code /page}, {@code /huge} or {@code /huge-blob}
   * @param warmUps pairs that do not count
   * @param pairs that do
   * @throws IOException if the browser fails
   */
  public static List<Pair> measure(String page, int warmUps, int pairs) throws IOException {
    BrowserExecutable.Search found =
        BrowserExecutable.search(BrowserSettings.with(Driver.PLAYWRIGHT));
    if (!(found instanceof BrowserExecutable.Found browser)) {
      throw new IOException("no browser was found");
    }
    Chromium chromium = Chromium.start(browser.executable(), Optional.empty(), true, false);
    try (PageServer server = new PageServer()) {
      String url = server.at(page);
      List<Pair> measured = new ArrayList<>();
      for (int pair = -warmUps; pair < pairs; pair++) {
        boolean plainFirst = pair % 2 == 0;
        double before = plainFirst ? plain(chromium, url) : 0;
        Pair recorded = recorded(chromium, url);
        double plain = plainFirst ? before : plain(chromium, url);
        if (pair >= 0) {
          measured.add(
              new Pair(plain, recorded.recorded(), recorded.drained(), recorded.exchanges()));
        }
      }
      return measured;
    } catch (CdpException refused) {
      throw new IOException(refused);
    } finally {
      chromium.kill();
    }
  }

  private static double plain(Chromium chromium, String url) throws CdpException {
    try (Cdp cdp = new Cdp(chromium.devTools(), LIMIT, event -> {})) {
      String context = text(cdp, "Target.createBrowserContext", Map.of(), "browserContextId");
      String target = target(cdp, context);
      String session =
          text(
              cdp,
              "Target.attachToTarget",
              Map.of("targetId", target, "flatten", true),
              "sessionId");
      // As the recorder does, so that both loads take the same bytes from the server.
      cdp.call(session, "Page.enable", Map.of(), LIMIT);
      cdp.call(session, "Emulation.setDeviceMetricsOverride", Emulation.window().params(), LIMIT);
      double took = load(cdp, session, url);
      dispose(cdp, context);
      return took;
    }
  }

  private static Pair recorded(Chromium chromium, String url) throws IOException, CdpException {
    Path work = Files.createTempDirectory("haetae-cost-");
    Recorder[] visit = new Recorder[1];
    try (Cdp cdp =
        new Cdp(
            chromium.devTools(),
            LIMIT,
            event -> {
              if (visit[0] != null) {
                visit[0].handle(event);
              }
            })) {
      cdp.call(Cdp.BROWSER, "Target.setAutoAttach", Recorder.autoAttach(Recorder.TARGETS), LIMIT);
      String context = text(cdp, "Target.createBrowserContext", Map.of(), "browserContextId");
      visit[0] =
          new Recorder(
              cdp,
              context,
              new Emulation(Vantage.korea(), Optional.empty()),
              new BodyFolder(work),
              100_000_000,
              true,
              Optional.empty());
      target(cdp, context);
      Recorder.Page page = visit[0].awaitPage();
      long start = System.nanoTime();
      double took = load(cdp, page.session(), url);
      int exchanges = visit[0].network().drain(LIMIT, LIMIT).size();
      double drained = (System.nanoTime() - start) / 1e6;
      if (exchanges < 2) {
        throw new IOException("only " + exchanges + " exchanges were recorded");
      }
      dispose(cdp, context);
      return new Pair(0, took, drained, exchanges);
    } finally {
      try (var files = Files.list(work)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(work);
    }
  }

  /** From the command to navigate until the page's own script saw everything arrive. */
  private static double load(Cdp cdp, String session, String url) throws CdpException {
    long start = System.nanoTime();
    cdp.call(session, "Page.navigate", Map.of("url", url), LIMIT);
    cdp.call(
        session,
        "Runtime.evaluate",
        Map.of("expression", LOADED, "awaitPromise", true, "returnByValue", true),
        LIMIT);
    return (System.nanoTime() - start) / 1e6;
  }

  private static String target(Cdp cdp, String context) throws CdpException {
    return text(
        cdp,
        "Target.createTarget",
        Map.of("url", "about:blank", "browserContextId", context),
        "targetId");
  }

  private static void dispose(Cdp cdp, String context) throws CdpException {
    cdp.call(
        Cdp.BROWSER, "Target.disposeBrowserContext", Map.of("browserContextId", context), LIMIT);
  }

  private static String text(Cdp cdp, String method, Map<String, ?> params, String field)
      throws CdpException {
    JsonNode answer = cdp.call(Cdp.BROWSER, method, params, LIMIT);
    return answer.path(field).asString("");
  }
}
