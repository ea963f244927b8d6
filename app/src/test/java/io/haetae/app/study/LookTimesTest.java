package io.haetae.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.plan.ScheduleRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LookTimesTest {
  private static final Instant FROM = Instant.parse("2026-12-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /** A little after the look of the first day. */
  private static final Instant SEEN = FROM.plus(Duration.ofHours(27));

  private static final LookTimes TIMES =
      new LookTimes(ScheduleRule.standard(), FROM, FROM.plus(DAY.multipliedBy(365)));

  @Test
  void afterANoticeComesALookADayForFourDaysThenOneAWeekAndTwoMore() {
    List<Instant> looks = looks("a", Optional.of(FROM));

    for (int day = 0; day < 4; day++) {
      Instant midnight = at(day);
      assertThat(looks.get(day)).isBetween(midnight, midnight.plus(DAY));
    }
    assertThat(looks.get(4)).isBetween(at(4), at(11));
    assertThat(looks.get(5)).isBetween(at(11), at(18));
    assertThat(looks).anySatisfy(look -> assertThat(look).isBetween(at(30), at(31)));
    assertThat(looks).anySatisfy(look -> assertThat(look).isBetween(at(180), at(181)));
    assertThat(looks).allMatch(look -> look.isBefore(TIMES.until())).isSorted();
    assertThat(looks).hasSizeBetween(56, 60);
  }

  @Test
  void anOldNoticeIsLookedAtOnceAWeek() {
    List<Instant> looks = looks("a", Optional.of(FROM.minus(DAY.multipliedBy(900))));

    assertThat(looks).hasSizeBetween(51, 54);
  }

  @Test
  void theSameListingHasTheSameTimesAndAnotherOneOthers() {
    assertThat(looks("a", Optional.of(FROM))).isEqualTo(looks("a", Optional.of(FROM)));
    assertThat(looks("a", Optional.of(FROM))).isNotEqualTo(looks("b", Optional.of(FROM)));
  }

  @Test
  void whatWasSleptThroughIsMissed() {
    Look look = new Look("a", Optional.of(FROM), Optional.of(at(1)), Optional.empty(), 0);

    assertThat(TIMES.missed(look, at(1))).isEmpty();
    List<Instant> missed = TIMES.missed(look, at(18));
    assertThat(missed).as("three days and two weeks").hasSize(5).isSorted();
    assertThat(missed).allMatch(time -> !time.isAfter(at(18)));
  }

  @Test
  void aChangedConclusionIsLookedAtAgainAfterTenMinutes() {
    Look look = new Look("a", Optional.of(FROM), Optional.of(at(1)), Optional.of("Orderable"), 0);

    Look next = TIMES.after(look, new LookTimes.Ended(SEEN, Optional.of("Removed"), true));

    assertThat(next.due()).contains(SEEN.plus(Duration.ofMinutes(10)));
    assertThat(next.lastKind()).contains("Removed");
    Look settled =
        TIMES.after(
            next, new LookTimes.Ended(next.due().orElseThrow(), Optional.of("Removed"), true));
    assertThat(settled.due())
        .isEqualTo(TIMES.following("a", Optional.of(FROM), next.due().orElseThrow()));
  }

  @Test
  void aVisitThatConcludedNothingIsTriedAgainThreeTimesAndKeepsTheLastConclusion() {
    Look look = new Look("a", Optional.of(FROM), Optional.of(at(1)), Optional.of("Orderable"), 0);
    LookTimes.Ended nothing = new LookTimes.Ended(SEEN, Optional.empty(), true);

    Look first = TIMES.after(look, nothing);
    Look second = TIMES.after(first, nothing);
    Look last = TIMES.after(TIMES.after(second, nothing), nothing);

    assertThat(first.due()).contains(SEEN.plus(Duration.ofHours(1)));
    assertThat(second.due()).contains(SEEN.plus(Duration.ofHours(2)));
    assertThat(last.due()).isEqualTo(TIMES.following("a", Optional.of(FROM), SEEN));
    assertThat(last.retries()).isZero();
    assertThat(last.lastKind()).contains("Orderable");
  }

  @Test
  void aVisitThatWasNotMadeWaitsForItsNextSlot() {
    Look look = new Look("a", Optional.of(FROM), Optional.of(at(1)), Optional.empty(), 0);

    Look next = TIMES.after(look, new LookTimes.Ended(SEEN, Optional.empty(), false));

    assertThat(next.due()).isEqualTo(TIMES.following("a", Optional.of(FROM), SEEN));
  }

  private static Instant at(int day) {
    return FROM.plus(DAY.multipliedBy(day));
  }

  private static List<Instant> looks(String id, Optional<Instant> notice) {
    List<Instant> looks = new ArrayList<>();
    Optional<Instant> next = TIMES.following(id, notice, at(0));
    while (next.isPresent()) {
      looks.add(next.get());
      next = TIMES.following(id, notice, next.get());
    }
    return looks;
  }
}
