package io.haetae.bench;

import io.haetae.core.browse.VisitStage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * The CPU time of all processes by the stage that a lane was in, from a recording of its stages and
 * a series of samples. What the browser still does for a page in the next stage counts there.
 */
final class StageTimes {
  /** What lies between the stages. */
  static final String BETWEEN = "READ";

  private final NavigableMap<Instant, Double> samples = new TreeMap<>();

  /** Takes a sample: CPU seconds so far. */
  void sample(Instant at, double seconds) {
    samples.put(at, seconds);
  }

  /** CPU seconds by stage, in the order of a visit, of what was recorded after the first sample. */
  Map<String, Double> of(Path recording) throws IOException {
    List<RecordedEvent> stages = new ArrayList<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
      if (event.getEventType().getName().equals(VisitStage.EVENT)
          && !event.getStartTime().isBefore(samples.firstKey())) {
        stages.add(event);
      }
    }
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (VisitStage stage : VisitStage.values()) {
      seconds.put(stage.name(), 0.0);
    }
    double all = samples.lastEntry().getValue() - samples.firstEntry().getValue();
    for (RecordedEvent event : stages) {
      double spent = at(event.getEndTime()) - at(event.getStartTime());
      seconds.merge(event.getString("stage"), spent, Double::sum);
    }
    double known = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    seconds.put(BETWEEN, all - known);
    return seconds;
  }

  /** CPU seconds at a moment, between the samples around it. */
  double at(Instant moment) {
    Map.Entry<Instant, Double> before = samples.floorEntry(moment);
    Map.Entry<Instant, Double> after = samples.ceilingEntry(moment);
    if (before == null || after == null) {
      return (before == null ? samples.firstEntry() : samples.lastEntry()).getValue();
    }
    double span = Duration.between(before.getKey(), after.getKey()).toNanos();
    double part = Duration.between(before.getKey(), moment).toNanos();
    return span == 0
        ? before.getValue()
        : before.getValue() + (after.getValue() - before.getValue()) * part / span;
  }
}
