package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.storage.SearchRow;
import io.haetae.app.storage.StudyStatus.LaneStatus;
import io.haetae.app.study.Study;
import io.haetae.core.evidence.Facts;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.plan.Purpose;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.StoredBundle;
import io.haetae.evidence.log.LogCheck;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.ScriptlessBrowser;
import io.haetae.fixtures.Truth;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study from its file to its observations, on simulated sites, with a browser without scripts.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class StudyRunIT {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;

  @Test
  void everyListingThatIsDueIsVisitedOnceInItsLaneAndTheCommandToStopEndsTheRun() throws Exception {
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      List<WatchItem> items =
          SmallStudy.items(scenario, Truth.ON_SALE, Truth.OPTION_GONE, Truth.REDIRECTED);
      Study study = study(market, items);
      runUntilNothingIsDue(study);

      try (ArchiveDatabase database = ArchiveDatabase.openExisting(study.archive(), CLOCK)) {
        List<ObservationRow> rows = database.observations();
        List<ObservationRow> targets =
            rows.stream().filter(row -> row.visit().purpose() == Purpose.TARGET).toList();
        assertThat(targets).extracting(row -> row.visit().id()).doesNotHaveDuplicates();
        assertThat(targets.stream().map(row -> row.visit().listing()).distinct())
            .hasSize(3 * FixtureMarket.SITES.size());
        assertThat(rows).hasSameSizeAs(Bundles.in(study.archive()));
        List<LaneStatus> lanes = database.study().status(CLOCK.instant()).lanes();
        assertThat(lanes).hasSize(FixtureMarket.SITES.size());
        assertThat(lanes.stream().mapToLong(LaneStatus::done).sum()).isEqualTo(rows.size());
        assertThat(database.runs())
            .allSatisfy(
                run -> {
                  assertThat(run.observed()).isEqualTo(run.planned());
                  assertThat(database.study().versions(run.name()).values()).containsOnly(1);
                });
      }
    }
  }

  @Test
  void searchesAreMadeLikeOtherVisitsAndWhatTheyFoundIsSealed() throws Exception {
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      List<WatchItem> items = SmallStudy.items(scenario, Truth.ON_SALE);
      Study study =
          SmallStudy.write(
              folder,
              CLOCK,
              market,
              items,
              FixtureMarket.SITES.size(),
              0,
              "searches: {every: 1h, most: 2}\n");
      runUntilNothingIsDue(study);

      try (ArchiveDatabase database = ArchiveDatabase.openExisting(study.archive(), CLOCK)) {
        List<SearchRow> searches = database.searches();
        for (SiteId site : FixtureMarket.SITES) {
          List<SearchRow> ofSite =
              searches.stream().filter(row -> row.site().equals(site)).toList();
          // This browser cannot run what draws AliExpress's offers, so the session's control sees
          // none, and nothing that it is told counts.
          boolean seesOffers = !site.value().equals("aliexpress");
          assertThat(ofSite)
              .as(site.value())
              .isNotEmpty()
              .allMatch(row -> row.answered() == seesOffers);
          assertThat(ofSite.stream().flatMap(row -> row.hits().stream()))
              .extracting(SearchHit::listing)
              .contains(scenario.listing(site, Truth.ON_SALE).id());
        }
      }
      for (Path bundle : Bundles.in(study.archive())) {
        Facts facts = StoredBundle.read(study.archive(), bundle).facts();
        boolean search = facts.visit().query().isPresent();
        String verdict = facts.verdict().described();
        assertThat(verdict.equals("Searched"))
            .as("%s: %s", facts.visit().listing(), verdict)
            .isEqualTo(search && !verdict.equals("Undetermined(ControlFailed)"));
      }
    }
  }

  @Test
  void lanesWorkSideBySideAndTheLogTellsEachVisitsEnd() throws Exception {
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      Study study = study(market, SmallStudy.items(scenario, Truth.ON_SALE));
      // No lane gets its browser before every lane has asked for one.
      CountDownLatch asked = new CountDownLatch(FixtureMarket.SITES.size());
      runUntilNothingIsDue(
          study,
          () -> {
            asked.countDown();
            await(asked);
            return new ScriptlessBrowser(CLOCK, SmallStudy.PAGE_LIMIT);
          });

      assertThat(asked.getCount()).isZero();
      Trust trust = Trust.in(TestHome.home().demo().trust());
      assertThat(new LogCheck(study.archive(), trust.logs()).check(List.of()).claims())
          .allMatch(claim -> claim.state() == Claim.State.PASS);
    }
  }

  private static void await(CountDownLatch asked) {
    try {
      asked.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aWallHoldsItsLaneAndTheLogSaysWhy() throws Exception {
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      Study study = study(market, SmallStudy.items(scenario, Truth.CAPTCHA));
      runUntilNothingIsDue(study);

      try (ArchiveDatabase database = ArchiveDatabase.openExisting(study.archive(), CLOCK)) {
        assertThat(database.study().status(CLOCK.instant()).lanes())
            .allSatisfy(
                lane -> {
                  assertThat(lane.blocked()).isEqualTo(1);
                  assertThat(lane.heldUntil().orElseThrow()).isAfter(CLOCK.instant());
                });
        assertThat(database.study().events())
            .containsOnly(Map.entry("refused", (long) FixtureMarket.SITES.size()));
      }
    }
  }

  private static void runUntilNothingIsDue(Study study) throws IOException, InterruptedException {
    runUntilNothingIsDue(study, () -> new ScriptlessBrowser(CLOCK, SmallStudy.PAGE_LIMIT));
  }

  private static void runUntilNothingIsDue(Study study, BrowserSource browsers)
      throws IOException, InterruptedException {
    Semaphore shown = new Semaphore(0);
    SmallStudy.runUntilNothingIsDue(
        study,
        browsers,
        new Display(new PrintStream(telling(shown), true, StandardCharsets.UTF_8), false),
        // A visit that ends says so; at the end of the wait the study looks anyhow.
        length -> {
          if (shown.tryAcquire(length.toNanos(), TimeUnit.NANOSECONDS)) {
            shown.drainPermits();
          }
        });
  }

  /** What is written to it is lost, and told. */
  private static OutputStream telling(Semaphore shown) {
    return new OutputStream() {
      @Override
      public void write(int character) {
        shown.release();
      }
    };
  }

  private Study study(FixtureMarket market, List<WatchItem> items) throws IOException {
    return SmallStudy.write(folder, CLOCK, market, items, FixtureMarket.SITES.size());
  }
}
