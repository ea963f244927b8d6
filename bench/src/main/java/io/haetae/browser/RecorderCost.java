package io.haetae.browser;

import io.haetae.browser.wire.KeyLog;
import io.haetae.browser.wire.WireTee;
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
 * What the recorder costs, and what the copy of the wire does: pairs of loads of the same page in
 * the same browser, each first in turn. One is in a context without what is measured, which only
 * waits for the page's own clock or is only recorded. Lies in the recorder's package to switch it
 * off.
 */
public final class RecorderCost {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String LOADED =
      "new Promise(r => { const t = () => window.finished ? r(window.finished) : setTimeout(t, 5);"
          + " t() })";

  private final Chromium chromium;
  private final Cpu cpu;
  private final String url;

  private RecorderCost(Chromium chromium, Cpu cpu, String url) {
    this.chromium = chromium;
    this.cpu = cpu;
    this.url = url;
  }

  /** What is measured. */
  public enum Subject {
    /** The recorder, against a context that is not recorded. */
    RECORDER,
    /** The copy of the wire, against a context that is recorded without one. */
    TEE
  }

  /** The CPU time of this process and the browser, in seconds. */
  @FunctionalInterface
  public interface Cpu {
    /** Reads it. */
    double seconds() throws IOException;
  }

  /**
   * One load.
   *
   * @param took milliseconds until the page saw everything
   * @param drained milliseconds until every body was kept
   * @param cpu milliseconds of CPU until then
   * @param exchanges that were recorded
   */
  public record Load(double took, double drained, double cpu, int exchanges) {}

  /**
   * One pair of loads.
   *
   * @param without what is measured
   * @param with it
   */
  public record Pair(Load without, Load with) {}

  /**
   * Measures.
   *
   * @param page {@code /page}, {@code /huge} or {@code /huge-blob}
   * @param warmUps pairs that do not count
   * @param pairs that do
   * @throws IOException if the browser fails
   */
  public static List<Pair> measure(Subject subject, String page, int warmUps, int pairs, Cpu cpu)
      throws IOException {
    BrowserExecutable.Search found =
        BrowserExecutable.search(BrowserSettings.with(Driver.PLAYWRIGHT));
    if (!(found instanceof BrowserExecutable.Found browser)) {
      throw new IOException("no browser was found");
    }
    boolean witness = subject == Subject.TEE;
    Chromium chromium =
        Chromium.start(browser.executable(), Optional.empty(), true, witness, false);
    try (PageServer server = new PageServer()) {
      RecorderCost cost = new RecorderCost(chromium, cpu, server.at(page));
      List<Pair> measured = new ArrayList<>();
      for (int pair = -warmUps; pair < pairs; pair++) {
        boolean plainFirst = pair % 2 == 0;
        Optional<Load> before = plainFirst ? Optional.of(cost.without(subject)) : Optional.empty();
        Load with = cost.recorded(witness);
        Load without = before.isPresent() ? before.get() : cost.without(subject);
        if (pair >= 0) {
          measured.add(new Pair(without, with));
        }
      }
      return measured;
    } catch (CdpException refused) {
      throw new IOException(refused);
    } finally {
      chromium.kill();
    }
  }

  private Load without(Subject subject) throws IOException, CdpException {
    return switch (subject) {
      case RECORDER -> plain();
      case TEE -> recorded(false);
    };
  }

  private Load plain() throws IOException, CdpException {
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
      cdp.call(session, "Emulation.setDeviceMetricsOverride", Emulation.window(1).params(), LIMIT);
      double before = cpu.seconds();
      double took = load(cdp, session);
      double spent = (cpu.seconds() - before) * 1e3;
      dispose(cdp, context);
      return new Load(took, took, spent, 0);
    }
  }

  private Load recorded(boolean witness) throws IOException, CdpException {
    Path work = Files.createTempDirectory("haetae-cost-");
    try {
      if (!witness) {
        return recorded(work, Optional.empty());
      }
      KeyLog keys = chromium.keyLog().orElseThrow();
      try (WireTee tee = WireTee.open(work, keys)) {
        return recorded(work, Optional.of(tee));
      }
    } finally {
      try (var files = Files.list(work)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(work);
    }
  }

  private Load recorded(Path work, Optional<WireTee> tee) throws IOException, CdpException {
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
      Map<String, String> proxy =
          tee.map(
                  wire ->
                      Map.of(
                          "proxyServer",
                          wire.proxy(),
                          "proxyBypassList",
                          DriverConnection.NO_EXCEPTIONS))
              .orElse(Map.of());
      String context = text(cdp, "Target.createBrowserContext", proxy, "browserContextId");
      visit[0] =
          new Recorder(
              cdp,
              context,
              new Emulation(Vantage.korea(), Optional.empty(), 1),
              new BodyFolder(work),
              100_000_000,
              true,
              Optional.empty());
      target(cdp, context);
      Recorder.Page page = visit[0].awaitPage();
      double before = cpu.seconds();
      long start = System.nanoTime();
      double took = load(cdp, page.session());
      int exchanges = visit[0].network().drain(LIMIT, LIMIT).size();
      if (tee.isPresent() && tee.get().finish().incomplete().isPresent()) {
        throw new IOException("the copy of the wire is not whole");
      }
      double drained = (System.nanoTime() - start) / 1e6;
      double spent = (cpu.seconds() - before) * 1e3;
      if (exchanges < 2) {
        throw new IOException("only " + exchanges + " exchanges were recorded");
      }
      dispose(cdp, context);
      return new Load(took, drained, spent, exchanges);
    }
  }

  /** From the command to navigate until the page's own script saw everything arrive. */
  private double load(Cdp cdp, String session) throws CdpException {
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
