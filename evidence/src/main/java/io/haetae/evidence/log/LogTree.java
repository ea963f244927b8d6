package io.haetae.evidence.log;

import io.haetae.evidence.log.LogFaults.Subject;
import io.haetae.verifier.Merkle;
import io.haetae.verifier.TreeHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A log's tree, computed again from its leaves and compared with its tiles. */
final class LogTree {
  private final LogFiles files;
  private final long size;
  private final LogFaults faults;

  /** Of each level from 1 the hashes that do not fill a tile yet. */
  private final List<List<TreeHash>> levels = new ArrayList<>();

  LogTree(LogFiles files, long size, LogFaults faults) {
    this.files = files;
    this.size = size;
    this.faults = faults;
  }

  /** Compares the hashes of a tile with the file. */
  void compare(int level, long number, List<TreeHash> hashes) {
    try {
      if (!files.tile(level, number, hashes.size()).equals(hashes)) {
        String file = "" + files.tilePath(level, number, hashes.size());
        faults.add(Subject.TREE, file + " does not agree with the leaves");
      }
    } catch (IOException unreadable) {
      faults.add(Subject.TREE, reason(unreadable));
    }
  }

  /** The root as it would be with these leaves of the next bundle after all before. */
  TreeHash root(List<TreeHash> next) {
    List<TreeHash> hashes = next;
    for (int level = 1; level <= levels.size(); level++) {
      List<TreeHash> row = new ArrayList<>(levels.get(level - 1));
      if (!hashes.isEmpty()) {
        row.add(Merkle.root(hashes));
      }
      hashes = row;
    }
    return Merkle.root(hashes);
  }

  /** Takes a full bundle. */
  void add(long bundle, List<TreeHash> leaves) {
    List<TreeHash> hashes = leaves;
    long number = bundle;
    for (int level = 1; hashes.size() == LogFiles.FULL; level++) {
      if (levels.size() < level) {
        levels.add(new ArrayList<>());
      }
      List<TreeHash> row = levels.get(level - 1);
      row.add(Merkle.root(hashes));
      number /= LogFiles.FULL;
      if (row.size() < LogFiles.FULL) {
        return;
      }
      compare(level, number, row);
      levels.set(level - 1, new ArrayList<>());
      hashes = row;
    }
  }

  /** Compares the tiles that are not full. */
  void end() {
    for (int level = 1; level <= levels.size(); level++) {
      if (!levels.get(level - 1).isEmpty()) {
        compare(level, size >> (8 * (level + 1)), levels.get(level - 1));
      }
    }
  }

  static String reason(IOException fault) {
    return fault instanceof java.nio.file.NoSuchFileException
        ? fault.getMessage() + " is missing"
        : String.valueOf(fault.getMessage());
  }
}
