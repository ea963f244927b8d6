package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.app.politeness.StudyGate;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.LaneTables;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.storage.StudyStatus.LaneStatus;
import io.haetae.app.storage.Wanted;
import io.haetae.app.study.Study;
import io.haetae.browser.BrowserExecutable;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.plan.Purpose;
import io.haetae.core.watch.SiteId;
import io.haetae.evidence.BundleReader;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.FixtureListing;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Script;
import io.haetae.fixtures.SettableClock;
import io.haetae.fixtures.Truth;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A challenge that a person passes in the window of a real browser, on a screen of its own. */
final class AttendedIT {
  private static final SiteId TEMU = new SiteId("temu");
  private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");
  private static final Duration TAKEN = Duration.ofMinutes(1);
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;
  private final SettableClock marketTime = SettableClock.at(START);

  @Test
  void aPersonPassesAChallengeAndCaptureAndLogSaySo() throws Exception {
    Optional<Path> program = VirtualScreen.program();
    assumeTrue(program.isPresent(), "there is no Xvfb (apt-get install xvfb)");
    try (VirtualScreen screen = VirtualScreen.open(program.get());
        FixtureMarket market = FixtureMarket.start(marketTime, scenario())) {
      Study study = SmallStudy.write(folder, CLOCK, market, market.scenario().watchList(), 1);
      BrowserSettings settings =
          BrowserSettings.with(Driver.DEVTOOLS)
              .withExecutable(browserOn(screen))
              .withPageLimit(SmallStudy.PAGE_LIMIT)
              .withWindow();
      try (Archive archive =
          Archive.open(study.archive(), ArchiveKind.DEMO, TestHome.home(), Secrets.none(), CLOCK)) {
        run(study, archive, settings);
        check(archive);
      }
    }
  }

  /** A listing that stands behind a challenge until the person has taken a minute of the market. */
  private static Scenario scenario() {
    FixtureListing walled = Scenario.everyState().listing(TEMU, Truth.CAPTCHA);
    return Scenario.of(
        List.of(
            new FixtureListing(
                walled.id(),
                walled.goods(),
                Script.always(Truth.CAPTCHA).then(START.plus(TAKEN), Truth.ON_SALE),
                walled.layout())));
  }

  private void run(Study study, Archive archive, BrowserSettings settings) throws Exception {
    AtomicBoolean acted = new AtomicBoolean();
    StudyGate.Waiting person =
        length -> {
          if (acted.compareAndSet(false, true)) {
            act();
          }
          TimeUnit.MILLISECONDS.sleep(200);
        };
    StudyGate.Waiting untilDone =
        length -> {
          if (archive.database().study().status(CLOCK.instant()).lanes().stream()
              .allMatch(AttendedIT::isDone)) {
            archive.database().lanes().want(LaneTables.ALL, Wanted.STOP);
          }
          TimeUnit.MILLISECONDS.sleep(Math.min(200, length.toMillis()));
        };
    new StudyRun(
            study,
            archive,
            Browsers.source(settings),
            untilDone,
            SmallStudy.nowhere(),
            CLOCK,
            Optional.of(new Person(Duration.ofMinutes(3), person, SmallStudy.nowhere(), CLOCK)))
        .run();
    assertThat(acted).isTrue();
  }

  private static boolean isDone(LaneStatus lane) {
    return lane.done() > 0 && lane.due() == 0 && !lane.working();
  }

  private static void check(Archive archive) throws IOException {
    ObservationRow target =
        archive.database().observations().stream()
            .filter(row -> row.visit().purpose() == Purpose.TARGET)
            .findFirst()
            .orElseThrow();
    assertThat(target.verdict().described()).startsWith("Orderable");
    String path = target.evidence().orElseThrow().path();
    Path bundle = archive.folder().resolve(path);
    assertThat(TestHome.verify(bundle).passed()).isTrue();
    try (BundleReader reader = BundleReader.open(bundle)) {
      BrowserInfo browser = reader.capture().browser().orElseThrow();
      assertThat(browser.attended().orElseThrow().acted()).isTrue();
      assertThat(browser.flags()).noneMatch(flag -> flag.startsWith("--headless"));
    }
    assertThat(leaves(archive.folder().resolve("log/tile/entries")))
        .contains("\"event\":\"attended\"")
        .contains(target.evidence().orElseThrow().captureId());
  }

  private static String leaves(Path entries) throws IOException {
    StringBuilder leaves = new StringBuilder();
    try (Stream<Path> files = Files.walk(entries)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        leaves.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return leaves.toString();
  }

  /** The browser of this machine, as a program that shows itself on a screen. */
  private Path browserOn(VirtualScreen screen) throws IOException {
    BrowserSettings full = BrowserSettings.with(Driver.DEVTOOLS).withFullChromium();
    String browser =
        switch (BrowserExecutable.search(full)) {
          case BrowserExecutable.Found found -> found.executable().path().toString();
          case BrowserExecutable.NotFound none -> throw new IOException(none.reason());
        };
    Path script = folder.resolve("chromium");
    Files.writeString(
        script,
        """
        #!/bin/sh
        for flag in "$@"; do
          case $flag in --user-data-dir=*) echo "${flag#*=}" >'%s' ;; esac
        done
        DISPLAY=%s exec '%s' "$@"
        """
            .formatted(profile(), screen.name(), browser));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  /** The file in which the browser's start notes where its profile is. */
  private Path profile() {
    return folder.resolve("profile");
  }

  /** Does what a person does: the challenge is passed, and the page loaded again. */
  private void act() {
    marketTime.tick(TAKEN);
    try (HttpClient client = HttpClient.newHttpClient()) {
      Path port = Path.of(Files.readString(profile()).strip()).resolve("DevToolsActivePort");
      URI pages =
          URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list");
      String list =
          client
              .send(HttpRequest.newBuilder(pages).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      for (JsonNode page : Json.parse(list, "the list of pages")) {
        if (page.path("url").asString("").startsWith("http://127.0.0.1")) {
          WebSocket socket =
              client
                  .newWebSocketBuilder()
                  .buildAsync(
                      URI.create(page.path("webSocketDebuggerUrl").asString("")),
                      new WebSocket.Listener() {})
                  .join();
          socket.sendText("{\"id\":1,\"method\":\"Page.reload\"}", true).join();
          socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
      }
    } catch (IOException failed) {
      throw new AssertionError("The person could not act", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
