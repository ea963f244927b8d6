package io.haetae.core.lane;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import java.util.List;

/**
 * The durable plan and its outcome. Every planned visit ends in exactly one observation. Safe for
 * use by several lanes.
 */
public interface ScheduleStore {
  /** Adds visits; those planned before under the same id are left as they are. */
  void plan(List<Visit> visits);

  /** A lane's visits of a run that have no observation yet, in the plan's order. */
  List<Visit> due(String run, Lane lane);

  /**
   * Records the end of a visit in one transaction.
   *
   * @return whether the visit ended with this; false if it had ended otherwise before, which leaves
   *     the first observation as it is
   */
  boolean commit(Observation observation);

  /** Takes note of the manifest that a recorded bundle has now that it is sealed. */
  void sealed(EvidenceRef ref);
}
