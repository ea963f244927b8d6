package io.haetae.app.storage;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Observation;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import java.util.List;

/**
 * The schedule of a study's lane, as its owner sees it. A commit is one transaction: the lease is
 * still ours, the observation is added, and what follows from it is due.
 *
 * @param visits the plan
 * @param agenda says what follows
 * @param lease the lane's
 * @param version the study's version
 */
record LeasedSchedule(ScheduleStore visits, StoredAgenda agenda, LaneLease lease, int version)
    implements ScheduleStore {
  @Override
  public void plan(List<Visit> more) {
    visits.plan(more);
  }

  @Override
  public List<Visit> due(String run, Lane lane) {
    return visits.due(run, lane);
  }

  @Override
  public boolean commit(Observation observation) {
    return agenda.commit(lease, version, observation);
  }

  @Override
  public void sealed(EvidenceRef ref) {
    visits.sealed(ref);
  }
}
