package io.haetae.core.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.Attendance;
import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Captures;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.history.Health;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.ProductField;
import io.haetae.core.site.FakeSite;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Verdict;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LaneRunnerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final Verdict ELSEWHERE = new Verdict.Removed(new Basis(List.of(), "1"));

  private final List<String> log = new ArrayList<>();
  private final List<Observation> heard = new ArrayList<>();
  private MemorySchedule schedule = new MemorySchedule();
  private final Health health = new Health();
  private Function<URI, Capture> market = FakeMarket::visit;
  private UnaryOperator<Capture> reread = UnaryOperator.identity();
  private SiteAdapter adapter = FakeMarket.SITE;
  private Optional<Attendant> attendant = Optional.empty();
  private PolitenessGate gate = (lane, address) -> new PolitenessGate.Go();
  private int broken;

  @Test
  void everyVisitEndsInExactlyOneObservation() throws Exception {
    List<Visit> visits = FakeMarket.visits(FakeMarket.LANE, "2", "3", "7", "8");
    run(visits);
    assertThat(schedule.observations()).extracting(Observation::visit).isEqualTo(visits);
    assertThat(heard).isEqualTo(schedule.observations());
    assertThat(verdicts())
        .containsExactly(
            "Orderable",
            "Removed",
            "Orderable",
            "Removed",
            "Undetermined(Failed)",
            "Undetermined(Challenged)");
  }

  @Test
  void anObservationCarriesTimesProductAndEvidence() throws Exception {
    run(FakeMarket.visits(FakeMarket.LANE, "2", "3"));
    Observation live = schedule.observations().get(2);
    assertThat(live.openedAt()).isEqualTo(Captures.OPENED);
    assertThat(live.closedAt()).isEqualTo(Captures.CLOSED);
    assertThat(live.product().orElseThrow().title().orElseThrow().value()).isEqualTo("Bricks 2");
    assertThat(live.evidence().orElseThrow().captureId()).isEqualTo("capture-r/3");
    assertThat(schedule.observations().get(3).product()).isEmpty();
  }

  @Test
  void aVisitIsWrittenBeforeItIsReadAndSealedLast() throws Exception {
    adapter =
        FakeSite.reading(
            capture -> {
              log.add("read");
              return FakeMarket.SITE.read(capture);
            });
    Visit visit = FakeMarket.visits(FakeMarket.LANE).getFirst();
    gate =
        (lane, address) -> {
          log.add("gate " + address);
          return new PolitenessGate.Go();
        };
    run(List.of(visit));
    assertThat(log)
        .containsExactly(
            "gate https://fake.example/item/1",
            "start browser",
            "open draft r/1",
            "open session",
            "navigate https://fake.example/item/1",
            "capture",
            "close session",
            "write",
            "read",
            "pack Orderable",
            "seal Orderable",
            "close draft",
            "close browser");
  }

  @Test
  void anObservationNamesTheManifestThatWasSealed() throws Exception {
    run(FakeMarket.visits(FakeMarket.LANE, "2"));
    assertThat(schedule.observations())
        .extracting(observation -> observation.evidence().orElseThrow().manifestSha256())
        .containsOnly("1".repeat(64));
    assertThat(heard).isEqualTo(schedule.observations());
  }

  @Test
  void aVisitThatEndedElsewhereMeanwhileKeepsItsCaptureUnsealed() throws Exception {
    Visit visit = FakeMarket.visits(FakeMarket.LANE).getFirst();
    schedule.plan(List.of(visit));
    schedule.commit(
        new Observation(visit, NOW, NOW, ELSEWHERE, Optional.empty(), Optional.empty()));

    MemoryEvidence evidence = run(List.of(visit));

    assertThat(evidence.sealed()).isEmpty();
    assertThat(log).contains("supersede: the visit had ended before");
    assertThat(schedule.observations()).extracting(Observation::verdict).containsExactly(ELSEWHERE);
    assertThat(heard).isEmpty();
  }

  @Test
  void aCaptureIsNotSealedOnceTheLaneIsAnothers() {
    Visit visit = FakeMarket.visits(FakeMarket.LANE).getFirst();
    schedule =
        new MemorySchedule() {
          @Override
          public synchronized boolean commit(Observation observation) {
            throw new LeaseLostException(new LaneLease("lane", "paused", 1));
          }
        };

    assertThatThrownBy(() -> run(List.of(visit))).isInstanceOf(LeaseLostException.class);

    assertThat(log)
        .contains("supersede: the lane has another owner, who makes the visit", "close draft")
        .noneMatch(line -> line.startsWith("seal"));
  }

  @Test
  void theWrittenBytesAreJudgedAndNotWhatTheSessionGave() throws Exception {
    reread = capture -> Captures.loaded(capture.finalUrl().orElseThrow(), 503, "live 1");
    List<Facts> sealed = run(FakeMarket.visits(FakeMarket.LANE)).sealed();
    assertThat(verdicts())
        .containsExactly("Undetermined(RateLimited)", "Undetermined(RateLimited)");
    assertThat(sealed.getFirst().reading().says(Meaning.RATE_LIMIT)).isTrue();
  }

  @Test
  void whatIsSealedIsWhatIsObserved() throws Exception {
    List<Facts> sealed = run(FakeMarket.visits(FakeMarket.LANE, "3")).sealed();
    assertThat(sealed)
        .extracting(Facts::verdict)
        .isEqualTo(schedule.observations().stream().map(Observation::verdict).toList());
    assertThat(sealed)
        .extracting(Facts::controls)
        .containsExactly(
            Controls.notRun(),
            new Controls(Controls.Outcome.PASSED, Controls.Outcome.NOT_RUN, Optional.empty()),
            new Controls(Controls.Outcome.PASSED, Controls.Outcome.PASSED, Optional.empty()));
  }

  @Test
  void aSessionThatSeesEverythingAbsentRemovesNothing() throws Exception {
    market = url -> Captures.loaded(url, 200, "absent");
    run(FakeMarket.visits(FakeMarket.LANE, "2", "3"));
    assertThat(verdicts())
        .containsExactly(
            "Removed", "Removed", "Undetermined(ControlFailed)", "Undetermined(ControlFailed)");
  }

  @Test
  void aSessionThatSeesTheSameOfferEverywhereAccusesNobody() throws Exception {
    market = url -> Captures.loaded(url, 200, "live " + url.getPath().substring(6));
    run(FakeMarket.visits(FakeMarket.LANE, "2", "3"));
    assertThat(verdicts())
        .containsExactly(
            "Orderable", "Orderable", "Undetermined(ControlFailed)", "Undetermined(ControlFailed)");
  }

  @Test
  void withoutAControlOnSaleNothingIsRemoved() throws Exception {
    List<Visit> visits = FakeMarket.visits(FakeMarket.LANE, "2", "3");
    run(visits.subList(1, visits.size()));
    assertThat(verdicts()).containsExactly("Removed", "Orderable", "Undetermined(ControlFailed)");
  }

  @Test
  void aVisitThatTheGateRefusesIsNotMade() throws Exception {
    gate = (lane, address) -> new PolitenessGate.Refused("robots.txt", "Disallow: /item/");
    List<Visit> visits = FakeMarket.visits(FakeMarket.LANE, "2");
    MemoryEvidence evidence = run(visits);
    assertThat(evidence.sealed()).isEmpty();
    assertThat(log)
        .hasSize(3)
        .allMatch(line -> line.endsWith(": robots.txt: Disallow: /item/"))
        .allMatch(line -> line.startsWith("not made "));
    assertThat(schedule.observations()).hasSize(3);
    Observation refused = schedule.observations().getLast();
    assertThat(refused.verdict().described()).isEqualTo("Undetermined(Failed)");
    assertThat(refused.verdict().basis().signals().getFirst().name()).isEqualTo("robots.txt");
    assertThat(refused.verdict().basis().signals().getFirst().value())
        .isEqualTo("Disallow: /item/");
    assertThat(refused.openedAt()).isEqualTo(NOW);
    assertThat(refused.evidence()).isEmpty();
  }

  @Test
  void aBrowserThatBreaksOnceCostsNoVisitAndTheSecondTryIsATurnOfItsOwn() throws Exception {
    broken = 1;
    gate =
        (lane, address) -> {
          log.add("turn");
          return new PolitenessGate.Go();
        };
    run(FakeMarket.visits(FakeMarket.LANE, "2"));
    assertThat(verdicts()).containsExactly("Orderable", "Removed", "Orderable");
    assertThat(log.stream().filter("turn"::equals)).hasSize(4);
    assertThat(log.stream().filter("start browser"::equals)).hasSize(2);
    assertThat(log.stream().filter("close browser"::equals)).hasSize(2);
  }

  @Test
  void aBrowserThatBreaksTwiceCostsOneVisitAndNotTheLane() throws Exception {
    broken = 2;
    run(FakeMarket.visits(FakeMarket.LANE, "2"));
    assertThat(verdicts())
        .containsExactly("Undetermined(Failed)", "Removed", "Undetermined(ControlFailed)");
    assertThat(schedule.observations().getFirst().verdict().basis().signals().getFirst().value())
        .isEqualTo("the browser is gone");
  }

  @Test
  void browsersThatAlwaysBreakStillEndEveryVisit() throws Exception {
    broken = Integer.MAX_VALUE;
    List<Visit> visits = FakeMarket.visits(FakeMarket.LANE, "2", "3");
    run(visits);
    assertThat(verdicts()).hasSize(4).containsOnly("Undetermined(Failed)");
    assertThat(log.stream().filter("start browser"::equals)).hasSize(8);
    assertThat(log.stream().filter("close browser"::equals)).hasSize(8);
    assertThat(log.stream().filter("close draft"::equals)).hasSize(8);
  }

  @Test
  void aBrowserThatCannotBeStartedEndsTheLaneAndLeavesItsVisitsDue() {
    List<Visit> visits = FakeMarket.visits(FakeMarket.LANE, "2");
    schedule.plan(visits);
    LaneRunner runner =
        runner(
            () -> {
              throw new BrowserException("none installed");
            },
            new MemoryEvidence(log, reread));
    assertThatThrownBy(() -> runner.run(visits, () -> false))
        .isInstanceOf(BrowserException.class)
        .hasMessage("none installed");
    assertThat(schedule.due("r", FakeMarket.LANE)).isEqualTo(visits);
  }

  @Test
  void anAdapterThatFailsWhileOpeningCostsItsVisitOnly() throws Exception {
    adapter =
        new FakeSite(
            (session, url) -> {
              session.navigate(url);
              if (url.getPath().endsWith("/2")) {
                throw new IllegalStateException("no such button");
              }
            },
            FakeMarket.SITE.reader());
    List<Visit> visits = FakeMarket.visits(FakeMarket.LANE, "2", "3");
    run(visits);
    assertThat(schedule.observations()).extracting(Observation::visit).isEqualTo(visits);
    assertThat(verdicts().getLast()).isEqualTo("Removed");
  }

  @Test
  void aStopFinishesTheVisitUnderWay() throws Exception {
    List<Visit> visits = FakeMarket.visits(FakeMarket.LANE, "2", "3");
    schedule.plan(visits);
    FakeBrowsers browsers = new FakeBrowsers(market, log, 0);
    runner(browsers, new MemoryEvidence(log, reread)).run(visits, () -> heard.size() == 2);
    assertThat(schedule.observations())
        .extracting(Observation::visit)
        .isEqualTo(visits.subList(0, 2));
    assertThat(schedule.due("r", FakeMarket.LANE)).isEqualTo(visits.subList(2, 4));
    assertThat(log).endsWith("close browser");
  }

  @Test
  void aVisitThatHadEndedBeforeKeepsItsFirstObservation() throws Exception {
    List<Visit> visits = FakeMarket.visits(FakeMarket.LANE, "2");
    run(visits);
    List<Observation> first = schedule.observations();
    market = url -> Captures.loaded(url, 200, "captcha");
    run(visits);
    assertThat(schedule.observations()).isEqualTo(first);
    assertThat(heard).isEqualTo(first);
  }

  @Test
  void anArchiveThatCannotBeWrittenEndsTheLaneAndLeavesItsVisitsDue() {
    List<Visit> visits = FakeMarket.visits(FakeMarket.LANE, "2");
    schedule.plan(visits);
    LaneRunner runner =
        new LaneRunner(
            new GuardedAdapter(adapter),
            new FakeBrowsers(market, log, 0),
            gate,
            new FullDisk(),
            schedule,
            health,
            heard::add,
            Clock.fixed(NOW, ZoneOffset.UTC));
    assertThatThrownBy(() -> runner.run(visits, () -> false))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(schedule.due("r", FakeMarket.LANE)).isEqualTo(visits);
    assertThat(log).containsExactly("start browser", "close browser");
  }

  @Test
  void aStandInIsVisitedAndSealedWithItsOwnAddressButReadAsTheRealSite() throws Exception {
    StandIn standIn =
        new StandIn(URI.create("http://127.0.0.1:4711"), URI.create("https://fake.example"));
    Lane simulated = new Lane(FakeSite.ID, Vantage.korea(), Optional.of(standIn));
    List<Optional<URI>> read = new ArrayList<>();
    List<Optional<URI>> written = new ArrayList<>();
    adapter =
        FakeSite.reading(
            capture -> {
              read.add(capture.finalUrl());
              return FakeMarket.SITE.read(capture);
            });
    reread =
        capture -> {
          written.add(capture.finalUrl());
          return capture;
        };
    run(FakeMarket.visits(simulated).subList(0, 1));
    assertThat(log).contains("navigate http://127.0.0.1:4711/item/1");
    assertThat(written).containsExactly(Optional.of(URI.create("http://127.0.0.1:4711/item/1")));
    assertThat(read).containsExactly(Optional.of(URI.create("https://fake.example/item/1")));
    assertThat(verdicts()).containsExactly("Orderable");
  }

  @Test
  void nothingIsConcludedWhileTheSitesPagesLackWhatTheyGaveBefore() throws Exception {
    for (int page = 0; page < 60; page++) {
      health.add(FakeMarket.understood(page < 40 ? Set.of() : Set.of(ProductField.PRICE)));
    }
    MemoryEvidence evidence = run(FakeMarket.visits(FakeMarket.LANE, "1"));
    assertThat(verdicts()).endsWith("Undetermined(UnknownLayout)");
    assertThat(evidence.sealed().getLast().controls().drift())
        .contains(
            "PRICE: missing on 19 of the latest 20 pages, before on 1 of 41; see captures/seen");
  }

  @Test
  void aChallengeIsHandedToAPersonAndTheCaptureSaysSo() throws Exception {
    market = url -> withBrowser(FakeMarket.visit(url));
    List<String> told = new ArrayList<>();
    List<Boolean> seen = new ArrayList<>();
    List<Capture> written = new ArrayList<>();
    reread =
        capture -> {
          written.add(capture);
          return capture;
        };
    attendant =
        Optional.of(
            (visit, gone) -> {
              told.add(visit.listing().number());
              seen.add(gone.getAsBoolean());
              market =
                  url -> withBrowser(FakeMarket.visit(URI.create("https://fake.example/item/2")));
              seen.add(gone.getAsBoolean());
              return gone.getAsBoolean();
            });
    run(FakeMarket.visits(FakeMarket.LANE, "8"));
    assertThat(told).containsExactly("8");
    assertThat(seen).containsExactly(false, true);
    assertThat(written.getLast().browser().orElseThrow().attended())
        .contains(new Attendance(NOW, NOW, true));
    assertThat(written.getFirst().browser().orElseThrow().attended()).isEmpty();
    assertThat(verdicts().getLast()).doesNotContain("Challenged");
  }

  @Test
  void aChallengeThatNobodyDealtWithStaysOne() throws Exception {
    market = url -> withBrowser(FakeMarket.visit(url));
    List<Capture> written = new ArrayList<>();
    reread =
        capture -> {
          written.add(capture);
          return capture;
        };
    attendant = Optional.of((visit, gone) -> gone.getAsBoolean());
    run(FakeMarket.visits(FakeMarket.LANE, "8"));
    assertThat(verdicts()).endsWith("Undetermined(Challenged)");
    assertThat(written.getLast().browser().orElseThrow().attended())
        .contains(new Attendance(NOW, NOW, false));
  }

  @Test
  void aBrowserIsReplacedAfterItsVisits() throws Exception {
    assertThat(browsersOf(new BrowserLife(2, Duration.ofHours(1), 3), visits -> 100)).isEqualTo(3);
  }

  @Test
  void aBrowserIsReplacedOnceItHasGrown() throws Exception {
    // 100 after the first visit, 301 after the fourth.
    assertThat(
            browsersOf(
                new BrowserLife(99, Duration.ofHours(1), 3), visits -> 100 + (visits - 1) * 67))
        .isEqualTo(2);
    assertThat(
            browsersOf(
                new BrowserLife(99, Duration.ofHours(1), 3), visits -> 100 + (visits - 1) * 40))
        .isOne();
  }

  @Test
  void aBrowserIsReplacedWhenItIsOld() {
    BrowserLife life = new BrowserLife(99, Duration.ofMinutes(10), 3);
    OptionalLong unknown = OptionalLong.empty();
    assertThat(life.isOver(3, Duration.ofMinutes(9), unknown, unknown)).isFalse();
    assertThat(life.isOver(3, Duration.ofMinutes(10), unknown, unknown)).isTrue();
  }

  /** How many browsers six visits take. */
  private int browsersOf(BrowserLife life, LongUnaryOperator memory) throws Exception {
    List<Visit> visits = FakeMarket.visits(FakeMarket.LANE, "1", "2", "3", "4");
    schedule.plan(visits);
    FakeBrowsers browsers = new FakeBrowsers(url -> market.apply(url), log, 0).living(life, memory);
    runner(browsers, new MemoryEvidence(log, reread)).run(visits, () -> false);
    assertThat(visits).hasSize(6);
    assertThat(schedule.observations()).hasSizeGreaterThanOrEqualTo(6);
    return browsers.started();
  }

  private static Capture withBrowser(Capture capture) {
    return new Capture(
        capture.requestedUrl(),
        capture.finalUrl(),
        capture.openedAt(),
        capture.closedAt(),
        capture.ending(),
        capture.exchanges(),
        capture.dom(),
        capture.text(),
        capture.screenshots(),
        capture.console(),
        capture.vantage(),
        Optional.of(new BrowserInfo("Fake/1", "none", "Fake/1", "/fake", List.of(), true)));
  }

  private MemoryEvidence run(List<Visit> visits) throws IOException, InterruptedException {
    schedule.plan(visits);
    MemoryEvidence evidence = new MemoryEvidence(log, reread);
    runner(new FakeBrowsers(url -> market.apply(url), log, broken), evidence)
        .run(visits, () -> false);
    return evidence;
  }

  private LaneRunner runner(BrowserSource browsers, MemoryEvidence evidence) {
    return new LaneRunner(
        new GuardedAdapter(adapter),
        browsers,
        gate,
        evidence,
        schedule,
        health,
        heard::add,
        Clock.fixed(NOW, ZoneOffset.UTC),
        attendant);
  }

  private List<String> verdicts() {
    return schedule.observations().stream().map(seen -> seen.verdict().described()).toList();
  }

  /** An archive on a disk that has no room left. */
  private static final class FullDisk implements EvidenceStore {
    private static final String FULL = "disk full";

    @Override
    public void plan(String run, List<Visit> visits) throws IOException {
      throw new IOException(FULL);
    }

    @Override
    public Draft open(Visit visit) throws IOException {
      throw new IOException(FULL);
    }

    @Override
    public void notMade(Visit visit, String reason) throws IOException {
      throw new IOException(FULL);
    }

    @Override
    public void ended(String run, int left) throws IOException {
      throw new IOException(FULL);
    }
  }
}
