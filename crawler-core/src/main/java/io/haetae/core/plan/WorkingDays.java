package io.haetae.core.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The working days of a jurisdiction: every day from Monday to Friday that is no holiday. It knows
 * some years only and refuses to answer for others, because a missing holiday would shorten a
 * deadline.
 *
 * @param name the stored name, such as {@code KR}
 * @param zone where its days begin and end
 * @param firstYear the first year whose holidays are known
 * @param lastYear the last year whose holidays are known
 * @param holidays the days off, those at weekends are harmless
 */
public record WorkingDays(
    String name, ZoneId zone, int firstYear, int lastYear, Set<LocalDate> holidays) {
  /** Copies the days. */
  public WorkingDays {
    holidays = Set.copyOf(holidays);
  }

  /** Korea's, from 2024 to 2027. */
  public static WorkingDays korea() {
    return KoreanHolidays.workingDays();
  }

  /** The same with more days off, such as a holiday that was declared after this release. */
  public WorkingDays with(Collection<LocalDate> more) {
    Set<LocalDate> all =
        Stream.concat(holidays.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    return new WorkingDays(name, zone, firstYear, lastYear, all);
  }

  /**
   * Whether a day is a working day.
   *
   * @throws IllegalArgumentException if the year's holidays are not known
   */
  public boolean isWorkingDay(LocalDate day) {
    if (day.getYear() < firstYear || day.getYear() > lastYear) {
      throw new IllegalArgumentException(
          "The holidays of %s are known from %d to %d, not for %s"
              .formatted(name, firstYear, lastYear, day));
    }
    DayOfWeek of = day.getDayOfWeek();
    return of != DayOfWeek.SATURDAY && of != DayOfWeek.SUNDAY && !holidays.contains(day);
  }

  /** Whether the holidays of all years from one moment to another are known. */
  public boolean covers(Instant from, Instant to) {
    return from.atZone(zone).getYear() >= firstYear && to.atZone(zone).getYear() <= lastYear;
  }

  /**
   * When a time limit ends: at the end of the last of so many working days after the day of the
   * notice, which does not count itself (Korean Civil Act, article 157; Regulation (EEC) 1182/71,
   * article 3).
   *
   * @param notice when the notice was given
   * @param days how many working days, at least 1
   * @throws IllegalArgumentException if the holidays of a year within are not known
   */
  public Instant endOf(Instant notice, int days) {
    LocalDate day = notice.atZone(zone).toLocalDate();
    for (int counted = 0; counted < days; ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * On which working day after a notice something happened: 0 on the day of the notice or on days
   * off right after it, 1 on the first working day.
   *
   * @throws IllegalArgumentException if the holidays of a year within are not known
   */
  public int between(Instant notice, Instant event) {
    LocalDate last = event.atZone(zone).toLocalDate();
    int counted = 0;
    for (LocalDate day = notice.atZone(zone).toLocalDate(); day.isBefore(last); ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return counted;
  }
}
