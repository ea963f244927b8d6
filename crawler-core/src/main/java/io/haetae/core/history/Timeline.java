package io.haetae.core.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was known of a listing from one vantage, day by day. A day without a look that may be relied
 * on is a gap; nothing is carried over from the day before.
 *
 * @param days every day of a span, in order
 */
public record Timeline(List<Day> days) {
  /** Copies the list. */
  public Timeline {
    days = List.copyOf(days);
  }

  /** One day. */
  public sealed interface Day {
    /** The date in the time zone of the timeline. */
    LocalDate date();
  }

  /**
   * A day with at least one sighting that may be relied on.
   *
   * @param sightings those sightings, in the order in which they were made
   */
  public record Seen(LocalDate date, List<Sighting> sightings) implements Day {
    /** Copies the list. */
    public Seen {
      sightings = List.copyOf(sightings);
    }
  }

  /**
   * A day on which visits were made and none told anything.
   *
   * @param visits how many
   */
  public record Unknown(LocalDate date, int visits) implements Day {}

  /** A day without a visit. */
  public record NotVisited(LocalDate date) implements Day {}

  /**
   * A timeline.
   *
   * @param sightings the sightings of one listing in one lane, in the order in which they were made
   * @param from its first day holds this time
   * @param until its last day holds the moment before this time
   * @param zone where days begin and end
   */
  public static Timeline of(List<Sighting> sightings, Instant from, Instant until, ZoneId zone) {
    Map<LocalDate, List<Sighting>> byDay =
        sightings.stream()
            .collect(
                Collectors.groupingBy(
                    sighting -> sighting.openedAt().atZone(zone).toLocalDate(),
                    TreeMap::new,
                    Collectors.toList()));
    List<Day> days = new ArrayList<>();
    LocalDate last = until.minusNanos(1).atZone(zone).toLocalDate();
    for (LocalDate date = from.atZone(zone).toLocalDate();
        !date.isAfter(last);
        date = date.plusDays(1)) {
      days.add(day(date, byDay.getOrDefault(date, List.of())));
    }
    return new Timeline(days);
  }

  private static Day day(LocalDate date, List<Sighting> sightings) {
    List<Sighting> usable = sightings.stream().filter(Sighting::usable).toList();
    if (!usable.isEmpty()) {
      return new Seen(date, usable);
    }
    return sightings.isEmpty() ? new NotVisited(date) : new Unknown(date, sightings.size());
  }
}
