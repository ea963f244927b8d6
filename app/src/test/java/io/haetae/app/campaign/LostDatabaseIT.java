package io.haetae.app.campaign;

import io.haetae.app.storage.PostgreSqlServer;
import io.haetae.core.watch.WatchItem;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
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
  private static final int LOSSES = Kills.count(2);
  private static final Truth[] STATES = {Truth.ON_SALE, Truth.SOLD_OUT, Truth.EMPTY_SHELL};

  /** Each of these is seen in one visit, and a session begins with two controls. */
  private static final int VISITS = (STATES.length + 2) * FixtureMarket.SITES.size();

  @SuppressWarnings("NullAway.Init")
  private static PostgreSqlServer server;

  @TempDir private Path folder;

  private final Random moments = Kills.moments("LostDatabaseIT");

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

  private void survives(int port, HitStudy.Hit loss) throws Exception {
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      List<WatchItem> items = SmallStudy.items(scenario, STATES);
      HitStudy.Studies studies =
          round -> {
            Path of = folder.resolve("round" + round);
            String database = server.newDatabase().replace(":" + server.port(), ":" + port);
            return SmallStudy.onAnotherMachine(
                SmallStudy.write(of, CLOCK, market, items, 2), of.resolve("archive"), database);
          };
      new HitStudy(studies, items, VISITS / 3).survive(loss, LOSSES, moments);
    }
  }
}
