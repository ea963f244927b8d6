package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.PostgreSqlServer;
import io.haetae.app.study.Study;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchItem;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.LoggedRequest;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes with an archive each on one PostgreSQL, as on two machines. One is killed, or
 * stands still, after a random number of visits; the other takes its lanes. Each visit ends once,
 * with at most one bundle in both archives together.
 */
@EnabledIf("installed")
@Timeout(value = 3_600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TwoMachinesIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration LEASED = Duration.ofSeconds(2);

  /** Shorter than the time that a process takes to start, which a kill lies before. */
  private static final Duration GAP = Duration.ofSeconds(1);

  private static final int KILLS = Kills.count(1);
  private static final int MOST_VISITS = 8;
  private static final int LONGEST_MILLIS = 300;

  @TempDir private Path folder;

  private final Scenario scenario = Scenario.everyState();
  private final List<WatchItem> items =
      SmallStudy.items(scenario, Truth.ON_SALE, Truth.SOLD_OUT, Truth.EMPTY_SHELL);
  private final Random moments = Kills.moments("TwoMachinesIT");

  @SuppressWarnings("NullAway.Init")
  private Instant began;

  @SuppressWarnings("NullAway.Init")
  private PostgreSqlServer server;

  @SuppressWarnings("NullAway.Init")
  private FixtureMarket market;

  @SuppressWarnings("NullAway.Init")
  private Study first;

  @SuppressWarnings("NullAway.Init")
  private Study second;

  static boolean installed() {
    return PostgreSqlServer.installed();
  }

  @BeforeEach
  void start() throws Exception {
    server = PostgreSqlServer.start();
    market = FixtureMarket.start(CLOCK, scenario);
  }

  /** Begins a study on both machines. */
  private void begin(int round) throws Exception {
    String database = server.newDatabase();
    Path of = folder.resolve("study" + round);
    began = CLOCK.instant();
    Study study =
        SmallStudy.write(
            of, CLOCK, market, items, FixtureMarket.SITES.size(), (int) GAP.toSeconds(), "");
    first = SmallStudy.onAnotherMachine(study, of.resolve("first"), database);
    second = SmallStudy.onAnotherMachine(study, of.resolve("second"), database);
  }

  @AfterEach
  void stop() throws Exception {
    market.close();
    server.stop();
  }

  @Test
  void theLanesOfAKilledMachineMoveAndEachVisitEndsOnce() throws Exception {
    for (int round = 0, kills = 0; kills < KILLS; round++) {
      begin(round);
      Study up = first;
      Study down = second;
      boolean died = true;
      while (died && kills < KILLS) {
        Process killed = start(up);
        died = awaitVisits(killed, 1 + moments.nextInt(MOST_VISITS));
        killed.waitFor(moments.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
        killed.destroyForcibly().waitFor();
        kills += died ? 1 : 0;
        Study other = down;
        down = up;
        up = other;
      }
      end(start(up));
      // The machine that is down comes back, and puts its archive right.
      end(start(down));

      String story = "round %d, %d kills".formatted(round, kills);
      Aftermath.of(archives(), story).isComplete(items, story);
      for (SiteId site : FixtureMarket.SITES) {
        assertThat(gaps(site)).as(story).isNotEmpty().allMatch(gap -> gap.compareTo(GAP) >= 0);
      }
    }
  }

  /** The times between the visits of both machines, as a site saw them. */
  private List<Duration> gaps(SiteId site) {
    List<Instant> asked =
        market.visits().stream()
            .filter(request -> request.site().equals(site))
            .filter(request -> !request.target().equals("/robots.txt"))
            .filter(request -> request.time().isAfter(began))
            .map(LoggedRequest::time)
            .toList();
    return IntStream.range(1, asked.size())
        .mapToObj(i -> Duration.between(asked.get(i - 1), asked.get(i)))
        .toList();
  }

  @Test
  void theLanesOfAPausedMachineMoveAndWhatItCommitsLateIsRefused() throws Exception {
    for (int round = 0; round < KILLS; round++) {
      begin(round);
      Process paused = start(first);
      awaitVisits(paused, 1 + moments.nextInt(MOST_VISITS));
      paused.waitFor(moments.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
      signal(paused, "STOP");
      end(start(second));
      signal(paused, "CONT");
      end(paused);

      String story = "pause " + round;
      Aftermath.of(archives(), story).isComplete(items, story);
    }
  }

  @Test
  void aMachineThatStandsStillWhileItSealsLeavesTheOtherNothingToMakeAgain() throws Exception {
    begin(0);
    int sealing = 1 + moments.nextInt(MOST_VISITS);
    Process paused =
        StudyProcess.startThatStops(
            folder.resolve("study0/study.yaml"), first.archive(), LEASED, log(), sealing);
    awaitStopped(paused);
    end(start(second));
    signal(paused, "CONT");
    end(paused);

    String story = "stopped at sealing " + sealing;
    Aftermath.of(archives(), story).isComplete(items, story);
  }

  /** Waits until the process has stopped itself, as the system tells it. */
  private static void awaitStopped(Process process) throws IOException {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    while (!Files.readString(stat).contains(") T ")) {
      assertThat(process.isAlive()).isTrue();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private List<Path> archives() {
    return List.of(first.archive(), second.archive());
  }

  private Process start(Study study) throws IOException {
    return StudyProcess.start(
        study.archive().resolveSibling("study.yaml"), study.archive(), LEASED, log());
  }

  private File log() {
    return folder.resolve("log.txt").toFile();
  }

  /** Waits until so many visits were recorded; false if the process ended before. */
  private static boolean awaitVisits(Process process, int visits) throws IOException {
    BufferedReader said = process.inputReader();
    for (int seen = 0; seen < visits; seen++) {
      if (said.readLine() == null) {
        return false;
      }
    }
    return true;
  }

  private static void end(Process process) throws IOException, InterruptedException {
    try (BufferedReader said = process.inputReader()) {
      said.lines().forEach(line -> {});
    }
    assertThat(process.waitFor()).isZero();
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    String[] command = {"kill", "-" + name, Long.toString(process.pid())};
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }
}
