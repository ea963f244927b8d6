package io.haetae.app.politeness;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What politeness must not forget when a process ends or a lane moves to another. Safe for use by
 * several threads and processes.
 */
public interface LaneBook {
  /**
   * Reserves a turn if the lane's last one is long enough ago, so that two processes that both
   * believe to own a lane keep its pace between them.
   *
   * @param gap the shortest time since the last turn
   * @return how long to wait before asking again; zero if the turn is ours
   */
  Duration turn(String lane, Instant now, Duration gap);

  /**
   * Lets a lane's next gap count from a moment after its last turn, because a page that was slow to
   * be asked for reached the site later than its turn. An earlier moment changes nothing.
   */
  void seen(String lane, Instant by);

  /** How many turns a lane had since a moment. */
  int turns(String lane, Instant since);

  /** How many turns all lanes had since a moment. */
  int turns(Instant since);

  /** Why and until when a lane is held; empty if it never was since the site last served us. */
  Optional<Hold> hold(String lane);

  /** Holds a lane. */
  void hold(String lane, Hold hold);

  /** Forgets a lane's hold: the site serves us again. */
  void served(String lane);

  /** Keeps what was forbidden, for the report. */
  void event(String lane, String kind, Instant at, String detail);

  /**
   * Keeps why and how long a lane was put off, for the report. Of the same kind and end the first
   * alone is kept.
   */
  void putOff(String lane, String kind, Instant from, Instant until, String detail);

  /**
   * A pause of a lane.
   *
   * @param until the first moment after it
   * @param why in words
   * @param strikes how many refusals in a row have led to it, at least 1
   */
  record Hold(Instant until, String why, int strikes) {}
}
