package io.haetae.app.politeness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A book that forgets with the process. */
final class MemoryBook implements LaneBook {
  record Turn(String lane, Instant at) {}

  record PutOff(String lane, String kind, Instant until) {}

  final Set<PutOff> putOffs = new LinkedHashSet<>();

  final List<Turn> turns = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  private final Map<String, Instant> last = new HashMap<>();
  private final Map<String, Hold> holds = new HashMap<>();

  @Override
  public Duration turn(String lane, Instant now, Duration gap) {
    Optional<Instant> earliest = Optional.ofNullable(last.get(lane)).map(at -> at.plus(gap));
    if (earliest.filter(now::isBefore).isPresent()) {
      return Duration.between(now, earliest.get());
    }
    turns.add(new Turn(lane, now));
    last.put(lane, now);
    return Duration.ZERO;
  }

  @Override
  public void seen(String lane, Instant by) {
    last.computeIfPresent(lane, (known, at) -> at.isBefore(by) ? by : at);
  }

  @Override
  public int turns(String lane, Instant since) {
    return (int) turns.stream().filter(t -> t.lane().equals(lane) && t.at().isAfter(since)).count();
  }

  @Override
  public int turns(Instant since) {
    return (int) turns.stream().filter(turn -> turn.at().isAfter(since)).count();
  }

  @Override
  public Optional<Hold> hold(String lane) {
    return Optional.ofNullable(holds.get(lane));
  }

  @Override
  public void hold(String lane, Hold hold) {
    holds.put(lane, hold);
  }

  @Override
  public void served(String lane) {
    holds.remove(lane);
  }

  @Override
  public void putOff(String lane, String kind, Instant from, Instant until, String detail) {
    if (putOffs.add(new PutOff(lane, kind, until))) {
      events.add(kind);
    }
  }

  @Override
  public void event(String lane, String kind, Instant at, String detail) {
    events.add(kind);
  }
}
