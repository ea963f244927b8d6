package io.haetae.core.engine;

import io.haetae.core.history.HistoryState;
import io.haetae.core.plan.Due;
import io.haetae.core.plan.Look;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an {@link Agenda} holds after some observations, as plain data. What follows from the study
 * is not in it.
 *
 * @param history what it has told the history
 * @param watched each listing
 */
public record AgendaState(HistoryState history, List<Kept> watched) {
  /**
   * A watched listing.
   *
   * @param name what the caller knows it by
   * @param looks those that may still count
   * @param accounted up to when its gaps were told
   * @param due when it is due; empty if never again
   */
  public record Kept(String name, List<Look> looks, Instant accounted, Optional<Due> due) {}
}
