package io.haetae.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a schedule will be able to tell, said before the first look is made. A figure whose question
 * is not answerable must not be printed.
 */
public sealed interface Support {
  /** How long after a notice two working days can take with a weekend between. */
  Duration DENSE = Duration.ofDays(4);

  /** Looks in neighbouring slots of a day can be almost two days apart, with nothing lost. */
  Duration SPARSEST = Duration.ofDays(2);

  /** Whether the question can be answered. */
  boolean answerable();

  /** One sentence for the reader of a study file or a report. */
  String sentence();

  /**
   * Whether a listing was removed within two working days of its notice.
   *
   * @param notices how many notices are known
   * @param firstLook the longest time from a notice to the first look after it, over all notices;
   *     empty without one
   * @param longest the longest time between two looks in the four days after a notice
   */
  record RemovalInTwoWorkingDays(int notices, Optional<Duration> firstLook, Duration longest)
      implements Support {
    private static final Duration LATEST = Duration.ofDays(1);

    @Override
    public boolean answerable() {
      return firstLook.filter(delay -> delay.compareTo(LATEST) <= 0).isPresent()
          && longest.compareTo(SPARSEST) <= 0;
    }

    @Override
    public String sentence() {
      if (notices == 0) {
        return "\"Removed in two working days\" cannot be known: no notice has a time.";
      }
      if (answerable()) {
        return "\"Removed in two working days\" can be known: the first check comes at most "
            + hours(firstLook.orElse(Duration.ZERO))
            + " after a notice, and no two checks of the four days after it are more than "
            + hours(longest)
            + " apart.";
      }
      return firstLook
          .filter(delay -> delay.compareTo(LATEST) > 0)
          .map(
              delay ->
                  "\"Removed in two working days\" cannot be known: the first check comes on day "
                      + delay.toDays()
                      + ".")
          .orElse(
              "\"Removed in two working days\" cannot be known: checks in the four days after a"
                  + " notice are up to "
                  + hours(longest)
                  + " apart.");
    }

    private static String hours(Duration duration) {
      return Math.ceilDiv(duration.toMinutes(), 60) + " h";
    }
  }

  /**
   * Whether a removed listing is back some days after its notice.
   *
   * @param day the day
   * @param covered how many notices have a look planned on that day
   * @param notices how many notices are known
   */
  record Reappearance(int day, int covered, int notices) implements Support {
    @Override
    public boolean answerable() {
      return notices > 0 && covered == notices;
    }

    @Override
    public String sentence() {
      return answerable()
          ? "Reappearance by day " + day + " can be known: every listing is checked on that day."
          : "Reappearance by day %d cannot be known: of %d notices %d have a check on that day."
              .formatted(day, notices, covered);
    }
  }

  /**
   * Whether listings can be followed week by week.
   *
   * @param every how long the slots are that hold one look each
   */
  record WeeklyAvailability(Duration every) implements Support {
    @Override
    public boolean answerable() {
      return every.compareTo(Duration.ofDays(7)) <= 0;
    }

    @Override
    public String sentence() {
      return answerable()
          ? "Availability can be told week by week; what lasts less than a week can be missed."
          : "Availability cannot be told week by week: a listing is checked once in "
              + every.toDays()
              + " days.";
    }
  }

  /**
   * Whether a removed listing can be told from one that is hidden in a country.
   *
   * @param vantages from how many vantages each listing is seen
   */
  record RemovedOrHidden(int vantages) implements Support {
    @Override
    public boolean answerable() {
      return vantages > 1;
    }

    @Override
    public String sentence() {
      return answerable()
          ? "A removed listing can be told from one that is hidden in a country: each is seen from "
              + vantages
              + " vantages."
          : "A removed listing cannot be told from one that is hidden in this country only: there"
              + " is one vantage.";
    }
  }

  /**
   * What a study can tell.
   *
   * @param schedule its schedule
   * @param tracked its listings
   * @param vantages from how many vantages each listing is seen
   */
  static List<Support> of(Schedule schedule, List<Tracked> tracked, int vantages) {
    return of(schedule, tracked, vantages, Duration.ZERO);
  }

  /**
   * What a study can tell whose first looks are plain requests, which conclude nothing.
   *
   * @param schedule its schedule
   * @param tracked its listings
   * @param vantages from how many vantages each listing is seen
   * @param conclusiveEvery how far apart the conclusive looks at an unchanged listing may be,
   *     however often is looked; zero if every look may be conclusive
   */
  static List<Support> of(
      Schedule schedule, List<Tracked> tracked, int vantages, Duration conclusiveEvery) {
    Stream<Support> reappearances =
        schedule.rule().laterDays().stream().map(day -> reappearance(schedule, tracked, day));
    return Stream.concat(
            Stream.of(
                removal(schedule, tracked, conclusiveEvery),
                new WeeklyAvailability(longer(schedule.rule().weeklyEvery(), conclusiveEvery)),
                new RemovedOrHidden(vantages)),
            reappearances)
        .toList();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Support removal(
      Schedule schedule, List<Tracked> tracked, Duration conclusiveEvery) {
    List<List<Duration>> ages = tracked.stream().flatMap(one -> ages(schedule, one)).toList();
    Optional<Duration> first =
        ages.stream()
            .map(looks -> looks.isEmpty() ? Duration.ofDays(366) : looks.getFirst())
            .max(Comparator.naturalOrder());
    Duration longest =
        ages.stream()
            .flatMap(Support::steps)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ofDays(366));
    return new RemovalInTwoWorkingDays(ages.size(), first, longer(longest, conclusiveEvery));
  }

  /** For each notice the ages at which looks are due, up to the first one after four days. */
  private static Stream<List<Duration>> ages(Schedule schedule, Tracked tracked) {
    List<Instant> due = schedule.timetable(tracked).slots().stream().map(Slot::due).toList();
    return tracked.notices().stream()
        .map(
            notice ->
                due.stream()
                    .filter(at -> !at.isBefore(notice.at()))
                    .map(at -> Duration.between(notice.at(), at))
                    .toList());
  }

  /**
   * The times without a look within the four days. One that goes on beyond them counts as far as it
   * lies within, or whole if that alone is too long.
   */
  private static Stream<Duration> steps(List<Duration> ages) {
    return IntStream.range(1, ages.size())
        .filter(i -> ages.get(i - 1).compareTo(DENSE) < 0)
        .mapToObj(
            i -> {
              Duration whole = ages.get(i).minus(ages.get(i - 1));
              Duration rest = DENSE.minus(ages.get(i - 1));
              boolean within = whole.compareTo(rest) <= 0 || rest.compareTo(SPARSEST) > 0;
              return within ? whole : rest;
            });
  }

  private static Support reappearance(Schedule schedule, List<Tracked> tracked, int day) {
    int notices = 0;
    int covered = 0;
    for (Tracked one : tracked) {
      List<Slot> slots = schedule.timetable(one).slots();
      for (Notice notice : one.notices()) {
        Instant from = notice.at().plus(Duration.ofDays(day));
        notices++;
        covered +=
            slots.stream().anyMatch(s -> s.occasion() == Occasion.LATER && s.from().equals(from))
                ? 1
                : 0;
      }
    }
    return new Reappearance(day, covered, notices);
  }
}
