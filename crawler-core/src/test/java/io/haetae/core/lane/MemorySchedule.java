package io.haetae.core.lane;

import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan in memory. */
public final class MemorySchedule implements ScheduleStore {
  private final Map<String, Visit> planned = new LinkedHashMap<>();
  private final Map<String, Observation> ended = new LinkedHashMap<>();

  /** Every observation, in the order of recording. */
  public synchronized List<Observation> observations() {
    return List.copyOf(ended.values());
  }

  @Override
  public synchronized void plan(List<Visit> visits) {
    visits.forEach(visit -> planned.putIfAbsent(visit.id(), visit));
  }

  @Override
  public synchronized List<Visit> due(String run, Lane lane) {
    return planned.values().stream()
        .filter(visit -> visit.run().equals(run) && visit.lane().equals(lane))
        .filter(visit -> !ended.containsKey(visit.id()))
        .toList();
  }

  @Override
  public synchronized boolean commit(Observation observation) {
    return ended.putIfAbsent(observation.visit().id(), observation) == null;
  }
}
