package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.politeness.StudyGate;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.LaneTables;
import io.haetae.app.storage.PostgreSqlServer;
import io.haetae.app.study.Study;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.ScriptlessBrowser;
import io.haetae.fixtures.Truth;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two owners of a study's lanes on one PostgreSQL, each with an archive of its own, in one process
 * of the tests: they share nothing but the database.
 */
@EnabledIf("installed")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TwoProcessesIT {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;

  static boolean installed() {
    return PostgreSqlServer.installed();
  }

  @Test
  void twoOwnersShareTheLanesAndEachVisitIsMadeOnceAndLoggedWhereItWasMade() throws Exception {
    PostgreSqlServer server = PostgreSqlServer.start();
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<WatchItem> items = SmallStudy.items(scenario, Truth.ON_SALE, Truth.SOLD_OUT);
      String database = server.newDatabase();
      Study study = SmallStudy.write(folder.resolve("study"), CLOCK, market, items, 1);
      Study first = SmallStudy.onAnotherMachine(study, folder.resolve("first"), database);
      Study second = SmallStudy.onAnotherMachine(study, folder.resolve("second"), database);
      // One lane each, and none gets its browser before both hold a lane.
      CountDownLatch holding = new CountDownLatch(2);
      Future<?> one = threads.submit(working(first, holding));
      Future<?> other = threads.submit(working(second, holding));
      one.get();
      other.get();
      assertShared(first, second, items);
    } finally {
      server.stop();
    }
  }

  /**
   * Time passes for the leases as the run sleeps; that it passes by itself, too, ends them sooner.
   */
  @Test
  void aLaneOfADeadOwnerIsTakenWithinAMinuteOnTheTermsOfARun() throws Exception {
    PostgreSqlServer server = PostgreSqlServer.start();
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      List<WatchItem> items = SmallStudy.items(scenario, Truth.ON_SALE);
      String line = server.newDatabase();
      Study study =
          SmallStudy.onAnotherMachine(
              SmallStudy.write(folder.resolve("study"), CLOCK, market, items, 9),
              folder.resolve("archive"),
              line);
      assertThat(takenAfter(study, Jdbi.create(line.substring("database=".length()))))
          .isLessThanOrEqualTo(Duration.ofSeconds(60));
    } finally {
      server.stop();
    }
  }

  private static Duration takenAfter(Study study, Jdbi tables)
      throws IOException, InterruptedException {
    AtomicReference<Duration> slept = new AtomicReference<>(Duration.ZERO);
    AtomicReference<StudyRun> running = new AtomicReference<>();
    Set<String> dead =
        StudySettings.of(study).lanes().stream()
            .map(l -> l.lane().name())
            .collect(Collectors.toSet());
    try (Archive archive =
        Archive.open(study.archive(), ArchiveKind.DEMO, TestHome.home(), Secrets.none(), CLOCK)) {
      LaneTables lanes = archive.database().lanes();
      for (String lane : dead) {
        assertThat(lanes.acquire(lane, "dead", StudyRun.STANDARD.leased())).isPresent();
      }
      StudyGate.Waiting sleeping =
          length -> {
            if (owners(tables).contains("dead")) {
              slept.updateAndGet(before -> before.plus(length));
              pass(tables, length);
            } else {
              running.get().stop();
            }
          };
      StudyRun run =
          new StudyRun(
              study,
              archive,
              () -> new ScriptlessBrowser(CLOCK, SmallStudy.PAGE_LIMIT),
              sleeping,
              SmallStudy.nowhere(),
              CLOCK,
              Optional.empty());
      running.set(run);
      assertThat(run.run()).isFalse();
    }
    return slept.get();
  }

  private static Set<String> owners(Jdbi tables) {
    return tables.withHandle(
        handle ->
            handle
                .createQuery("SELECT owner FROM lane WHERE owner IS NOT NULL")
                .mapTo(String.class)
                .set());
  }

  /** Lets time pass for the lanes of the dead. */
  private static void pass(Jdbi tables, Duration length) {
    tables.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE lane SET expires_at = expires_at - :millis * INTERVAL '1 millisecond'"
                        + " WHERE owner = 'dead'")
                .bind("millis", length.toMillis())
                .execute());
  }

  private static void assertShared(Study first, Study second, List<WatchItem> items)
      throws IOException {
    List<Path> archives = List.of(first.archive(), second.archive());
    Aftermath.of(archives, "shared").isComplete(items, "shared");
    for (Path archive : archives) {
      assertThat(Bundles.in(archive)).isNotEmpty();
    }
  }

  private static Callable<Boolean> working(Study study, CountDownLatch holding) {
    return () -> {
      run(study, holding);
      return true;
    };
  }

  private static void run(Study study, CountDownLatch holding)
      throws IOException, InterruptedException {
    SmallStudy.runUntilNothingIsDue(
        study,
        () -> {
          holding.countDown();
          await(holding);
          return new ScriptlessBrowser(CLOCK, SmallStudy.PAGE_LIMIT);
        },
        SmallStudy.nowhere(),
        length -> TimeUnit.NANOSECONDS.sleep(length.toNanos()));
  }

  private static void await(CountDownLatch holding) {
    try {
      holding.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
