package io.haetae.browser;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Vantage;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * Measures what the recorder costs: pairs of loads of the same page in the same browser, one in a
 * context that is recorded and one in a context that only waits for the page's own clock. Prints
 * medians; a program, not a test, because times depend on what else the machine does.
 */
final class RecorderCost {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int IMAGES = 20;
  private static final int IMAGE_BYTES = 60_000;
  private static final int HTML_BYTES = 117_000;
  private static final String LOADED =
      "new Promise(r => { const t = () => window.finished ? r(window.finished) : setTimeout(t, 5);"
          + " t() })";

  private RecorderCost() {}

  /**
   * Measures.
   *
   * @param arguments the number of pairs, and {@code page}, {@code huge} or {@code huge-blob}
   */
  public static void main(String[] arguments) throws IOException, CdpException {
    int pairs = Integer.parseInt(arguments[0]);
    try (MisbehavingServer server = new MisbehavingServer()) {
      routes(server);
      BrowserExecutable.Search found =
          BrowserExecutable.search(BrowserSettings.with(Driver.PLAYWRIGHT));
      Chromium chromium =
          Chromium.start(((BrowserExecutable.Found) found).executable(), Optional.empty(), false);
      String url = server.at("/" + arguments[1]).toString();
      measure(chromium, url, pairs);
      chromium.kill();
    }
  }

  private static void measure(Chromium chromium, String url, int pairs)
      throws IOException, CdpException {
    List<double[]> times = new ArrayList<>();
    for (int pair = -2; pair < pairs; pair++) {
      boolean plainFirst = pair % 2 == 0;
      double first = plainFirst ? plain(chromium, url) : recorded(chromium, url)[0];
      double[] second =
          plainFirst ? recorded(chromium, url) : new double[] {plain(chromium, url), 0};
      if (pair >= 0) {
        times.add(
            plainFirst
                ? new double[] {first, second[0], second[1]}
                : new double[] {second[0], first, Double.NaN});
      }
    }
    System.out.printf(
        "%s: plain %.0f ms, recorded %.0f ms, drained %.0f ms, median ratio %.3f, heap %d MB%n",
        url,
        median(times.stream().mapToDouble(t -> t[0]).toArray()),
        median(times.stream().mapToDouble(t -> t[1]).toArray()),
        median(times.stream().mapToDouble(t -> t[2]).filter(t -> !Double.isNaN(t)).toArray()),
        median(times.stream().mapToDouble(t -> t[1] / t[0]).toArray()),
        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
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

  private static double[] recorded(Chromium chromium, String url) throws IOException, CdpException {
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
              Vantage.korea(),
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
      return new double[] {took, drained};
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

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private static void routes(MisbehavingServer server) {
    Bytes image = random(IMAGE_BYTES);
    Bytes huge = random(100_000_000);
    StringBuilder html = new StringBuilder("<!DOCTYPE html><body>");
    html.append("<!-- ").append("state ".repeat(HTML_BYTES / 6)).append(" -->");
    for (int i = 0; i < IMAGES; i++) {
      html.append("<script>var l = l || []; l.push(fetch('/data?").append(i);
      html.append("').then(r => r.arrayBuffer()))</script>");
    }
    html.append("<script>Promise.all(l).then(() => fetch('/late?1')).then(() => fetch('/late?2'))");
    html.append(".then(() => { window.finished = 1 })</script>");
    server.route("/page", (r, c) -> c.html(html.toString()));
    server.route("/data", (r, c) -> c.send(200, List.of("Content-Type: image/jpeg"), image));
    server.route(
        "/late", (r, c) -> c.send(200, List.of("Content-Type: text/plain"), Bytes.utf8("late")));
    server.route("/bytes", (r, c) -> c.send(200, List.of("Content-Type: a/b"), huge));
    for (String how : new String[] {"huge arrayBuffer", "huge-blob blob"}) {
      String[] parts = how.split(" ", -1);
      String script =
          "<script>fetch('/bytes').then(r => r."
              + parts[1]
              + "()).then(() => { window.finished = 1 })</script>";
      server.route("/" + parts[0], (r, c) -> c.html(script));
    }
  }

  private static Bytes random(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Bytes.copyOf(content);
  }
}
