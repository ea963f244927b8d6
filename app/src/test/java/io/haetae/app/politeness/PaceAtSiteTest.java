package io.haetae.app.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.Samples;
import io.haetae.app.study.Manners;
import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Headers;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.lane.PolitenessGate.Go;
import io.haetae.core.plan.Visit;
import io.haetae.fixtures.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pace of a lane as its site sees it: browsers take their time before they ask for a page. */
final class PaceAtSiteTest {
  private static final Duration GAP = Duration.ofSeconds(25);
  private static final Visit VISIT = Samples.visit(Samples.lane("temu"), "run", 1);

  @TempDir private Path archive;
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-12-01T00:00:00Z"));
  private final MemoryBook book = new MemoryBook();
  private final Random random = new Random(1);
  private final List<Instant> requests = new ArrayList<>();

  @Test
  void ofTenThousandVisitsOfTwoProcessesNoneReachesTheSiteBeforeTheGapIsOver() throws Exception {
    List<StudyGate> processes = List.of(gate(), gate());
    for (int i = 0; i < 10_000; i++) {
      visit(processes.get(random.nextInt(2)));
    }

    Duration shortest = GAP.multipliedBy(2);
    for (int i = 1; i < requests.size(); i++) {
      Duration between = Duration.between(requests.get(i - 1), requests.get(i));
      shortest = between.compareTo(shortest) < 0 ? between : shortest;
    }
    assertThat(requests).hasSize(10_000);
    assertThat(shortest).isBetween(GAP, GAP.plusSeconds(1));
  }

  private void visit(StudyGate gate) throws Exception {
    // Nobody answers for this address, so robots.txt forbids; the study records that and goes on.
    assertThat(gate.turn(VISIT.lane(), URI.create("http://127.0.0.1:1/item/1")))
        .isEqualTo(new Go());
    wait(8_000);
    Instant asked = clock.instant();
    requests.add(asked);
    wait(3_000);
    Duration took = Duration.between(asked, clock.instant());
    wait(5_000);
    try (EvidenceStore.Draft draft = new AnsweredEvidence(new NoStore(), gate, clock).open(VISIT)) {
      draft.write(capture(asked, took));
    }
  }

  private void wait(int mostMillis) {
    clock.tick(Duration.ofMillis(random.nextInt(mostMillis)));
  }

  private StudyGate gate() {
    Manners manners =
        new Manners(GAP, 0.2, 1, OptionalInt.empty(), OptionalInt.empty(), List.of(), false);
    return new StudyGate(manners, book, archive, clock::tick, clock, random);
  }

  private Capture capture(Instant asked, Duration took) {
    URI url = VISIT.url();
    Exchange document =
        new Exchange(
            1,
            url,
            "GET",
            new Headers(List.of()),
            Optional.<Body>empty(),
            Exchange.ResourceKind.DOCUMENT,
            asked,
            took,
            Exchange.Connection.unknown(),
            new Exchange.Response(
                200,
                "",
                new Headers(List.of()),
                Optional.empty(),
                Bytes.copyOf(new byte[0]),
                Exchange.BodyForm.AS_SENT,
                Optional.empty()));
    return new Capture(
        Optional.of(url),
        Optional.of(url),
        asked,
        clock.instant(),
        new Capture.Loaded(),
        List.of(document),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Keeps nothing. */
  private static final class NoStore implements EvidenceStore, EvidenceStore.Draft {
    @Override
    public void plan(String run, List<Visit> visits) {
      // Nothing is kept.
    }

    @Override
    public void notMade(Visit visit, String reason) {
      // Nothing is kept.
    }

    @Override
    public void ended(String run, int left) {
      // Nothing is kept.
    }

    @Override
    public Draft open(Visit visit) {
      return this;
    }

    @Override
    public Path work() {
      return Path.of("");
    }

    @Override
    public Capture write(Capture capture) {
      return capture;
    }

    @Override
    public void keep(WireCopy wire) {
      // Nothing is kept.
    }

    @Override
    public EvidenceRef pack(Facts facts) {
      throw new IllegalStateException("Nothing is packed here");
    }

    @Override
    public EvidenceRef seal() {
      throw new IllegalStateException("Nothing is sealed here");
    }

    @Override
    public void supersede(String reason) {
      throw new IllegalStateException("Nothing is packed here");
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
