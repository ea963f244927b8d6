package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.study.Study;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.watch.WatchItem;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study whose real browser is killed, with all its processes, while it loads pages; {@code
 * -Dhaetae.kills=50} lets it be killed before and after each request.
 */
@Timeout(value = 1_800, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KilledBrowserIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int KILLS = Kills.count(2);
  private static final int LONGEST_MILLIS = 400;

  @TempDir private Path folder;

  private final Random moments = Kills.moments("KilledBrowserIT");

  @Test
  void eachVisitEndsOnceAndWithAtMostOneBundle() throws Exception {
    Scenario scenario = Scenario.everyState();
    int kills = 0;
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      List<WatchItem> items = SmallStudy.items(scenario, Truth.ON_SALE).subList(0, 1);
      for (int round = 0; kills < KILLS; round++) {
        Study study = SmallStudy.write(folder.resolve("round" + round), CLOCK, market, items, 1);
        kills += runAndKill(study, market);
        String story = "round " + round;
        Aftermath.of(List.of(study.archive()), story).isComplete(items, story);
      }
    }
    assertThat(kills).isGreaterThanOrEqualTo(KILLS);
  }

  private int runAndKill(Study study, FixtureMarket market) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger kills = new AtomicInteger();
    Thread killer = Thread.ofPlatform().start(() -> kill(market, ended, kills));
    SmallStudy.runUntilNothingIsDue(
        study,
        Browsers.source(BrowserSettings.with(Driver.DEVTOOLS).withPageLimit(SmallStudy.PAGE_LIMIT)),
        SmallStudy.nowhere(),
        length -> TimeUnit.NANOSECONDS.sleep(length.toNanos()));
    ended.set(true);
    killer.join();
    return kills.get();
  }

  /** Kills what runs of the browser a short random time after the site was asked once more. */
  private void kill(FixtureMarket market, AtomicBoolean ended, AtomicInteger kills) {
    int asked = market.visits().size();
    for (int left = 2; left > 0; left--) {
      while (!ended.get() && market.visits().size() == asked) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
      if (ended.get()) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(moments.nextInt(LONGEST_MILLIS)));
      asked = market.visits().size();
      List<ProcessHandle> browser =
          ProcessHandle.current()
              .descendants()
              .filter(process -> process.info().command().orElse("").contains("chrom"))
              .toList();
      browser.forEach(ProcessHandle::destroyForcibly);
      kills.addAndGet(browser.isEmpty() ? 0 : 1);
    }
  }
}
