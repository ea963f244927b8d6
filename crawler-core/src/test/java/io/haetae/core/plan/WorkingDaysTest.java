package io.haetae.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {
  private static final WorkingDays KOREA = WorkingDays.korea();

  /** Lunar, substitute, temporary and election days, and those that the law of 2026 added. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-12", "2024-04-10", "2024-05-06", "2024-09-16", "2024-10-01", "2025-01-27",
        "2025-01-30", "2025-03-03", "2025-05-06", "2025-06-03", "2025-10-08", "2026-02-16",
        "2026-03-02", "2026-05-01", "2026-05-25", "2026-06-03", "2026-07-17", "2026-08-17",
        "2026-10-05", "2027-02-09", "2027-05-03", "2027-07-19", "2027-10-11", "2027-12-27"
      })
  void aHolidayOnAWeekdayIsNoWorkingDay(String day) {
    assertThat(KOREA.isWorkingDay(LocalDate.parse(day))).isFalse();
  }

  /** Memorial Day has no substitute, nor has Chuseok's Saturday; Labour Day was none before. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-05-01",
        "2025-07-17",
        "2026-06-08",
        "2026-09-28",
        "2026-11-26",
        "2027-06-07"
      })
  void otherWeekdaysAreWorkingDays(String day) {
    assertThat(KOREA.isWorkingDay(LocalDate.parse(day))).isTrue();
  }

  @Test
  void aTimeLimitEndsInKoreaAfterTheLastWorkingDay() {
    Instant thursdayNight = Instant.parse("2025-10-02T13:00:00Z");
    assertThat(KOREA.endOf(thursdayNight, 2)).isEqualTo(Instant.parse("2025-10-13T15:00:00Z"));
    assertThat(KOREA.endOf(Instant.parse("2026-11-23T01:00:00Z"), 2))
        .isEqualTo(Instant.parse("2026-11-25T15:00:00Z"));
    assertThat(KOREA.endOf(Instant.parse("2026-11-23T16:00:00Z"), 2))
        .as("in Seoul it is Tuesday already")
        .isEqualTo(Instant.parse("2026-11-26T15:00:00Z"));
  }

  @Test
  void workingDaysAreCountedFromTheDayAfterTheNotice() {
    Instant notice = Instant.parse("2025-10-02T13:00:00Z");
    assertThat(KOREA.between(notice, notice)).isZero();
    assertThat(KOREA.between(notice, Instant.parse("2025-10-09T12:00:00Z"))).isZero();
    assertThat(KOREA.between(notice, Instant.parse("2025-10-10T00:00:00Z"))).isEqualTo(1);
    assertThat(KOREA.between(notice, KOREA.endOf(notice, 2).minusMillis(1))).isEqualTo(2);
  }

  @Test
  void aYearThatIsNotKnownIsRefusedAndADayCanBeAdded() {
    assertThatThrownBy(() -> KOREA.isWorkingDay(LocalDate.parse("2028-01-03")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The holidays of KR are known from 2024 to 2027, not for 2028-01-03");
    Instant within = Instant.parse("2027-12-31T00:00:00Z");
    assertThat(KOREA.covers(within, within)).isTrue();
    assertThat(KOREA.covers(within, Instant.parse("2027-12-31T15:00:00Z"))).isFalse();
    LocalDate declared = LocalDate.parse("2026-11-27");
    assertThat(KOREA.isWorkingDay(declared)).isTrue();
    assertThat(KOREA.with(List.of(declared)).isWorkingDay(declared)).isFalse();
  }
}
