package io.haetae.app.storage;

import io.haetae.app.study.LookTimes;
import io.haetae.core.history.Observation;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The schedule of a study's lane, as its owner sees it. A commit is one transaction: the lease is
 * still ours, the observation is added, and the listing's next visit is due.
 */
final class LeasedSchedule implements ScheduleStore {
  private final Jdbi jdbi;
  private final ScheduleStore visits;
  private final LaneLease lease;
  private final int version;
  private final LookTimes times;

  LeasedSchedule(Jdbi jdbi, Clock clock, LaneLease lease, int version, LookTimes times) {
    this.jdbi = jdbi;
    this.visits = new StoredSchedule(jdbi, clock);
    this.lease = lease;
    this.version = version;
    this.times = times;
  }

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
    return jdbi.inTransaction(
        handle -> {
          LaneTables.require(handle, lease);
          boolean added = new StoredObservations(handle).add(observation);
          if (added) {
            StudyTables.counted(
                handle,
                lease,
                observation.visit().id(),
                version,
                observation.verdict().described());
          }
          advance(handle, observation);
          return added;
        });
  }

  private void advance(Handle handle, Observation observation) {
    Verdict verdict = observation.verdict();
    StudyTables.advance(
        handle,
        times,
        observation.visit().id(),
        new LookTimes.Ended(
            observation.closedAt(),
            Optional.of(verdict.kind()).filter(kind -> verdict.conclusive()),
            observation.evidence().isPresent()));
  }
}
