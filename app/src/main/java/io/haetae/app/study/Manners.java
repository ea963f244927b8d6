package io.haetae.app.study;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a study behaves towards the sites.
 *
 * @param gap the shortest time between two visits of a lane
 * @param jitter the share of the gap that is added at random, 0 to 1
 * @param lanes how many lanes run at once, at least 1
 * @param dailyOfLane the most visits of one lane in 24 hours
 * @param daily the most visits of all lanes in 24 hours
 * @param windows the hours in which visits are made, in the vantage's time; empty means any
 * @param obeysRobots whether what robots.txt forbids is left; else it is visited and recorded
 */
public record Manners(
    Duration gap,
    double jitter,
    int lanes,
    OptionalInt dailyOfLane,
    OptionalInt daily,
    List<Window> windows,
    boolean obeysRobots) {
  /** The shortest gap between two visits of a lane unless the user says otherwise: 25 s. */
  public static final Duration DEFAULT_GAP = Duration.ofSeconds(25);

  /** The share of the gap that is added at random unless the user says otherwise. */
  public static final double DEFAULT_JITTER = 0.2;

  /** Copies the list. */
  public Manners {
    windows = List.copyOf(windows);
  }

  /** A pace and nothing else; robots.txt is obeyed. */
  public static Manners ofGap(Duration gap) {
    return new Manners(gap, 0, 1, OptionalInt.empty(), OptionalInt.empty(), List.of(), true);
  }

  /**
   * Hours of a day.
   *
   * @param from when it opens
   * @param until when it closes; not after {@code from}: on the next day
   */
  public record Window(LocalTime from, LocalTime until) {
    /** Whether a time of day is in it. */
    public boolean holds(LocalTime time) {
      return from.isBefore(until)
          ? !time.isBefore(from) && time.isBefore(until)
          : !time.isBefore(from) || time.isBefore(until);
    }
  }
}
