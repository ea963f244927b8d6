package io.haetae.evidence;

import io.haetae.core.plan.Visit;
import io.haetae.evidence.log.Leaf;
import io.haetae.evidence.log.LogEntry;
import io.haetae.evidence.log.PlannedVisit;
import io.haetae.evidence.log.TransparencyLog;
import io.haetae.verifier.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an archive writes into its log. Each start or resumption of a run is a session, which the
 * log knows as a run of its own, with all visits that are due in its plan. Sessions of several runs
 * may overlap: each leaf says to which it belongs. Safe for use by several lanes.
 */
final class ArchiveLog implements Closeable {
  private static final String LEFT = "the process ended; it is left to who takes the lane next";
  private static final int LONGEST_REASON = 500;

  private final TransparencyLog log;
  private final TargetNames targets;
  private final Anchors anchors;

  /** The sessions that have not ended, by the name of their runs. */
  private final Map<String, LoggedSession> sessions = new HashMap<>();

  private ArchiveLog(TransparencyLog log, TargetNames targets, Anchors anchors) {
    this.log = log;
    this.targets = targets;
    this.anchors = anchors;
  }

  /** Opens the log of an archive, or begins it. */
  static ArchiveLog open(Path archive, Sealing sealing) throws IOException {
    Path folder = archive.resolve("log");
    TransparencyLog log = TransparencyLog.open(folder, sealing.logKey(), sealing.clock());
    Anchors anchors =
        new Anchors(folder.resolve("anchors"), log, sealing.authorities(), sealing.clock());
    try {
      ArchiveLog opened = new ArchiveLog(log, TargetNames.in(archive), anchors);
      opened.keys(sealing);
      return opened;
    } catch (IOException failed) {
      log.close();
      throw failed;
    }
  }

  /** A new log begins with its keys; after a rotation it says which seal key ends and begins. */
  private void keys(Sealing sealing) throws IOException {
    if (log.size() == 0) {
      log.append(
          new Leaf.CheckpointKey(sealing.logKey().verifierKey().toString(), Leaf.KeyState.ACTIVE));
    }
    String present = sealing.signer().keys().certificateSha256();
    Optional<String> before = log.sealKey();
    if (!before.equals(Optional.of(present))) {
      if (before.isPresent()) {
        log.append(new Leaf.SealKey(before.get(), Leaf.KeyState.RETIRED));
      }
      log.append(new Leaf.SealKey(present, Leaf.KeyState.ACTIVE));
    }
  }

  /** What seals bundles into this log. */
  Sealer sealer(Sealing sealing) {
    return new Sealer(sealing, log, anchors);
  }

  /** Writes what is going to be visited, and makes an anchor for the visits to come. */
  synchronized void plan(String run, List<Visit> visits) throws IOException {
    String name = run + "." + log.size();
    List<PlannedVisit> lines = new ArrayList<>();
    for (Visit visit : visits) {
      lines.add(new PlannedVisit(lines.size(), visit.id(), targets.of(visit).commitment()));
    }
    log.plan(name, lines, configSha256(visits));
    sessions.put(run, new LoggedSession(name, visits.stream().map(Visit::id).toList()));
    anchors.current();
  }

  /** How the run looks at its listings, as one hash. */
  private static String configSha256(List<Visit> visits) {
    StringBuilder settings = new StringBuilder();
    visits.stream().map(Visit::lane).distinct().forEach(lane -> settings.append(lane).append('\n'));
    return Sha256.of(settings.toString());
  }

  /** Writes that a visit starts; returns what its manifest will say of that. */
  synchronized Opening open(String captureId, Visit visit) throws IOException {
    TargetNames.Name name = targets.of(visit);
    Optional<Opening.Anchor> anchor = anchors.current();
    LoggedSession running = running(visit);
    long position = running.position(visit.id());
    LogEntry<Leaf.Open> entry =
        log.open(
            captureId,
            running.name(),
            position,
            name.commitment(),
            running.opened(captureId, position));
    String nonce = HexFormat.of().formatHex(TargetNames.random());
    return new Opening(
        nonce,
        new Opening.Target(name.commitment(), name.salt(), entry.leaf().targetSeq()),
        anchor);
  }

  /** Writes that a planned visit was not made. */
  synchronized void notMade(Visit visit, String reason) throws IOException {
    LoggedSession running = running(visit);
    fail(Optional.empty(), running.name(), running.position(visit.id()), reason, Optional.empty());
  }

  private LoggedSession running(Visit visit) {
    LoggedSession running = sessions.get(visit.run());
    if (running == null) {
      throw new IllegalStateException("No visit of " + visit.run() + " is made before its plan");
    }
    return running;
  }

  /** Takes note that a capture is sealed now. */
  synchronized void sealed(String captureId) {
    sessions.values().forEach(running -> running.sealed(captureId));
  }

  /** Writes that a visit ended without a seal; one that had ended already is left as it is. */
  synchronized void failed(String captureId, String reason, Optional<String> waczSha256)
      throws IOException {
    for (Leaf.Open open : log.unfinished()) {
      if (open.captureId().equals(captureId)) {
        fail(Optional.of(captureId), open.run(), open.position(), reason, waczSha256);
      }
    }
  }

  /** Writes what happened to a record of the archive, and signs for it. */
  synchronized void custody(Leaf.Custody happened) throws IOException {
    log.append(happened);
    log.checkpoint();
  }

  /**
   * Ends what a killed process had begun and nobody will finish.
   *
   * @param shared whether other machines may make the visits that it had not begun
   */
  synchronized void closeUnfinished(boolean shared) throws IOException {
    for (Leaf.Open open : log.unfinished()) {
      failed(open.captureId(), "the process ended before the visit was sealed", Optional.empty());
    }
    List<LoggedSession> left = LoggedSession.unended(log);
    for (LoggedSession session : left) {
      for (long position : shared ? session.left() : List.<Long>of()) {
        fail(Optional.empty(), session.name(), position, LEFT, Optional.empty());
      }
      log.append(session.end());
    }
    if (!left.isEmpty()) {
      log.checkpoint();
    }
  }

  /** Writes that a run's session ended, and signs for everything so far. */
  synchronized void ended(String run) throws IOException {
    LoggedSession ended = sessions.remove(run);
    if (ended != null) {
      log.append(ended.end());
    }
    log.checkpoint();
  }

  @Override
  public void close() throws IOException {
    log.close();
  }

  private void fail(
      Optional<String> captureId,
      String run,
      long position,
      String reason,
      Optional<String> waczSha256)
      throws IOException {
    String said =
        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "\u2026";
    log.append(new Leaf.Fail(captureId, run, position, said, waczSha256));
  }
}
