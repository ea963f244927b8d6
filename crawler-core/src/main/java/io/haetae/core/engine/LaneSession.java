package io.haetae.core.engine;

import io.haetae.core.lane.LaneRunner;
import io.haetae.core.plan.Visit;
import java.util.List;

/**
 * One session of a lane: its runner, and the visits that are due.
 *
 * @param runner belongs to this session alone
 * @param visits controls first
 */
public record LaneSession(LaneRunner runner, List<Visit> visits) {
  /** Copies the list. */
  public LaneSession {
    visits = List.copyOf(visits);
  }
}
