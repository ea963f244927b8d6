package io.haetae.evidence;

import io.haetae.evidence.log.Leaf;
import io.haetae.evidence.log.TransparencyLog;
import io.haetae.verifier.LogLeaf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** What became of the visits of one session of a run. Not thread-safe. */
final class LoggedSession {
  private final String name;
  private final long planned;
  private final Map<String, Long> positions = new HashMap<>();
  private final Map<Long, Long> attempts = new HashMap<>();
  private final Map<String, Long> captures = new HashMap<>();
  private final Set<Long> sealed = new HashSet<>();

  private LoggedSession(String name, long planned) {
    this.name = name;
    this.planned = planned;
  }

  /** A session that begins, with the ids of its visits in the order of its plan. */
  LoggedSession(String name, List<String> visits) {
    this(name, visits.size());
    visits.forEach(visit -> positions.put(visit, (long) positions.size()));
  }

  /** The sessions of a log that a killed process did not end, each by its own leaves. */
  static List<LoggedSession> unended(TransparencyLog log) throws IOException {
    List<LoggedSession> sessions = new ArrayList<>();
    for (long plan : log.unendedPlans()) {
      LogLeaf leaf = LogLeaf.parse(log.entry(plan));
      LoggedSession session = new LoggedSession(leaf.text("run"), leaf.number("targets"));
      for (long i = plan + 1; i < log.size(); i++) {
        session.add(LogLeaf.parse(log.entry(i)));
      }
      sessions.add(session);
    }
    return sessions;
  }

  private void add(LogLeaf leaf) {
    switch (leaf.type()) {
      case "OPEN" -> {
        if (leaf.text("run").equals(name)) {
          opened(leaf.text("captureId"), leaf.number("position"));
        }
      }
      case "SEAL" -> sealed(leaf.text("captureId"));
      default -> {
        // The others do not count.
      }
    }
  }

  String name() {
    return name;
  }

  /** A visit's place in the plan, from 0. */
  long position(String visit) {
    Long position = positions.get(visit);
    if (position == null) {
      throw new IllegalStateException("The visit " + visit + " is not in the plan of " + name);
    }
    return position;
  }

  /** Takes note that a position is tried; returns which try it is, from 1. */
  long opened(String captureId, long position) {
    captures.put(captureId, position);
    return attempts.merge(position, 1L, Long::sum);
  }

  /** Takes note that a capture is sealed; one of another session does not count. */
  void sealed(String captureId) {
    Long position = captures.get(captureId);
    if (position != null) {
      sealed.add(position);
    }
  }

  /** The positions that were never tried. */
  List<Long> left() {
    return LongStream.range(0, planned).boxed().filter(at -> !attempts.containsKey(at)).toList();
  }

  /** The leaf that ends it. */
  Leaf.RunEnd end() {
    long opened = attempts.size();
    return new Leaf.RunEnd(name, planned, sealed.size(), opened - sealed.size(), planned - opened);
  }
}
