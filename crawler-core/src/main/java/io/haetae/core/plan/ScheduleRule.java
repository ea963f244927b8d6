package io.haetae.core.plan;

import java.time.Duration;
import java.util.List;

/**
 * How often a study looks. After a notice a listing is looked at in every {@code denseEvery} for
 * {@code denseDays} days, otherwise once in every {@code weeklyEvery}, and once more on each of the
 * {@code laterDays}.
 *
 * @param denseEvery the length of a slot after a notice, at least an hour and at most {@code
 *     weeklyEvery}; each slot holds at least one look
 * @param denseDays for how many days of 24 hours the dense looks go on, at least 0; with 0 there
 *     are none
 * @param weeklyEvery the length of a slot at all other times, at most 366 days
 * @param laterDays on which days after a notice one more look is made, rising, each at least 1
 * @param searchEvery the length of a slot of searches, at least an hour
 * @param confirmAfter how long after a changed look the second one is made at the earliest, at
 *     least a minute and at most half of {@code denseEvery}
 * @param jitter the share of a slot by which each look is shifted at random, 0 to 0.5; a look never
 *     leaves its slot
 */
public record ScheduleRule(
    Duration denseEvery,
    int denseDays,
    Duration weeklyEvery,
    List<Integer> laterDays,
    Duration searchEvery,
    Duration confirmAfter,
    double jitter) {
  private static final Duration LONGEST = Duration.ofDays(366);

  /**
   * Checks the parts and copies the list.
   *
   * @throws IllegalArgumentException if a part is out of its range, in words that name the part
   */
  public ScheduleRule {
    laterDays = List.copyOf(laterDays);
    within("denseEvery", denseEvery, Duration.ofHours(1), LONGEST);
    within("weeklyEvery", weeklyEvery, denseEvery, LONGEST);
    within("searchEvery", searchEvery, Duration.ofHours(1), LONGEST);
    within("confirmAfter", confirmAfter, Duration.ofMinutes(1), denseEvery.dividedBy(2));
    check(denseDays >= 0, "denseDays is at least 0, not " + denseDays);
    check(rising(laterDays), "laterDays are rising numbers of at least 1, not " + laterDays);
    check(jitter >= 0 && jitter <= 0.5, "jitter is a share from 0 to 0.5, not " + jitter);
  }

  /**
   * The rule that supports every figure: each 24 hours for four days after a notice, then weekly
   * and on days 30 and 180; searches weekly; a change is confirmed after ten minutes; looks shift
   * by up to a tenth of their slot.
   */
  public static ScheduleRule standard() {
    return new ScheduleRule(
        Duration.ofHours(24),
        4,
        Duration.ofDays(7),
        List.of(30, 180),
        Duration.ofDays(7),
        Duration.ofMinutes(10),
        0.1);
  }

  private static boolean rising(List<Integer> days) {
    int last = 0;
    for (int day : days) {
      if (day <= last) {
        return false;
      }
      last = day;
    }
    return true;
  }

  private static void within(String part, Duration value, Duration least, Duration most) {
    check(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        part + " is from " + least + " to " + most + ", not " + value);
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
