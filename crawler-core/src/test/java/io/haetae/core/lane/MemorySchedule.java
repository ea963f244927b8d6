package io.haetae.core.lane;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan in memory. */
public class MemorySchedule implements ScheduleStore {
  private final Map<String, Visit> planned = new LinkedHashMap<>();
  private final Map<String, Observation> ended = new LinkedHashMap<>();
  private final Map<String, String> captured = new HashMap<>();

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
    String visit = observation.visit().id();
    boolean first = ended.putIfAbsent(visit, observation) == null;
    if (first) {
      observation.evidence().ifPresent(ref -> captured.put(ref.captureId(), visit));
    }
    return first;
  }

  @Override
  public synchronized void sealed(EvidenceRef ref) {
    ended.computeIfPresent(
        captured.getOrDefault(ref.captureId(), ""),
        (id, observation) ->
            new Observation(
                observation.visit(),
                observation.openedAt(),
                observation.closedAt(),
                observation.verdict(),
                observation.product(),
                Optional.of(ref),
                observation.hits()));
  }
}
