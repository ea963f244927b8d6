package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.Samples;
import io.haetae.core.plan.Visit;
import io.haetae.fixtures.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PersonTest {
  private static final Visit VISIT = Samples.visit(Samples.lane("temu"), "r", 1);

  private final SettableClock clock = SettableClock.at(Samples.PLANNED);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Person person =
      new Person(
          Duration.ofMinutes(5),
          clock::tick,
          new Display(new PrintStream(said, true, StandardCharsets.UTF_8), false),
          clock);

  @Test
  void whoeverSitsThereIsToldAndWaitedForUntilTheChallengeIsGone() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    assertThat(person.attend(VISIT, () -> looks.incrementAndGet() == 4)).isTrue();
    assertThat(clock.instant()).isEqualTo(Samples.PLANNED.plusSeconds(3));
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("temu:100500000001 of temu/KR/ko-KR/KRW/direct met a challenge")
        .contains("until 2026-11-23T00:05:00Z")
        .contains("The challenge is gone");
  }

  @Test
  void theWaitHasAnEnd() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    assertThat(
            person.attend(
                VISIT,
                () -> {
                  looks.incrementAndGet();
                  return false;
                }))
        .isFalse();
    assertThat(looks).hasValue(300);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("Nobody acted");
  }
}
