package io.haetae.evidence.log;

import io.haetae.evidence.log.LogFaults.Subject;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows what the leaves tell, in order, and finds what does not follow. */
final class LogHistory {
  private final LogFiles files;
  private final LogFaults faults;
  private final Map<String, Path> folders;
  private final Map<String, LogRun> runs = new LinkedHashMap<>();
  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, LogLeaf> open = new LinkedHashMap<>();

  /** Captures that failed to be sealed, and may be sealed later. */
  private final Map<String, LogLeaf> waiting = new LinkedHashMap<>();

  private final Map<String, LogLeaf> missing = new LinkedHashMap<>();

  private record Target(long number, Optional<String> manifest) {}

  /**
   * Begins with an empty log.
   *
   * @param folders of the captures, by their ids; those with a leaf are taken out
   */
  LogHistory(LogFiles files, LogFaults faults, Map<String, Path> folders) {
    this.files = files;
    this.faults = faults;
    this.folders = folders;
  }

  void add(long index, LogLeaf leaf) {
    switch (leaf.type()) {
      case "PLAN" -> plan(index, leaf);
      case "OPEN" -> open(index, leaf);
      case "SEAL" -> seal(index, leaf);
      case "FAIL" -> fail(index, leaf);
      case "RUN-END" ->
          run(index, leaf)
              .flatMap(run -> run.end(leaf))
              .ifPresent(fault -> fault(Subject.RUNS, index, leaf, fault));
      case "TOMBSTONE" -> tombstone(index, leaf);
      default -> {
        // Keys, custody and renewals tell nothing that other leaves have to agree with.
      }
    }
  }

  void end() {
    open.forEach(
        (id, leaf) ->
            faults.add(
                Subject.VISITS,
                "capture %s was opened (run %s, position %d) and neither sealed nor failed"
                    .formatted(id, leaf.text("run"), leaf.number("position"))));
    Set<String> attempted = new HashSet<>();
    runs.values().forEach(run -> attempted.addAll(run.attempted()));
    runs.forEach(
        (name, run) -> {
          if (!run.ended()) {
            faults.add(Subject.RUNS, "run " + name + " has no RUN-END");
          }
          for (int position : run.neverAttempted()) {
            if (attempted.contains(run.visit(position))) {
              continue; // A later run made the visit that this one had left.
            }
            faults.add(
                Subject.RUNS,
                "position " + position + " of run " + name + " was planned and never attempted");
          }
        });
    waiting.forEach(
        (id, leaf) -> {
          if (folders.remove(id) == null) {
            faults.add(
                Subject.CAPTURES,
                "capture " + id + " waited for its time-stamps, is missing, and was never sealed");
          }
        });
    missing.forEach(
        (id, leaf) ->
            faults.add(
                Subject.CAPTURES,
                "capture %s was sealed at %s, is missing, and has no TOMBSTONE"
                    .formatted(id, leaf.time())));
    folders.forEach(
        (id, folder) ->
            faults.add(
                Subject.CAPTURES,
                folder
                    + (Files.exists(folder.resolve("seal/UNSEALED"))
                        ? " is not sealed yet"
                        : " has neither a SEAL nor a FAIL leaf")));
  }

  private void plan(long index, LogLeaf leaf) {
    LogRun run = new LogRun(leaf);
    if (runs.putIfAbsent(leaf.text("run"), run) != null) {
      fault(Subject.RUNS, index, leaf, "has the same run as one before");
      return;
    }
    try {
      run.read(files.plan(index), leaf);
    } catch (IOException fault) {
      fault(Subject.RUNS, index, leaf, LogTree.reason(fault));
    }
  }

  private void open(long index, LogLeaf leaf) {
    String target = leaf.text("target");
    Target before = targets.getOrDefault(target, new Target(0, Optional.empty()));
    long number = leaf.number("targetSeq");
    if (number != before.number() + 1) {
      long next = before.number() + 1;
      fault(
          Subject.TARGETS,
          index,
          leaf,
          "has number " + number + " of its target, " + next + " is missing or used twice");
    }
    targets.put(target, new Target(number, before.manifest()));
    if (open.put(leaf.text("captureId"), leaf) != null) {
      fault(Subject.VISITS, index, leaf, "opens the same capture again");
    }
    attempt(index, leaf);
  }

  private void seal(long index, LogLeaf leaf) {
    String id = leaf.text("captureId");
    String target = leaf.text("target");
    LogLeaf opening = open.containsKey(id) ? open.remove(id) : waiting.remove(id);
    if (opening == null) {
      fault(Subject.VISITS, index, leaf, "seals capture " + id + ", which was not opened");
    } else {
      Optional.ofNullable(runs.get(opening.text("run")))
          .ifPresent(run -> run.seal(opening.number("position")));
      if (!opening.text("target").equals(target)
          || opening.number("targetSeq") != leaf.number("targetSeq")) {
        fault(Subject.TARGETS, index, leaf, "has another target or number than its OPEN");
      }
    }
    Target before = targets.getOrDefault(target, new Target(0, Optional.empty()));
    if (!before.manifest().equals(leaf.optional("previousForTarget"))) {
      fault(Subject.TARGETS, index, leaf, "does not name the last manifest of its target");
    }
    targets.put(target, new Target(before.number(), Optional.of(leaf.text("manifestSha256"))));
    folder(index, leaf, id);
  }

  private void folder(long index, LogLeaf leaf, String id) {
    Path folder = folders.remove(id);
    if (folder == null) {
      missing.put(id, leaf);
      return;
    }
    Path manifest = folder.resolve(Bundles.MANIFEST);
    try {
      if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)
          || !Sha256.of(manifest).equals(leaf.text("manifestSha256"))) {
        fault(Subject.CAPTURES, index, leaf, manifest + " is not the one that was sealed");
      }
    } catch (IOException unreadable) {
      fault(Subject.CAPTURES, index, leaf, LogTree.reason(unreadable));
    }
  }

  private void fail(long index, LogLeaf leaf) {
    leaf.optional("captureId")
        .ifPresent(
            id -> {
              LogLeaf opening = open.remove(id);
              if (opening == null) {
                fault(Subject.VISITS, index, leaf, "ends capture " + id + ", which was not open");
              } else if (leaf.optional("waczSha256").isPresent()) {
                waiting.put(id, opening);
              } else {
                folders.remove(id);
              }
            });
    attempt(index, leaf);
  }

  private void attempt(long index, LogLeaf leaf) {
    run(index, leaf)
        .flatMap(run -> run.attempt(leaf))
        .ifPresent(fault -> fault(Subject.RUNS, index, leaf, fault));
  }

  private void tombstone(long index, LogLeaf leaf) {
    LogLeaf sealed = missing.remove(leaf.text("captureId"));
    if (sealed == null || !sealed.text("manifestSha256").equals(leaf.text("manifestSha256"))) {
      fault(
          Subject.CAPTURES,
          index,
          leaf,
          "is of no sealed capture that is gone, or another manifest");
    }
  }

  private Optional<LogRun> run(long index, LogLeaf leaf) {
    Optional<LogRun> run = Optional.ofNullable(runs.get(leaf.text("run")));
    if (run.isEmpty()) {
      fault(Subject.RUNS, index, leaf, "run " + leaf.text("run") + " has no PLAN before");
    }
    return run;
  }

  private void fault(Subject subject, long index, LogLeaf leaf, String reason) {
    faults.add(subject, "leaf " + index + " (" + leaf.type() + "): " + reason);
  }
}
