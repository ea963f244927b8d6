package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.campaign.LaneWork.FirstLooks;
import io.haetae.app.campaign.LaneWork.StudyWork;
import io.haetae.app.campaign.StudySettings.StudyLane;
import io.haetae.app.politeness.LaneHeldException;
import io.haetae.app.politeness.StudyGate;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.study.LookTimes;
import io.haetae.app.study.Study;
import io.haetae.browser.ProbeBrowser;
import io.haetae.core.history.EventKind;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.plan.Purpose;
import io.haetae.core.watch.SiteId;
import io.haetae.evidence.Rereading;
import io.haetae.evidence.Verifier;
import io.haetae.evidence.log.LogCheck;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.FixtureListing;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Script;
import io.haetae.fixtures.ScriptlessBrowser;
import io.haetae.fixtures.SettableClock;
import io.haetae.fixtures.Truth;
import io.haetae.sites.Adapters;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Days of a study with light looks on virtual time, against a market whose truth is known: a
 * browser looks where something changed, and nowhere else.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FirstLookStudyIT {
  private static final SiteId SITE = new SiteId("shein");
  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
  private static final Duration LEASED = Duration.ofMinutes(5);
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(30);

  @TempDir private static Path configuration;
  @TempDir private Path folder;
  private final SettableClock clock = SettableClock.at(START);
  private final AtomicInteger browsers = new AtomicInteger();

  @Test
  void aBrowserLooksWhereSomethingChangedAndNowhereElse() throws Exception {
    FixtureListing steady = listing(Truth.ON_SALE, Script.always(Truth.ON_SALE));
    FixtureListing removed =
        listing(Truth.REMOVED, Script.always(Truth.ON_SALE).then(day(4.2), Truth.REMOVED));
    run(
        List.of(steady, removed),
        "30d",
        7,
        archive -> {
          ArchiveDatabase database = archive.database();
          List<ObservationRow> looks = looks(database, steady, Purpose.PROBE);
          assertThat(looks).hasSizeGreaterThanOrEqualTo(6);
          assertThat(looks)
              .extracting(row -> row.verdict().described())
              .containsOnly("Undetermined(Probed)");
          assertThat(looks(database, steady, Purpose.TARGET))
              .extracting(row -> row.verdict().described())
              .containsExactly("Orderable", "Orderable");

          assertThat(looks(database, removed, Purpose.PROBE)).hasSizeGreaterThanOrEqualTo(5);
          assertThat(looks(database, removed, Purpose.TARGET))
              .extracting(row -> row.verdict().described())
              .containsExactly("Orderable", "Orderable", "Removed", "Removed", "Removed");
          // For what was seen first and its confirmation, and for each day since the removal.
          assertThat(browsers.get()).isEqualTo(5);
          assertThat(database.events().keySet()).containsExactly(removed.id());
          assertThat(database.events().get(removed.id()))
              .singleElement()
              .satisfies(
                  event -> {
                    assertThat(event.kind()).isEqualTo(EventKind.TAKEN_DOWN);
                    // First looks saw it on sale until the day before, but prove nothing.
                    assertThat(event.after()).isEqualTo(day(1.9));
                    assertThat(event.by()).isAfter(day(4.2));
                  });
          verify(archive, database);
        });
  }

  @Test
  void aWallStopsTheFirstLookAndNoBrowserGoesThere() throws Exception {
    FixtureListing walled =
        listing(Truth.CAPTCHA, Script.always(Truth.ON_SALE).then(day(2.2), Truth.CAPTCHA));
    run(
        List.of(walled),
        "1d",
        4,
        archive -> {
          assertThat(browsers.get()).isEqualTo(2);
          assertThat(looks(archive.database(), walled, Purpose.PROBE))
              .extracting(row -> row.verdict().described())
              .startsWith(
                  "Undetermined(Probed)", "Undetermined(Probed)", "Undetermined(Challenged)");
          assertThat(archive.database().study().events()).containsKey("refused");
        });
  }

  private interface Check {
    void of(Archive archive) throws IOException;
  }

  private static FixtureListing listing(Truth place, Script script) {
    FixtureListing any = Scenario.everyState().listing(SITE, place);
    return new FixtureListing(any.id(), any.goods(), script, FixtureListing.Layout.CURRENT);
  }

  private static Instant day(double days) {
    return START.plusSeconds(Math.round(days * 86_400));
  }

  /** One session a day, when every look of the day is due. */
  private void run(List<FixtureListing> listings, String within, int days, Check check)
      throws Exception {
    Scenario scenario = Scenario.of(listings);
    try (FixtureMarket market = FixtureMarket.start(clock, scenario)) {
      Study study =
          SmallStudy.write(
              folder,
              clock,
              market,
              scenario.watchList(),
              1,
              0,
              "schedule: {dense-every: 24h, dense-days: 0, weekly-every: 24h}\n"
                  + "evidence: {profile: light, conclusive-within: "
                  + within
                  + "}\n");
      try (Archive archive =
          Archive.open(study.archive(), ArchiveKind.DEMO, home(), Secrets.none(), clock)) {
        sessions(study, archive, days);
        check.of(archive);
      }
    }
  }

  /** Keys of its own: those of the other tests are of the true time. */
  private static ConfigurationHome home() {
    return new ConfigurationHome(configuration);
  }

  private void sessions(Study study, Archive archive, int days) throws Exception {
    ArchiveDatabase database = archive.database();
    StudySettings settings = StudySettings.of(study);
    StudyLane lane =
        settings.lanes().stream()
            .filter(each -> each.lane().site().equals(SITE))
            .findFirst()
            .orElseThrow();
    BrowserSource counted =
        () -> {
          browsers.incrementAndGet();
          return new DrawingBrowser(new ScriptlessBrowser(clock, PAGE_LIMIT));
        };
    StudyWork work =
        new StudyWork(
            archive,
            LEASED,
            database.study().version(study.sha256(), study.text(), clock.instant()),
            database.agenda(settings.watched(), LookTimes.of(study)),
            counted,
            Optional.of(
                new FirstLooks(
                    () -> new ProbeBrowser(PAGE_LIMIT, clock),
                    study.evidence().conclusiveWithin())),
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
    for (int day = 0; day < days; day++) {
      clock.set(day(day + 0.9));
      if (work.gate().held(lane.lane()).isEmpty()) {
        LaneLease lease =
            database.lanes().acquire(lane.lane().name(), "the test", LEASED).orElseThrow();
        try {
          new LaneWork(work, lane, lease).run(() -> false);
        } catch (LaneHeldException wall) {
          assertThat(wall).hasMessageContaining("Challenged");
        }
        database.lanes().release(lease);
      }
    }
  }

  private static List<ObservationRow> looks(
      ArchiveDatabase database, FixtureListing listing, Purpose purpose) {
    List<ObservationRow> rows = new ArrayList<>();
    for (ObservationRow row : database.observations()) {
      if (row.visit().listing().equals(listing.id()) && row.visit().purpose() == purpose) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Every look left a bundle of its own that passes and reads the same again. */
  private void verify(Archive archive, ArchiveDatabase database) throws IOException {
    Trust trust = Trust.in(home().demo().trust());
    Rereading rereading = new Rereading(Adapters::of);
    List<Path> bundles = Bundles.in(archive.folder());
    assertThat(bundles).hasSameSizeAs(database.observations());
    int light = 0;
    for (Path bundle : bundles) {
      List<Claim> claims =
          Verifier.verify(bundle, trust, Policy.standard().without(Policy.TLS), rereading)
              .verification()
              .claims();
      assertThat(claims).noneMatch(claim -> claim.state() == Claim.State.FAIL);
      light +=
          claims.stream().anyMatch(claim -> claim.detail().endsWith("the profile light promises"))
              ? 1
              : 0;
    }
    assertThat(light)
        .isEqualTo(
            (int)
                database.observations().stream()
                    .filter(row -> row.visit().purpose() == Purpose.PROBE)
                    .count());
    assertThat(new LogCheck(archive.folder(), trust.logs()).check(List.of()).claims())
        .allMatch(claim -> claim.state() == Claim.State.PASS);
  }
}
