package io.haetae.core.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
  /** Thursday 1 October 2026 before the weekend; Friday counts, then Monday. */
  @Test
  void theDayOfReceiptAndTheWeekendDoNotCount() {
    assertThat(WorkingDays.korea(Set.of()).deadline(Instant.parse("2026-10-01T08:00:00Z"), 2))
        .isEqualTo(Instant.parse("2026-10-05T15:00:00Z"));
  }

  /** Hangeul Day, Friday 9 October 2026. */
  @Test
  void aHolidayDoesNotCount() {
    assertThat(
            WorkingDays.korea(Set.of(LocalDate.of(2026, 10, 9)))
                .deadline(Instant.parse("2026-10-07T08:00:00Z"), 2))
        .isEqualTo(Instant.parse("2026-10-12T15:00:00Z"));
  }

  /** 23:30 in Seoul is still the same day there. */
  @Test
  void theDayIsThatOfTheZone() {
    assertThat(WorkingDays.korea(Set.of()).deadline(Instant.parse("2026-11-02T14:30:00Z"), 1))
        .isEqualTo(Instant.parse("2026-11-03T15:00:00Z"));
  }
}
