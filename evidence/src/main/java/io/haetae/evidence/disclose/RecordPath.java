package io.haetae.evidence.disclose;

import io.haetae.verifier.Merkle;
import io.haetae.verifier.TreeHash;
import java.util.ArrayList;
import java.util.List;

/** The audit path of a record: what proves, beside its leaf, that the tree holds it. */
final class RecordPath {
  private RecordPath() {}

  /**
   * A path in hexadecimal, nearest hash first (RFC 9162, section 2.1.3.1).
   *
   * @param index of the record among the leaves, the first is 0
   */
  static List<String> of(int index, List<TreeHash> leaves) {
    List<String> path = new ArrayList<>();
    add(index, leaves, path);
    return path;
  }

  private static void add(int index, List<TreeHash> leaves, List<String> path) {
    if (leaves.size() == 1) {
      return;
    }
    // The left half is the largest power of two below the number of leaves.
    int left = Integer.highestOneBit(leaves.size() - 1);
    List<TreeHash> first = leaves.subList(0, left);
    List<TreeHash> rest = leaves.subList(left, leaves.size());
    if (index < left) {
      add(index, first, path);
      path.add(Merkle.root(rest).hex());
    } else {
      add(index - left, rest, path);
      path.add(Merkle.root(first).hex());
    }
  }
}
