package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.PostgreSqlServer;
import io.haetae.app.study.Study;
import io.haetae.core.watch.WatchItem;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.ScriptlessBrowser;
import io.haetae.fixtures.Truth;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study whose database goes away at random moments and comes back, while the study's process goes
 * on. {@code -Dhaetae.kills=50} makes it 50 times.
 */
@EnabledIf("installed")
@Timeout(value = 3_600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LostDatabaseIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int LOSSES = Integer.getInteger("haetae.kills", 2);
  private static final Truth[] STATES = {Truth.ON_SALE, Truth.SOLD_OUT, Truth.EMPTY_SHELL};

  /** Each of these is seen in one visit, and a session begins with two controls. */
  private static final int VISITS = (STATES.length + 2) * FixtureMarket.SITES.size();

  @SuppressWarnings("NullAway.Init")
  private static PostgreSqlServer server;

  @TempDir private Path folder;

  private final Semaphore said = new Semaphore(0);
  private final Random moments = new Random();

  static boolean installed() {
    return PostgreSqlServer.installed();
  }

  @BeforeAll
  static void start() throws Exception {
    server = PostgreSqlServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  /** What takes the database away and brings it back. */
  private interface Loss {
    void happen() throws Exception;
  }

  @Test
  void aKilledDatabaseLosesNoVisitAndDoublesNone() throws Exception {
    survives(
        server.port(),
        () -> {
          server.kill();
          server.startAgain();
        });
  }

  @Test
  void aCutNetworkLosesNoVisitAndDoublesNone() throws Exception {
    try (CutNetwork network = CutNetwork.to(server.port())) {
      survives(
          network.port(),
          () -> {
            network.cut();
            TimeUnit.MILLISECONDS.sleep(moments.nextInt(100));
            network.mend();
          });
    }
  }

  private void survives(int port, Loss loss) throws Exception {
    Scenario scenario = Scenario.everyState();
    int done = 0;
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario);
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      List<WatchItem> items = SmallStudy.items(scenario, STATES);
      // The losses are divided among as many studies as it takes.
      for (int round = 0; done < LOSSES; round++) {
        Path of = folder.resolve("round" + round);
        String database = server.newDatabase().replace(":" + server.port(), ":" + port);
        Study study =
            SmallStudy.onAnotherMachine(
                SmallStudy.write(of, CLOCK, market, items, 2), of.resolve("archive"), database);
        Future<?> running = threads.submit(() -> run(study));
        while (done < LOSSES && awaitVisits(running, 1 + moments.nextInt(VISITS / 3))) {
          loss.happen();
          done++;
        }
        running.get();
        said.drainPermits();
        Aftermath.of(List.of(study.archive()), "round " + round)
            .isComplete(items, "round " + round);
      }
    }
    assertThat(done).isEqualTo(LOSSES);
  }

  /** Waits until so many more visits were recorded; false if the study ended before. */
  private boolean awaitVisits(Future<?> running, int visits) throws InterruptedException {
    while (!said.tryAcquire(visits, 100, TimeUnit.MILLISECONDS)) {
      if (running.isDone()) {
        return false;
      }
    }
    return true;
  }

  private Void run(Study study) throws Exception {
    PrintStream display = new PrintStream(new Lines(said), true, StandardCharsets.UTF_8);
    SmallStudy.runUntilNothingIsDue(
        study,
        () -> new ScriptlessBrowser(CLOCK, SmallStudy.PAGE_LIMIT),
        new Display(display, false),
        length -> TimeUnit.NANOSECONDS.sleep(length.toNanos()),
        Duration.ofSeconds(5));
    return null;
  }

  /** Counts lines. */
  private static final class Lines extends OutputStream {
    private final Semaphore said;

    Lines(Semaphore said) {
      this.said = said;
    }

    @Override
    public void write(int octet) {
      if (octet == '\n') {
        said.release();
      }
    }
  }
}
