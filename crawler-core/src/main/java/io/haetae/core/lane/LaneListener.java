package io.haetae.core.lane;

import io.haetae.core.history.Observation;

/** Is told what lanes do, from their threads; must return at once and not throw. */
public interface LaneListener {
  /** A visit ended and its observation was recorded. */
  void observed(Observation observation);
}
