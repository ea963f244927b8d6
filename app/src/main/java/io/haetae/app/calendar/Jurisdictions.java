package io.haetae.app.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.haetae.core.plan.WorkingDays;
import io.haetae.core.watch.Country;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The working days by which time limits are counted. Korea's come from a table of the core; those
 * of European countries, nationwide public holidays only, from Jollyday; a region's own are to be
 * added by the user.
 */
public final class Jurisdictions {
  private static final int FIRST_YEAR = 2024;
  private static final int LAST_YEAR = 2036;

  private Jurisdictions() {}

  /**
   * The working days of a country; empty if no calendar of it is known.
   *
   * @param country the country
   * @param zone where its days begin, such as {@code Europe/Berlin}
   */
  public static Optional<WorkingDays> of(Country country, ZoneId zone) {
    if (country.equals(Country.KOREA)) {
      return Optional.of(WorkingDays.korea());
    }
    String code = country.code();
    return HolidayManager.getSupportedCalendarCodes().contains(code)
        ? Optional.of(workingDays(code, code.toLowerCase(Locale.ROOT), zone))
        : Optional.empty();
  }

  /** The days on which the TARGET system of the euro works, for limits that name no country. */
  public static WorkingDays target() {
    return workingDays("TARGET", "target", ZoneId.of("Europe/Brussels"));
  }

  private static WorkingDays workingDays(String name, String calendar, ZoneId zone) {
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(calendar));
    Set<LocalDate> days = new TreeSet<>();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      for (Holiday holiday : manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY)) {
        days.add(holiday.getDate());
      }
    }
    return new WorkingDays(name, zone, FIRST_YEAR, LAST_YEAR, days);
  }
}
