package io.haetae.core.figures;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * The days on which an authority's deadline runs.
 *
 * @param zone whose midnight ends a day
 * @param holidays days off besides Saturdays and Sundays
 */
public record WorkingDays(ZoneId zone, Set<LocalDate> holidays) {
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** Copies the days. */
  public WorkingDays {
    holidays = Set.copyOf(holidays);
  }

  /** Korean time; the study file names the public holidays. */
  public static WorkingDays korea(Set<LocalDate> holidays) {
    return new WorkingDays(ZoneId.of("Asia/Seoul"), holidays);
  }

  /**
   * The end of the last day of a term. The day of receipt does not count (Korean Civil Act, article
   * 157; EU Regulation 1182/71, article 3).
   *
   * @param received when the notice was received
   * @param days how many working days the term has, at least 1
   */
  public Instant deadline(Instant received, int days) {
    LocalDate day = received.atZone(zone).toLocalDate();
    int left = days;
    while (left > 0) {
      day = day.plusDays(1);
      left -= works(day) ? 1 : 0;
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private boolean works(LocalDate day) {
    return !WEEKEND.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }
}
