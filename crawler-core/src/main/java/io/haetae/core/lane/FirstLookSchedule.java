package io.haetae.core.lane;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schedule as first looks without a browser see it. Where one does not suffice, the browser's
 * visit is planned before the look is recorded, so that a process that is killed in between leaves
 * a visit that is due, and never a change that nobody follows.
 *
 * @param visits the plan and its outcome
 * @param memory what was seen before
 * @param within how old the last conclusive visit may be
 * @param followUp makes the browser's visit of a first look's
 */
public record FirstLookSchedule(
    ScheduleStore visits, LookMemory memory, Duration within, UnaryOperator<Visit> followUp)
    implements ScheduleStore {
  private static final Logger LOG = LoggerFactory.getLogger(FirstLookSchedule.class);

  @Override
  public void plan(List<Visit> more) {
    visits.plan(more);
  }

  @Override
  public List<Visit> due(String run, Lane lane) {
    return visits.due(run, lane);
  }

  @Override
  public boolean commit(Observation firstLook) {
    Visit visit = firstLook.visit();
    NextLook next = NextLook.of(firstLook, memory.before(visit), within);
    LOG.info("{} {} first look: {}", visit.id(), visit.listing(), next.described());
    if (next.browser() && !planned(visit)) {
      visits.plan(List.of(followUp.apply(visit)));
    }
    return visits.commit(firstLook);
  }

  /** A browser looks anyhow where its visit was planned with the first look, or before a kill. */
  private boolean planned(Visit firstLook) {
    return visits.due(firstLook.run(), firstLook.lane()).stream()
        .anyMatch(
            due ->
                due.purpose() != Purpose.PROBE
                    && !due.purpose().control()
                    && due.target().equals(firstLook.target()));
  }

  @Override
  public void sealed(EvidenceRef ref) {
    visits.sealed(ref);
  }
}
