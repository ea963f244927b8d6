package io.haetae.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ScheduleRuleTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration CONFIRM = Duration.ofMinutes(10);

  @Test
  void theStandardIsTheRuleThatTheFiguresNeed() {
    assertThat(ScheduleRule.standard())
        .isEqualTo(new ScheduleRule(DAY, 4, WEEK, List.of(30, 180), WEEK, CONFIRM, 0.1));
  }

  @Test
  void aPartOutOfItsRangeIsNamed() {
    refused("denseEvery", () -> rule(Duration.ofMinutes(59), 4, WEEK, List.of(), CONFIRM, 0.1));
    refused("weeklyEvery", () -> rule(DAY, 4, Duration.ofHours(23), List.of(), CONFIRM, 0.1));
    refused("weeklyEvery", () -> rule(DAY, 4, Duration.ofDays(367), List.of(), CONFIRM, 0.1));
    refused("denseDays", () -> rule(DAY, -1, WEEK, List.of(), CONFIRM, 0.1));
    refused("laterDays", () -> rule(DAY, 4, WEEK, List.of(30, 30), CONFIRM, 0.1));
    refused("laterDays", () -> rule(DAY, 4, WEEK, List.of(0), CONFIRM, 0.1));
    refused("confirmAfter", () -> rule(DAY, 4, WEEK, List.of(), Duration.ofSeconds(59), 0.1));
    refused("confirmAfter", () -> rule(DAY, 4, WEEK, List.of(), Duration.ofHours(13), 0.1));
    refused("jitter", () -> rule(DAY, 4, WEEK, List.of(), CONFIRM, 0.51));
    refused("jitter", () -> rule(DAY, 4, WEEK, List.of(), CONFIRM, Double.NaN));
  }

  private static ScheduleRule rule(
      Duration dense, int days, Duration weekly, List<Integer> later, Duration confirm, double j) {
    return new ScheduleRule(dense, days, weekly, later, WEEK, confirm, j);
  }

  private static void refused(String part, ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(part + " ");
  }
}
