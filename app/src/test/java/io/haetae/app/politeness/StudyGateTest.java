package io.haetae.app.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.haetae.app.storage.Samples;
import io.haetae.app.study.Manners;
import io.haetae.core.lane.PolitenessGate.Go;
import io.haetae.core.plan.Lane;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.fixtures.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StudyGateTest {
  /** Nine in the morning in Seoul. */
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  private static final Duration GAP = Duration.ofSeconds(25);
  private static final Lane TEMU = Samples.lane("temu");
  private static final Lane SHEIN = Samples.lane("shein");

  @TempDir private Path archive;
  private final SettableClock clock = SettableClock.at(NOW);
  private final MemoryBook book = new MemoryBook();
  private HttpServer site = noRobots();
  private URI page = URI.create("about:blank");

  private static HttpServer noRobots() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @BeforeEach
  void start() {
    site.start();
    page = URI.create("http://127.0.0.1:" + site.getAddress().getPort() + "/item/1");
  }

  @AfterEach
  void stop() {
    site.stop(0);
  }

  @Test
  void tenThousandTurnsAreNeverNearerThanTheGapAndJitterSpreadsThem() throws Exception {
    StudyGate gate = gate(manners(0.2, OptionalInt.empty(), OptionalInt.empty(), List.of()));
    for (int i = 0; i < 10_000; i++) {
      assertThat(gate.turn(TEMU, page)).isEqualTo(new Go());
    }

    Duration longest = Duration.ZERO;
    for (int i = 1; i < book.turns.size(); i++) {
      Duration between = Duration.between(book.turns.get(i - 1).at(), book.turns.get(i).at());
      assertThat(between).isBetween(GAP, GAP.plusSeconds(5));
      longest = between.compareTo(longest) > 0 ? between : longest;
    }
    assertThat(longest).isGreaterThan(GAP.plusSeconds(4));
  }

  @Test
  void lanesDoNotWaitForEachOther() throws Exception {
    StudyGate gate = gate(manners(0, OptionalInt.empty(), OptionalInt.empty(), List.of()));
    gate.turn(TEMU, page);
    gate.turn(SHEIN, page);

    assertThat(book.turns).extracting(MemoryBook.Turn::at).containsExactly(NOW, NOW);
  }

  @Test
  void theDailyCapsHoldALaneAndAllLanes() throws Exception {
    StudyGate gate = gate(manners(0, OptionalInt.of(2), OptionalInt.of(3), List.of()));
    gate.turn(TEMU, page);
    gate.turn(TEMU, page);
    assertThatThrownBy(() -> gate.turn(TEMU, page)).isInstanceOf(LaneHeldException.class);
    gate.turn(SHEIN, page);
    assertThatThrownBy(() -> gate.turn(SHEIN, page)).isInstanceOf(LaneHeldException.class);
    assertThat(book.events).containsExactly("daily-cap", "daily-cap");

    clock.tick(Duration.ofHours(24));
    assertThat(gate.turn(TEMU, page)).isEqualTo(new Go());
  }

  @ParameterizedTest
  @CsvSource({
    "09:00, 10:00, ''",
    "08:00, 09:00, 2026-12-01T23:00:00Z",
    "22:00, 08:00, 2026-12-01T13:00:00Z",
    "22:00, 10:00, ''"
  })
  void nightWindowsAreInTheVantagesTime(LocalTime from, LocalTime until, String opens) {
    StudyGate gate =
        gate(
            manners(
                0,
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(new Manners.Window(from, until))));

    for (int look = 0; look < 2; look++) {
      assertThat(gate.held(TEMU).map(held -> held.until().toString()).orElse("")).isEqualTo(opens);
    }
    assertThat(book.events).hasSize(opens.isEmpty() ? 0 : 1);
  }

  @Test
  void refusalsHoldTheLaneForGrowingPausesAndServiceEndsThem() {
    StudyGate gate = gate(manners(0, OptionalInt.empty(), OptionalInt.empty(), List.of()));
    Verdict wall = new Verdict.Undetermined(Reason.CHALLENGED, Samples.BASIS);
    for (int minutes : new int[] {15, 30, 60, 120}) {
      gate.observed(Samples.observation(Samples.visit(TEMU, "run", 1), wall));
      assertThat(gate.held(TEMU).orElseThrow().until())
          .isEqualTo(clock.instant().plus(Duration.ofMinutes(minutes)));
      clock.tick(Duration.ofMinutes(minutes));
      assertThat(gate.held(TEMU)).isEmpty();
    }
    assertThat(gate.held(SHEIN)).isEmpty();

    gate.observed(Samples.orderable(Samples.visit(TEMU, "run", 2)));
    gate.observed(Samples.observation(Samples.visit(TEMU, "run", 3), wall));
    assertThat(gate.held(TEMU).orElseThrow().until())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
  }

  @ParameterizedTest
  @CsvSource({"403, 15", "429, 120", "500, 15", "503, 120"})
  void aRefusingStatusHoldsForAsLongAsTheSiteAsks(int status, int minutes) {
    StudyGate gate = gate(manners(0, OptionalInt.empty(), OptionalInt.empty(), List.of()));
    Optional<Duration> asked =
        minutes > 15 ? Optional.of(Duration.ofMinutes(minutes)) : Optional.empty();
    gate.answered(TEMU.name(), new Answered(status, asked), NOW);
    gate.observed(
        Samples.observation(
            Samples.visit(TEMU, "run", 1), new Verdict.Undetermined(Reason.FAILED, Samples.BASIS)));

    assertThat(gate.held(TEMU).orElseThrow().until())
        .isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
    assertThat(book.events)
        .containsExactlyElementsOf(
            asked.isPresent() ? List.of("refused", "retry-after") : List.of("refused"));
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "'Tue, 01 Dec 2026 00:01:00 GMT', 60",
    "'Mon, 30 Nov 2026 00:01:00 GMT', 0",
    "soon, 0",
    "0, 0",
    "999999999, 604800"
  })
  void retryAfterIsSecondsOrADate(String value, long seconds) {
    assertThat(Answered.retryAfter(value, NOW).orElse(Duration.ZERO))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void theKillSwitchLetsNothingStart() throws Exception {
    StudyGate gate = gate(manners(0, OptionalInt.empty(), OptionalInt.empty(), List.of()));
    Files.createFile(archive.resolve(StudyGate.KILL_SWITCH));

    assertThatThrownBy(() -> gate.turn(TEMU, page))
        .isInstanceOf(LaneHeldException.class)
        .hasMessageContaining("STOP is there");
    assertThat(book.turns).isEmpty();
    assertThat(book.events).containsExactly("kill-switch");
  }

  private StudyGate gate(Manners manners) {
    return new StudyGate(manners, book, archive, clock::tick, clock, new Random(1));
  }

  private static Manners manners(
      double jitter, OptionalInt ofLane, OptionalInt ofAll, List<Manners.Window> windows) {
    return new Manners(GAP, jitter, 1, ofLane, ofAll, windows, true);
  }
}
