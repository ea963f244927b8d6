package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be known of the leaves to append the next one: the state of each target, and which
 * visits and runs are open. It follows from the leaves; the file {@code log/index} only saves
 * reading them all again. Not thread-safe.
 */
final class LogIndex {
  private static final String FIRST_WORD = "haetae-log-index-3";
  private static final String NONE = "-";

  private final Map<String, TargetState> targets = new HashMap<>();
  private final Map<String, Leaf.Open> open = new LinkedHashMap<>();

  /** Visits that failed with a capture, which may be sealed later. */
  private final Map<String, Leaf.Open> waiting = new LinkedHashMap<>();

  /** The leaves of the plans of runs that have not ended, by the run. */
  private final Map<String, Long> plans = new LinkedHashMap<>();

  private Optional<String> sealKey = Optional.empty();

  private long size;

  /** Reads a stored index; an empty one if there is none, or if it is not that of this log. */
  static LogIndex load(Path file, long size, Roots roots) throws IOException {
    LogIndex index = new LogIndex();
    if (!Files.exists(file)) {
      return index;
    }
    String text = Files.readString(file);
    int end = text.lastIndexOf('\n', text.length() - 2) + 1;
    List<String> lines = text.substring(0, end).lines().toList();
    boolean whole = text.substring(end).equals(Sha256.of(text.substring(0, end)) + "\n");
    String[] head = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ", -1);
    if (!whole || head.length != 3 || !head[0].equals(FIRST_WORD)) {
      return index;
    }
    long covered = Long.parseLong(head[1]);
    if (covered > size || !roots.root(covered).base64().equals(head[2])) {
      return index;
    }
    for (String line : lines.subList(1, lines.size())) {
      index.read(line.split(" ", -1));
    }
    index.size = covered;
    return index;
  }

  /** The roots of a log. */
  @FunctionalInterface
  interface Roots {
    TreeHash root(long size) throws IOException;
  }

  /** Stores everything, for the tree that it covers. */
  void store(Path file, TreeHash root) throws IOException {
    StringBuilder text = new StringBuilder("%s %d %s%n".formatted(FIRST_WORD, size, root.base64()));
    targets.forEach(
        (target, state) ->
            text.append(target)
                .append(' ')
                .append(state.openings())
                .append(' ')
                .append(state.lastManifest().orElse(NONE))
                .append('\n'));
    open.values().forEach(visit -> text.append(words(visit)).append('\n'));
    waiting.values().forEach(visit -> text.append(words(visit)).append(" waiting\n"));
    plans.forEach((run, at) -> text.append(run).append(' ').append(at).append('\n'));
    sealKey.ifPresent(key -> text.append(key).append('\n'));
    text.append(Sha256.of(text.toString())).append('\n');
    Durable.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String words(Leaf.Open visit) {
    return String.join(
        " ",
        visit.captureId(),
        visit.run(),
        Long.toString(visit.position()),
        visit.target(),
        Long.toString(visit.targetSeq()),
        Long.toString(visit.attempt()));
  }

  /** How many leaves it covers. */
  long size() {
    return size;
  }

  /** How much there is to store. */
  int entries() {
    return targets.size() + open.size() + waiting.size() + plans.size();
  }

  TargetState target(String target) {
    return targets.getOrDefault(target, TargetState.NEW);
  }

  Collection<Leaf.Open> open() {
    return open.values();
  }

  /** Where the plans of the runs are that have not ended. */
  Collection<Long> plans() {
    return plans.values();
  }

  /** The SHA-256 of the certificate that seals now, as the last leaf about one says. */
  Optional<String> sealKey() {
    return sealKey;
  }

  /**
   * Takes the next leaf.
   *
   * @throws EvidenceException if it cannot come next; then nothing has changed
   */
  void add(LogLeaf leaf) throws EvidenceException {
    switch (leaf.type()) {
      case "PLAN" -> plans.put(leaf.text("run"), size);
      case "RUN-END" -> plans.remove(leaf.text("run"));
      case "OPEN" -> open(leaf);
      case "SEAL" -> seal(leaf);
      case "FAIL" -> fail(leaf);
      case "KEY" -> key(leaf);
      default -> {
        // The other types change nothing here.
      }
    }
    size++;
  }

  private void open(LogLeaf leaf) throws EvidenceException {
    String target = leaf.text("target");
    TargetState before = target(target);
    Leaf.Open visit =
        new Leaf.Open(
            leaf.text("captureId"),
            leaf.text("run"),
            leaf.number("position"),
            target,
            leaf.number("targetSeq"),
            leaf.number("attempt"));
    check(
        visit.targetSeq() == before.openings() + 1, leaf, "does not have the target's next number");
    check(!open.containsKey(visit.captureId()), leaf, "was opened before");
    open.put(visit.captureId(), visit);
    targets.put(target, new TargetState(visit.targetSeq(), before.lastManifest()));
  }

  private void seal(LogLeaf leaf) throws EvidenceException {
    String captureId = leaf.text("captureId");
    Leaf.Open visit = open.getOrDefault(captureId, waiting.get(captureId));
    String target = leaf.text("target");
    TargetState before = target(target);
    check(visit != null, leaf, "was not opened");
    check(
        visit != null
            && visit.target().equals(target)
            && visit.targetSeq() == leaf.number("targetSeq"),
        leaf,
        "was opened for another target");
    check(
        before.lastManifest().equals(leaf.optional("previousForTarget")),
        leaf,
        "does not name the target's last manifest");
    open.remove(captureId);
    waiting.remove(captureId);
    String manifest = leaf.text("manifestSha256");
    targets.put(target, new TargetState(before.openings(), Optional.of(manifest)));
  }

  private void fail(LogLeaf leaf) throws EvidenceException {
    Optional<String> captureId = leaf.optional("captureId");
    if (captureId.isPresent()) {
      Leaf.Open visit = open.remove(captureId.get());
      check(visit != null, leaf, "was not opened");
      if (visit != null && leaf.optional("waczSha256").isPresent()) {
        waiting.put(captureId.get(), visit);
      }
    }
  }

  private void key(LogLeaf leaf) {
    if (leaf.text("role").equals("seal")) {
      boolean active = leaf.text("state").equals("active");
      sealKey = active ? Optional.of(leaf.text("sha256")) : Optional.empty();
    }
  }

  private static void check(boolean holds, LogLeaf leaf, String fault) throws EvidenceException {
    if (!holds) {
      throw new EvidenceException(
          leaf.type() + " of capture " + leaf.text("captureId") + " " + fault);
    }
  }

  private void read(String[] words) {
    if (words.length == 1) {
      sealKey = Optional.of(words[0]);
    } else if (words.length == 2) {
      plans.put(words[0], Long.parseLong(words[1]));
    } else if (words.length == 3) {
      Optional<String> manifest = words[2].equals(NONE) ? Optional.empty() : Optional.of(words[2]);
      targets.put(words[0], new TargetState(Long.parseLong(words[1]), manifest));
    } else {
      Map<String, Leaf.Open> visits = words.length == 7 ? waiting : open;
      visits.put(
          words[0],
          new Leaf.Open(
              words[0],
              words[1],
              Long.parseLong(words[2]),
              words[3],
              Long.parseLong(words[4]),
              Long.parseLong(words[5])));
    }
  }
}
