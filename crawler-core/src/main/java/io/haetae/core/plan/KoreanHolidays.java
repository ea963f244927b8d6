package io.haetae.core.plan;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The public holidays of Korea by the Act on Public Holidays (공휴일에 관한 법률, as amended on 10 February
 * 2026: Constitution Day and Labour Day are among them since 2026), with the days that follow the
 * lunar calendar, substitute holidays, days of elections and temporary holidays, which a government
 * declares weeks before: 2024-10-01, 2025-01-27. The table follows python-holidays 0.105 (MIT),
 * which names the law for each rule; no Java library that is alive has Korea.
 *
 * <p>A holiday that is declared later is to be given by the user; see {@link WorkingDays#with}.
 */
final class KoreanHolidays {
  private static final Map<Integer, String> BY_YEAR =
      Map.ofEntries(
          Map.entry(
              2024,
              "01-01 02-09 02-10 02-11 02-12 03-01 04-10 05-05 05-06 05-15 06-06 "
                  + "08-15 09-16 09-17 09-18 10-01 10-03 10-09 12-25"),
          Map.entry(
              2025,
              "01-01 01-27 01-28 01-29 01-30 03-01 03-03 05-05 05-06 06-03 06-06 "
                  + "08-15 10-03 10-05 10-06 10-07 10-08 10-09 12-25"),
          Map.entry(
              2026,
              "01-01 02-16 02-17 02-18 03-01 03-02 05-01 05-05 05-24 05-25 06-03 "
                  + "06-06 07-17 08-15 08-17 09-24 09-25 09-26 10-03 10-05 10-09 12-25"),
          Map.entry(
              2027,
              "01-01 02-06 02-07 02-08 02-09 03-01 05-01 05-03 05-05 05-13 06-06 "
                  + "07-17 07-19 08-15 08-16 09-14 09-15 09-16 10-03 10-04 10-09 10-11 "
                  + "12-25 12-27"));

  private KoreanHolidays() {}

  static WorkingDays workingDays() {
    Set<LocalDate> days = new TreeSet<>();
    BY_YEAR.forEach(
        (year, list) -> {
          for (String day : list.split(" ", -1)) {
            days.add(LocalDate.parse(year + "-" + day));
          }
        });
    return new WorkingDays(
        "KR",
        ZoneId.of("Asia/Seoul"),
        Collections.min(BY_YEAR.keySet()),
        Collections.max(BY_YEAR.keySet()),
        days);
  }
}
