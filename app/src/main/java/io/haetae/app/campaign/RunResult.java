package io.haetae.app.campaign;

import io.haetae.core.engine.Campaign;
import java.util.List;

/**
 * How a run ended.
 *
 * @param run its stored name
 * @param failures what ended lanes early
 * @param left how many visits have no observation yet
 */
public record RunResult(String run, List<Campaign.LaneFailure> failures, int left) {
  /** Copies the list. */
  public RunResult {
    failures = List.copyOf(failures);
  }
}
