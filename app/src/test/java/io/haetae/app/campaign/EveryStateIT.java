package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.politeness.PacedGate;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ObservationRow;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Purpose;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.FixtureListing;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every scripted state of every site, through a real browser, against the truth. The second driver
 * sees each state once, on one site after another: how a site is driven and what a state's page
 * does to a driver are both seen, without each pair of them again.
 */
final class EveryStateIT {
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(6);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Driver.class)
  void everyVerdictEqualsTheScriptedTruth(Driver driver) throws Exception {
    Clock clock = Clock.systemUTC();
    Scenario scenario = Scenario.everyState();
    List<WatchItem> items = driver == Driver.SELENIUM ? oneOfEach(scenario) : scenario.watchList();
    List<ObservationRow> rows;
    try (FixtureMarket market = FixtureMarket.start(clock, scenario);
        Archive archive =
            Archive.open(folder, ArchiveKind.DEMO, TestHome.home(), Secrets.none(), clock)) {
      WatchRun run = watchRun(driver, clock, scenario, market, archive);
      RunResult result = run.start(Planner.targets(items));
      assertThat(result.failures()).isEmpty();
      assertThat(result.left()).isZero();
      rows = archive.database().observations(result.run());
    }
    Map<ListingId, FixtureListing> truths =
        scenario.listings().stream()
            .collect(Collectors.toMap(FixtureListing::id, Function.identity()));
    assertThat(rows.stream().filter(row -> row.visit().purpose() == Purpose.TARGET))
        .hasSameSizeAs(items)
        .allSatisfy(row -> assertVerdictIsTrue(row, truths));
    assertThat(rows.parallelStream().filter(row -> !verifies(row)).map(row -> row.visit().id()))
        .isEmpty();
  }

  /** Each state once, the sites taking turns. */
  private static List<WatchItem> oneOfEach(Scenario scenario) {
    Set<ListingId> chosen = new HashSet<>();
    for (Truth truth : Truth.values()) {
      SiteId site = FixtureMarket.SITES.get(chosen.size() % FixtureMarket.SITES.size());
      chosen.add(scenario.listing(site, truth).id());
    }
    return scenario.watchList().stream()
        .filter(item -> chosen.containsAll(item.listings()))
        .toList();
  }

  private boolean verifies(ObservationRow row) {
    return TestHome.verify(folder.resolve(row.evidence().orElseThrow().path())).passed();
  }

  private static void assertVerdictIsTrue(
      ObservationRow row, Map<ListingId, FixtureListing> truths) {
    FixtureListing listing = Objects.requireNonNull(truths.get(row.visit().listing()));
    Truth truth = listing.at(Instant.MIN);
    // Where nobody has seen the real site's page for a state, nothing may be concluded from ours.
    boolean right =
        truth.expected().matches(row.verdict())
            || (!truth.knownOn(listing.id().site()) && !row.verdict().conclusive());
    assertThat(right)
        .as(
            "%s is %s: %s on %s",
            listing.id(), truth, row.verdict().described(), row.verdict().basis().signals())
        .isTrue();
  }

  private static WatchRun watchRun(
      Driver driver, Clock clock, Scenario scenario, FixtureMarket market, Archive archive) {
    Map<SiteId, ListingId> onSale = new HashMap<>();
    Map<SiteId, StandIn> standIns = new HashMap<>();
    for (SiteId site : FixtureMarket.SITES) {
      onSale.put(site, scenario.controlOnSale(site).id());
      standIns.put(site, market.standIn(site));
    }
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    return new WatchRun(
        archive,
        new RunSettings(Vantage.korea(), onSale, standIns, 3),
        Browsers.source(BrowserSettings.with(driver).withPageLimit(PAGE_LIMIT)),
        new PacedGate(Duration.ZERO),
        new Display(nowhere, false),
        clock);
  }
}
