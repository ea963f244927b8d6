package io.haetae.app.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.Adapters;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeping answers is worth, in the order in which campaigns ask; prints what it measures. */
final class RobotsCacheTest {
  private static final Duration GAP = Duration.ofSeconds(25);
  private static final int LANES = 4;

  /** A campaign never asks an origin twice within a day, and again only after it. */
  @ParameterizedTest
  @CsvSource({
    // shops, listings of each, hours kept, requests
    "3, 700, 24, 3",
    "3, 700, 1, 12",
    "300, 5, 24, 300",
    "1000, 5, 24, 1000",
    "5000, 1, 24, 5000"
  })
  void asksEachOriginOnceInItsTime(int shops, int each, int hours, long requests) {
    RobotsRules rules = campaign(shops, each, new RobotsCache(5_000, Duration.ofHours(hours)));

    assertThat(rules.stats().missCount()).isEqualTo(requests);
    assertThat(rules.stats().requestCount()).isEqualTo((long) shops * each);
  }

  /** With less room than origins an answer is asked for again, but no more often than each time. */
  @ParameterizedTest
  @CsvSource({"300, 30", "300, 100", "300, 300", "1000, 300", "1000, 1000", "2000, 1000"})
  void measuresRoomForFewerOriginsThanThereAre(int shops, int origins) {
    RobotsRules rules = campaign(shops, 5, new RobotsCache(origins, RobotsCache.LONGEST));

    assertThat(rules.stats().missCount()).isBetween((long) shops, 5L * shops);
    assertThat(rules.stats().evictionCount() > 0).isEqualTo(shops > origins);
  }

  /** Canonical ids are made anew each time: the time printed here is why. */
  @Test
  void makesAnIdQuickerThanItWouldBeWorthKeeping() {
    List<URI> urls =
        IntStream.range(0, 20_000)
            .mapToObj(
                i ->
                    URI.create(
                        "https://ko.aliexpress.com/item/" + (1005001000000000L + i) + ".html"))
            .toList();
    SiteAdapter adapter =
        Adapters.all().stream()
            .filter(each -> each.site().value().equals("aliexpress"))
            .findFirst()
            .orElseThrow();
    int rounds = 10;
    long found = 0;
    long start = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      found += urls.stream().filter(url -> adapter.listingAt(url).isPresent()).count();
    }
    long each = (System.nanoTime() - start) / ((long) rounds * urls.size());
    System.out.println("canonical id: " + each + " ns");
    assertThat(found).isEqualTo((long) rounds * urls.size());
  }

  @Test
  void refusesAnAgeOverADayAndNoRoom() {
    assertThatThrownBy(() -> new RobotsCache(1, Duration.ofHours(25)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RobotsCache(0, Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Listings in the order of a watch-list, which knows nothing of shops, one visit a gap and lane.
   */
  private static RobotsRules campaign(int shops, int each, RobotsCache kept) {
    AtomicLong now = new AtomicLong();
    RobotsRules rules =
        new RobotsRules(
            kept,
            now::get,
            origin ->
                new RobotsRules.Answer(origin, new SimpleRobotRules(RobotRulesMode.ALLOW_ALL)));
    List<URI> visits = new ArrayList<>();
    for (int visit = 0; visit < shops * each; visit++) {
      visits.add(URI.create("https://shop" + visit % shops + ".example/item/" + visit));
    }
    Collections.shuffle(visits, new Random(4));
    for (URI visit : visits) {
      assertThat(rules.refusal(visit)).isEmpty();
      now.addAndGet(GAP.toNanos() / LANES);
    }
    System.out.printf(
        "%d shops, %d listings each, room for %d, %s: hits %.1f %%, requests %d, evicted %d%n",
        shops,
        each,
        kept.origins(),
        kept.age(),
        100 * rules.stats().hitRate(),
        rules.stats().missCount(),
        rules.stats().evictionCount());
    return rules;
  }
}
