package io.haetae.app.campaign;

import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchItem;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A study whose way to the sites is cut at random moments, while the study goes on. */
@Timeout(value = 3_600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CutSiteIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int CUTS = Kills.count(2);
  private static final int LONGEST_MILLIS = 300;
  private static final int MOST_VISITS = 5;

  @TempDir private Path folder;

  private final Random moments = Kills.moments("CutSiteIT");
  private final Map<SiteId, CutNetwork> ways = new LinkedHashMap<>();

  @Test
  void eachVisitEndsOnceAndWithAtMostOneBundle() throws Exception {
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      for (SiteId site : FixtureMarket.SITES) {
        ways.put(site, CutNetwork.to(market.origin(site).getPort()));
      }
      List<WatchItem> items =
          SmallStudy.items(scenario, Truth.ON_SALE, Truth.SOLD_OUT, Truth.EMPTY_SHELL);
      new HitStudy(
              round ->
                  SmallStudy.write(
                      folder.resolve("round" + round),
                      CLOCK,
                      market,
                      this::origin,
                      items,
                      2,
                      0,
                      ""),
              items,
              MOST_VISITS)
          .survive(this::cut, CUTS, moments);
    } finally {
      for (CutNetwork way : ways.values()) {
        way.close();
      }
    }
  }

  private URI origin(SiteId site) {
    return URI.create("http://127.0.0.1:" + Objects.requireNonNull(ways.get(site)).port());
  }

  private void cut() throws InterruptedException {
    ways.values().forEach(CutNetwork::cut);
    TimeUnit.MILLISECONDS.sleep(moments.nextInt(LONGEST_MILLIS));
    ways.values().forEach(CutNetwork::mend);
  }
}
