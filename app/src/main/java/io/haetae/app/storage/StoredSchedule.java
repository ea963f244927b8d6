package io.haetae.app.storage;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Observation;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The schedule in SQL tables. The database's unique key of an observation is its visit, so of
 * several commits of one visit one is recorded, whatever the threads and processes.
 */
final class StoredSchedule implements ScheduleStore {
  private final LastingJdbi jdbi;
  private final Clock clock;

  /**
   * A schedule.
   *
   * @param jdbi the archive's database
   * @param clock tells when a run is planned
   */
  StoredSchedule(LastingJdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public void plan(List<Visit> visits) {
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle -> {
          StoredVisits stored = new StoredVisits(handle);
          visits.forEach(visit -> stored.add(visit, now));
        });
  }

  @Override
  public List<Visit> due(String run, Lane lane) {
    return jdbi.withHandle(handle -> new StoredVisits(handle).due(run, lane));
  }

  @Override
  public boolean commit(Observation observation) {
    return jdbi.inTransaction(
        handle -> {
          StoredObservations stored = new StoredObservations(handle);
          return stored.add(observation) || stored.holds(observation);
        });
  }

  @Override
  public void sealed(EvidenceRef ref) {
    jdbi.useTransaction(handle -> new StoredObservations(handle).sealedAgain(ref));
  }
}
