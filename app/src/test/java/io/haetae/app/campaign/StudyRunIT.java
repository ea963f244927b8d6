package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.LaneTables;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.storage.StudyStatus.LaneStatus;
import io.haetae.app.storage.Wanted;
import io.haetae.app.study.Study;
import io.haetae.app.study.StudyFile;
import io.haetae.app.watch.WatchListJsonl;
import io.haetae.core.plan.Purpose;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.ScriptlessBrowser;
import io.haetae.fixtures.Truth;
import io.haetae.verifier.Bundles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void everyListingThatIsDueIsVisitedOnceInItsLaneAndTheCommandToStopEndsTheRun() throws Exception {
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      List<WatchItem> items = items(scenario, Truth.ON_SALE, Truth.OPTION_GONE, Truth.REDIRECTED);
      Study study = study(market, scenario, items);
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
  void aWallHoldsItsLaneAndTheLogSaysWhy() throws Exception {
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      Study study = study(market, scenario, items(scenario, Truth.CAPTCHA));
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

  private static List<WatchItem> items(Scenario scenario, Truth... truths) {
    Set<ListingId> wanted = new HashSet<>();
    for (SiteId site : FixtureMarket.SITES) {
      for (Truth truth : truths) {
        wanted.add(scenario.listing(site, truth).id());
      }
    }
    return scenario.watchList().stream()
        .filter(item -> wanted.containsAll(item.listings()))
        .toList();
  }

  /** Says so through the archive's tables, as another process would. */
  private static void runUntilNothingIsDue(Study study) throws IOException, InterruptedException {
    try (Archive archive =
        Archive.open(study.archive(), ArchiveKind.DEMO, TestHome.home(), Secrets.none(), CLOCK)) {
      ArchiveDatabase database = archive.database();
      StudyRun run =
          new StudyRun(
              study,
              archive,
              () -> new ScriptlessBrowser(CLOCK, PAGE_LIMIT),
              length -> {
                boolean idle =
                    database.study().status(CLOCK.instant()).lanes().stream()
                        .allMatch(lane -> lane.done() > 0 && (lane.due() == 0 || held(lane)));
                if (idle) {
                  database.lanes().want(LaneTables.ALL, Wanted.STOP);
                }
                TimeUnit.MILLISECONDS.sleep(20);
              },
              new Display(
                  new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                  false),
              CLOCK);
      assertThat(run.run()).isFalse();
    }
  }

  private static boolean held(LaneStatus lane) {
    return lane.heldUntil().filter(CLOCK.instant()::isBefore).isPresent();
  }

  private Study study(FixtureMarket market, Scenario scenario, List<WatchItem> items)
      throws IOException {
    new WatchListJsonl().write(items, folder.resolve("watch.jsonl"));
    LocalDate today = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
    StringBuilder text =
        new StringBuilder(
            """
            format: 1
            study: every-state
            title: Every state
            purpose: To see every state
            operator: The tests
            legal-basis: They are our own pages
            watch-list: watch.jsonl
            period: {from: %s, until: %s}
            vantages: [{country: KR}]
            sampling: {frame: All states, rule: census}
            pace: {gap: 0s, lanes: 3}
            retention: {keep: 1d, why: It is a test}
            sites:
            """
                .formatted(today.minusDays(1), today.plusDays(300)));
    for (SiteId site : FixtureMarket.SITES) {
      text.append("  - site: %s\n".formatted(site))
          .append("    on-sale: %s\n".formatted(scenario.controlOnSale(site).id()))
          .append("    stand-in: %s\n".formatted(market.origin(site)));
    }
    StudyFile file = StudyFile.read(Files.writeString(folder.resolve("study.yaml"), text));
    assertThat(file.faults()).isEmpty();
    return file.study().orElseThrow();
  }
}
