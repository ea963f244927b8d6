package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Merkle;
import io.haetae.verifier.TreeHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What became of one run's plan, as far as the leaves tell. */
final class LogRun {
  private static final int MOST_TARGETS = 1 << 24;

  private final long planned;
  private final List<String> targets = new ArrayList<>();
  private final List<String> visits = new ArrayList<>();
  private final BitSet opened = new BitSet();
  private final BitSet sealed = new BitSet();
  private final BitSet failed = new BitSet();
  private boolean ended;

  /** The run of a PLAN leaf. */
  LogRun(LogLeaf plan) {
    this.planned = Math.min(plan.number("targets"), MOST_TARGETS);
  }

  /** Reads the plan's file; a fault is what does not agree with the leaf. */
  void read(Path file, LogLeaf plan) throws IOException {
    List<TreeHash> hashes = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode visit = Json.parse(line, "a line of " + file);
        if (hashes.size() >= planned || Json.number(visit, "position") != hashes.size()) {
          throw new EvidenceException(file + " does not hold the targets that its leaf counts");
        }
        hashes.add(Merkle.leaf(line.getBytes(StandardCharsets.UTF_8)));
        targets.add(Json.text(visit, "target"));
        visits.add(Json.text(visit, "visit"));
      }
    }
    String root = HexFormat.of().formatHex(Merkle.root(hashes).bytes());
    if (hashes.size() != plan.number("targets") || !root.equals(plan.text("root"))) {
      throw new EvidenceException(file + " is not the plan that its leaf commits to");
    }
  }

  /** Takes an OPEN or FAIL; returns what is wrong with it. */
  Optional<String> attempt(LogLeaf leaf) {
    long position = leaf.number("position");
    if (position >= planned) {
      return Optional.of("position " + position + " is not in the plan");
    }
    int at = (int) position;
    if (leaf.type().equals("FAIL")) {
      failed.set(at);
      return Optional.empty();
    }
    opened.set(at);
    if (ended) {
      return Optional.of("the run had ended");
    }
    return at < targets.size() && !targets.get(at).equals(leaf.text("target"))
        ? Optional.of("position " + position + " is planned for another target")
        : Optional.empty();
  }

  void seal(long position) {
    if (position < planned) {
      sealed.set((int) position);
    }
  }

  /** Takes a RUN-END; returns what is wrong with it. */
  Optional<String> end(LogLeaf leaf) {
    long notSealed = opened.cardinality() - (long) sealed.cardinality();
    List<Long> counted =
        List.of(planned, (long) sealed.cardinality(), notSealed, planned - opened.cardinality());
    List<Long> told =
        List.of(
            leaf.number("planned"),
            leaf.number("sealed"),
            leaf.number("failed"),
            leaf.number("left"));
    boolean again = ended;
    ended = true;
    if (again) {
      return Optional.of("had ended before");
    }
    return counted.equals(told)
        ? Optional.empty()
        : Optional.of(
            "tells [planned, sealed, failed, left] " + told + ", the leaves tell " + counted);
  }

  boolean ended() {
    return ended;
  }

  /** The name of the visit at a position; a visit keeps it from one run to the next. */
  String visit(int position) {
    return position < visits.size() ? visits.get(position) : "";
  }

  /** The visits that some leaf speaks of. */
  Set<String> attempted() {
    BitSet attempted = (BitSet) opened.clone();
    attempted.or(failed);
    return attempted.stream().mapToObj(this::visit).collect(Collectors.toSet());
  }

  /** The positions that no leaf speaks of. */
  List<Integer> neverAttempted() {
    BitSet attempted = (BitSet) opened.clone();
    attempted.or(failed);
    attempted.flip(0, (int) planned);
    return attempted.stream().boxed().toList();
  }
}
