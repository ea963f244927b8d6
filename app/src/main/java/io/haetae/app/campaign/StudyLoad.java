package io.haetae.app.campaign;

import io.haetae.app.storage.Watched;
import io.haetae.app.study.LookTimes;
import io.haetae.app.study.Manners;
import io.haetae.app.study.Study;
import io.haetae.core.plan.ScheduleRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a lane is going to ask of its site on its fullest day, said before its first visit. Looks
 * that confirm a change and those that are made again come on top.
 *
 * @param lane the lane's name
 * @param day that day, UTC
 * @param listings how many visits to listings
 * @param searches how many searches
 * @param hits how many looks at what searches find, at most
 * @param possible how many visits pace, caps and night windows let it make
 */
public record StudyLoad(
    String lane, LocalDate day, double listings, double searches, double hits, long possible) {
  private static final double A_DAY = Duration.ofDays(1).toSeconds();
  private static final int MINUTES = 24 * 60;

  /** Controls at the beginning of each session. */
  private static final int CONTROLS = 2;

  /** Of each lane, in the order of the study. */
  public static List<StudyLoad> of(Study study) {
    StudySettings settings = StudySettings.of(study);
    return settings.lanes().stream()
        .map(
            lane ->
                of(
                    study,
                    lane.lane().name(),
                    settings.watched().stream()
                        .filter(watched -> watched.lane().equals(lane.lane()))
                        .toList()))
        .toList();
  }

  private static StudyLoad of(Study study, String lane, List<Watched> all) {
    LookTimes times = LookTimes.of(study);
    ScheduleRule rule = study.schedule();
    List<Optional<Instant>> notices = new ArrayList<>();
    long queries = 0;
    for (Watched watched : all) {
      if (watched.target().query().isPresent()) {
        queries++;
      } else {
        notices.add(watched.notice());
      }
    }
    LocalDate fullest = LocalDate.ofInstant(times.from(), ZoneOffset.UTC);
    double most = 0;
    for (LocalDate day = fullest; start(day).isBefore(times.until()); day = day.plusDays(1)) {
      double looks = looks(rule, notices, start(day));
      if (looks > most) {
        most = looks;
        fullest = day;
      }
    }
    double searches = queries * A_DAY / rule.searchEvery().toSeconds();
    return new StudyLoad(
        lane, fullest, most, searches, searches * times.lookAt(), possible(study.manners()));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static double looks(ScheduleRule rule, List<Optional<Instant>> notices, Instant day) {
    double looks = 0;
    for (Optional<Instant> notice : notices) {
      boolean dense =
          notice
              .filter(at -> at.isBefore(day.plus(Duration.ofDays(1))))
              .filter(at -> at.plus(Duration.ofDays(rule.denseDays())).isAfter(day))
              .isPresent();
      looks += A_DAY / (dense ? rule.denseEvery() : rule.weeklyEvery()).toSeconds();
    }
    return looks;
  }

  private static long possible(Manners manners) {
    double open = 60.0 * openMinutes(manners);
    double gap = manners.gap().toMillis() / 1000.0 * (1 + manners.jitter() / 2);
    long byPace = gap > 0 ? (long) (open / gap) : Long.MAX_VALUE;
    long most = Math.min(byPace, manners.dailyOfLane().orElse(Integer.MAX_VALUE));
    return Math.min(most, manners.daily().orElse(Integer.MAX_VALUE));
  }

  private static int openMinutes(Manners manners) {
    if (manners.windows().isEmpty()) {
      return MINUTES;
    }
    int open = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      LocalTime time = LocalTime.MIDNIGHT.plusMinutes(minute);
      open += manners.windows().stream().anyMatch(window -> window.holds(time)) ? 1 : 0;
    }
    return open;
  }

  /** How many visits there are if every session is full. */
  public long atLeast() {
    long visits = visits();
    return visits + CONTROLS * ((visits + LaneWork.MOST_TARGETS - 1) / LaneWork.MOST_TARGETS);
  }

  /** How many there are if every visit has a session, and controls, of its own. */
  public long atMost() {
    return visits() * (1 + CONTROLS);
  }

  private long visits() {
    return (long) Math.ceil(listings + searches + hits);
  }

  /** Whether the day's visits cannot be made in a day. */
  public boolean tooMuch() {
    return atLeast() > possible;
  }

  /** The load in words. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s: on %s, its fullest day, %.1f looks at listings, %.1f searches and at most %.1f looks at"
            + " hits; with controls %d to %d visits, of %d that pace, caps and night windows allow.",
        lane,
        day,
        listings,
        searches,
        hits,
        atLeast(),
        atMost(),
        possible);
  }

  /** The warnings about a study's load; none if all of it can be done. */
  public static List<String> warnings(Study study, List<StudyLoad> loads) {
    List<String> warnings = new ArrayList<>();
    for (StudyLoad load : loads) {
      if (load.tooMuch()) {
        warnings.add(
            "%s cannot make %d visits on %s, only %d: visits will be late and slots become gaps; watch fewer listings, look less often, or allow more."
                .formatted(load.lane(), load.atLeast(), load.day(), load.possible()));
      }
    }
    long all = loads.stream().mapToLong(StudyLoad::atLeast).sum();
    int daily = study.manners().daily().orElse(Integer.MAX_VALUE);
    if (all > daily) {
      warnings.add(
          "All lanes together want %d visits on their fullest days; visits-a-day-in-all is %d."
              .formatted(all, daily));
    }
    return warnings;
  }
}
