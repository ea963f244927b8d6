package io.haetae.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.plan.WorkingDays;
import io.haetae.core.watch.Country;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JurisdictionsTest {
  @ParameterizedTest
  @CsvSource({
    "DE, 2025-10-03", "DE, 2026-04-03", "DE, 2026-05-14", "FR, 2026-07-14", "FR, 2026-05-08",
    "BE, 2026-07-21", "IE, 2026-03-17", "MT, 2026-09-21", "PL, 2026-11-11", "SE, 2026-01-06",
    "KR, 2026-10-05"
  })
  void aCountrysHolidayIsNoWorkingDay(String country, LocalDate day) {
    assertThat(of(country).isWorkingDay(day)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"DE, 2026-07-14", "FR, 2026-04-03", "IE, 2026-05-01", "KR, 2026-12-28"})
  void elsewhereThatDayMayBeOne(String country, LocalDate day) {
    assertThat(of(country).isWorkingDay(day)).isTrue();
  }

  @Test
  void targetClosesOnSixDaysAYear() {
    WorkingDays target = Jurisdictions.target();
    assertThat(target.holidays().stream().filter(day -> day.getYear() == 2026))
        .containsExactlyInAnyOrder(
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 4, 3),
            LocalDate.of(2026, 4, 6),
            LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 12, 25),
            LocalDate.of(2026, 12, 26));
    assertThat(target.endOf(Instant.parse("2026-04-02T09:00:00Z"), 2))
        .isEqualTo(Instant.parse("2026-04-08T22:00:00Z"));
  }

  @Test
  void aTerritoryWithoutCalendarHasNone() {
    assertThat(Jurisdictions.of(new Country("KP"), ZoneId.of("UTC"))).isEmpty();
  }

  private static WorkingDays of(String country) {
    return Jurisdictions.of(new Country(country), ZoneId.of("Europe/Brussels")).orElseThrow();
  }
}
