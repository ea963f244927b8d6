package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.politeness.StudyGate;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.LaneTables;
import io.haetae.app.storage.StudyStatus;
import io.haetae.app.storage.Wanted;
import io.haetae.app.study.Study;
import io.haetae.app.study.StudyFile;
import io.haetae.app.watch.WatchListJsonl;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;

/** A study of a few listings on the simulated sites, from its file. */
final class SmallStudy {
  /** How long a page may take; only a machine that stands still needs it. */
  static final Duration PAGE_LIMIT = Duration.ofSeconds(20);

  private SmallStudy() {}

  /**
   * Runs a study until every lane has done something and none has anything due that it may do, and
   * then tells it to stop through the archive's tables, as another process would.
   */
  static void runUntilNothingIsDue(
      Study study, BrowserSource browsers, Display display, StudyGate.Waiting waiting)
      throws IOException, InterruptedException {
    runUntilNothingIsDue(study, browsers, display, waiting, Duration.ofSeconds(30));
  }

  /** The same, with leases of a length in whole seconds. */
  static void runUntilNothingIsDue(
      Study study,
      BrowserSource browsers,
      Display display,
      StudyGate.Waiting waiting,
      Duration leased)
      throws IOException, InterruptedException {
    runUntilNothingIsDue(Clock.systemUTC(), study, browsers, display, waiting, leased);
  }

  /** The same by a clock. */
  static void runUntilNothingIsDue(
      Clock clock,
      Study study,
      BrowserSource browsers,
      Display display,
      StudyGate.Waiting waiting,
      Duration leased)
      throws IOException, InterruptedException {
    try (Archive archive =
        Archive.open(study.archive(), ArchiveKind.DEMO, TestHome.home(), Secrets.none(), clock)) {
      ArchiveDatabase database = archive.database();
      StudyGate.Waiting untilIdle =
          length -> {
            if (idle(database, clock.instant())) {
              database.lanes().want(LaneTables.ALL, Wanted.STOP);
            }
            waiting.sleep(length);
          };
      StudyRun run =
          new StudyRun(
              study,
              archive,
              browsers,
              untilIdle,
              display,
              clock,
              Optional.empty(),
              new StudyRun.Terms(leased, Duration.ofSeconds(1)));
      assertThat(run.run()).isFalse();
    }
  }

  private static boolean idle(ArchiveDatabase database, Instant now) {
    try {
      return idle(database.study().status(now), now);
    } catch (JdbiException away) {
      return false;
    }
  }

  private static boolean idle(StudyStatus status, Instant now) {
    return status.lanes().stream()
        .allMatch(
            lane ->
                lane.done() > 0
                    && !lane.working()
                    && (lane.due() == 0 || lane.heldUntil().filter(now::isBefore).isPresent()));
  }

  /** The same study with an archive of its own, as on another machine. */
  static Study onAnotherMachine(Study study, Path archive) {
    return new Study(
        study.id(),
        study.text(),
        study.sha256(),
        study.statement(),
        archive,
        study.from(),
        study.until(),
        study.items(),
        study.sites(),
        study.vantages(),
        study.schedule(),
        study.searches(),
        study.manners(),
        study.evidence());
  }

  /** Makes a machine's archive, which keeps its tables in a database that others use, too. */
  static Study onAnotherMachine(Study study, Path archive, String database) throws IOException {
    Files.writeString(Files.createDirectories(archive).resolve("haetae.properties"), database);
    return onAnotherMachine(study, archive);
  }

  /** A console that nobody reads. */
  static Display nowhere() {
    return new Display(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);
  }

  /** One item for each state on each site. */
  static List<WatchItem> items(Scenario scenario, Truth... truths) {
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

  /** Writes and reads the file of a study that began yesterday; its archive lies beside it. */
  static Study write(
      Path folder, Clock clock, FixtureMarket market, List<WatchItem> items, int lanes)
      throws IOException {
    return write(folder, clock, market, items, lanes, 0, "");
  }

  /** The same, with a shortest time between two visits of a lane, and more lines in its file. */
  static Study write(
      Path folder,
      Clock clock,
      FixtureMarket market,
      List<WatchItem> items,
      int lanes,
      int gapSeconds,
      String more)
      throws IOException {
    return write(folder, clock, market, market::origin, items, lanes, gapSeconds, more);
  }

  /** The same, with other ways to the sites. */
  static Study write(
      Path folder,
      Clock clock,
      FixtureMarket market,
      Function<SiteId, URI> origins,
      List<WatchItem> items,
      int lanes,
      int gapSeconds,
      String more)
      throws IOException {
    Files.createDirectories(folder);
    new WatchListJsonl().write(items, folder.resolve("watch.jsonl"));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
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
            pace: {gap: %ds, lanes: %d}
            retention: {keep: 1d, why: It is a test}
            %ssites:
            """
                .formatted(today.minusDays(1), today.plusDays(300), gapSeconds, lanes, more));
    for (SiteId site : FixtureMarket.SITES) {
      text.append("  - site: %s\n".formatted(site))
          .append("    on-sale: %s\n".formatted(market.scenario().controlOnSale(site).id()))
          .append("    stand-in: %s\n".formatted(origins.apply(site)));
    }
    StudyFile file = StudyFile.read(Files.writeString(folder.resolve("study.yaml"), text));
    assertThat(file.faults()).isEmpty();
    return file.study().orElseThrow();
  }
}
