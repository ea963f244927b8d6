package io.haetae.app.watch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as notices write them: {@code 2024-10-07}, {@code 2024.10.07}, {@code 2024. 10. 7.}, {@code
 * 2024/10/07}, {@code 2024년 10월 7일}, {@code 20241007}; and with the year last, day first, {@code
 * 07/10/2024} or {@code 07.10.2024}. A time of day after the date is left out.
 */
final class NoticeDate {
  private static final String TIME = "(?:[T ]+[0-9]{1,2}:.*)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4}) ?[-./년] ?([0-9]{1,2}) ?[-./월] ?([0-9]{1,2}) ?[.일]?" + TIME);
  private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})" + TIME);

  private NoticeDate() {}

  /** The date; empty if the text is none, or names a day that no calendar has. */
  static Optional<LocalDate> parse(String text) {
    return match(YEAR_FIRST, text, 1, 2, 3)
        .or(() -> match(COMPACT, text, 1, 2, 3))
        .or(() -> match(DAY_FIRST, text, 3, 2, 1));
  }

  private static Optional<LocalDate> match(
      Pattern pattern, String text, int year, int month, int day) {
    Matcher matcher = pattern.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(matcher.group(year)),
              Integer.parseInt(matcher.group(month)),
              Integer.parseInt(matcher.group(day))));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
