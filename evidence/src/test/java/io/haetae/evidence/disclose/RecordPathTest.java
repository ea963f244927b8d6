package io.haetae.evidence.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Merkle;
import io.haetae.verifier.RecordTree;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.TreeHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordPathTest {
  private static final int LARGEST = 200;

  @Test
  void everyRecordOfEveryTreeIsProvenByItsPathAndByNoOther() throws EvidenceException {
    Random random = new Random(11);
    for (int count = 1; count <= LARGEST; count++) {
      RecordTree tree = tree(count);
      for (int revealed = 0; revealed < 12; revealed++) {
        int index = random.nextInt(count);
        TreeHash leaf = leaf(index, index + 1);
        List<TreeHash> path = path(index, tree);
        assertThat(root(leaf, index, count, path)).contains(tree.root());
        List<Optional<String>> others = new ArrayList<>();
        others.add(root(leaf(index, index + 2), index, count, path));
        others.add(root(leaf, index + 1, count, path));
        others.add(root(leaf, -1, count, path));
        others.add(root(leaf, index, count, longer(path)));
        if (!path.isEmpty()) {
          others.add(root(leaf, index, count, path.subList(1, path.size())));
        }
        assertThat(others).doesNotContain(Optional.of(tree.root()));
      }
    }
  }

  private static Optional<String> root(TreeHash leaf, int index, int count, List<TreeHash> path) {
    return Merkle.rootOver(leaf, index, count, path).map(TreeHash::hex);
  }

  private static List<TreeHash> path(int index, RecordTree tree) throws EvidenceException {
    List<TreeHash> path = new ArrayList<>();
    for (String hash : RecordPath.of(index, tree.leaves())) {
      path.add(TreeHash.ofHex(hash, "a hash"));
    }
    return path;
  }

  private static List<TreeHash> longer(List<TreeHash> path) {
    List<TreeHash> longer = new ArrayList<>(path);
    longer.add(Merkle.leaf(new byte[0]));
    return longer;
  }

  private static RecordTree tree(int count) throws EvidenceException {
    RecordTree tree = new RecordTree();
    for (int i = 0; i < count; i++) {
      tree.add(hash("salt", i), i + 1L, hash("record", i));
    }
    return tree;
  }

  private static TreeHash leaf(int index, long number) throws EvidenceException {
    return RecordTree.leaf(hash("salt", index), number, hash("record", index));
  }

  private static String hash(String what, int index) {
    return Sha256.of(what + index);
  }
}
