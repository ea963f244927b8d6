package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.campaign.LaneWork.StudyWork;
import io.haetae.app.campaign.StudySettings.StudyLane;
import io.haetae.app.politeness.LaneHeldException;
import io.haetae.app.politeness.StudyGate;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.EventRow;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.study.LookTimes;
import io.haetae.app.study.Study;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.history.EventKind;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.FixtureListing;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Script;
import io.haetae.fixtures.SettableClock;
import io.haetae.fixtures.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve days of a study through a real browser on a shifted clock, against a market whose truth is
 * known: one listing taken down, one that returns, one behind a wall for a while, one sold out.
 * What is left out of the year on virtual time is here: pages, browser, adapter, seal, database.
 */
final class BrowserYearIT {
  private static final SiteId SITE = new SiteId("aliexpress");
  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
  private static final int DAYS = 12;
  private static final Duration LEASED = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private final SettableClock clock = SettableClock.at(START);

  private final FixtureListing steady = listing(Truth.ON_SALE, Script.always(Truth.ON_SALE));
  private final FixtureListing removed =
      listing(Truth.REMOVED, Script.always(Truth.ON_SALE).then(day(2.4), Truth.REMOVED));
  private final FixtureListing returned =
      listing(
          Truth.RATE_LIMITED,
          Script.always(Truth.ON_SALE).then(day(1.4), Truth.REMOVED).then(day(5.3), Truth.ON_SALE));
  private final FixtureListing walled =
      listing(
          Truth.CAPTCHA,
          Script.always(Truth.ON_SALE).then(day(1.9), Truth.CAPTCHA).then(day(4.2), Truth.ON_SALE));
  private final FixtureListing soldOut =
      listing(Truth.SOLD_OUT, Script.always(Truth.ON_SALE).then(day(3.1), Truth.SOLD_OUT));

  @Test
  void onlyTrueEventsAreFoundEachInItsInterval() throws Exception {
    Scenario scenario = Scenario.of(List.of(steady, removed, returned, walled, soldOut));
    try (FixtureMarket market = FixtureMarket.start(clock, scenario)) {
      Study study =
          SmallStudy.write(
              folder,
              clock,
              market,
              scenario.watchList(),
              1,
              0,
              "schedule: {dense-every: 24h, dense-days: 1, weekly-every: 3d}\n");
      // Keys of its own: those of the other tests are of the true time.
      try (Archive archive =
          Archive.open(
              study.archive(),
              ArchiveKind.DEMO,
              new ConfigurationHome(folder.resolve("configuration")),
              Secrets.none(),
              clock)) {
        run(study, archive);
        check(archive.database());
      }
    }
  }

  private static FixtureListing listing(Truth place, Script script) {
    FixtureListing any = Scenario.everyState().listing(SITE, place);
    return new FixtureListing(any.id(), any.goods(), script, FixtureListing.Layout.CURRENT);
  }

  private static Instant day(double days) {
    return START.plusSeconds(Math.round(days * 86_400));
  }

  /** One session a day, at noon. */
  private void run(Study study, Archive archive) throws Exception {
    ArchiveDatabase database = archive.database();
    StudySettings settings = StudySettings.of(study);
    StudyLane lane =
        settings.lanes().stream()
            .filter(each -> each.lane().site().equals(SITE))
            .findFirst()
            .orElseThrow();
    StudyWork work =
        new StudyWork(
            archive,
            LEASED,
            database.study().version(study.sha256(), study.text(), clock.instant()),
            database.agenda(settings.watched(), LookTimes.of(study)),
            new ShiftedBrowsers(
                Browsers.source(
                    BrowserSettings.with(Driver.DEVTOOLS).withPageLimit(SmallStudy.PAGE_LIMIT)),
                clock),
            Optional.empty(),
            new StudyGate(
                study.manners(),
                database.book(),
                archive.folder(),
                clock::tick,
                clock,
                new Random(1)),
            database.health(),
            observation -> {},
            clock,
            Optional.empty());
    work.agenda().begin(clock.instant());
    for (int day = 0; day < DAYS; day++) {
      clock.set(day(day + 0.5));
      if (work.gate().held(lane.lane()).isEmpty()) {
        LaneLease lease =
            database.lanes().acquire(lane.lane().name(), "the test", LEASED).orElseThrow();
        try {
          new LaneWork(work, lane, lease).run(() -> false);
        } catch (LaneHeldException wall) {
          // What the session had left is made tomorrow, with new controls, as in any study.
          assertThat(wall).hasMessageContaining("Challenged");
        }
        database.lanes().release(lease);
      }
    }
  }

  private void check(ArchiveDatabase database) {
    TreeMap<ListingId, List<EventRow>> events = new TreeMap<>(database.events());
    assertThat(events.keySet()).containsExactlyInAnyOrder(removed.id(), returned.id());
    assertThat(events.get(removed.id()))
        .singleElement()
        .satisfies(event -> holds(event, EventKind.TAKEN_DOWN, day(2.4)));
    assertThat(events.get(returned.id()))
        .satisfiesExactly(
            event -> holds(event, EventKind.TAKEN_DOWN, day(1.4)),
            event -> holds(event, EventKind.RETURNED, day(5.3)));
    assertThat(verdicts(database, walled)).contains("Orderable", "Undetermined(Challenged)");
    assertThat(verdicts(database, soldOut)).contains("Orderable", "SoldOut");
    assertThat(verdicts(database, steady)).containsExactly("Orderable");
    for (FixtureListing never : List.of(steady, walled, soldOut)) {
      assertThat(verdicts(database, never)).doesNotContain("Removed", "SellerGone");
    }
    assertThat(database.observations()).hasSizeGreaterThan(30);
  }

  private static void holds(EventRow event, EventKind kind, Instant truth) {
    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.after()).isBefore(truth);
    assertThat(event.by()).isAfterOrEqualTo(truth);
  }

  private static Set<String> verdicts(ArchiveDatabase database, FixtureListing listing) {
    Set<String> verdicts = new HashSet<>();
    for (ObservationRow row : database.observations()) {
      if (row.visit().listing().equals(listing.id())) {
        verdicts.add(row.verdict().described());
      }
    }
    return verdicts;
  }
}
