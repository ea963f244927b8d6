package io.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordTreeTest {
  private static final int LARGEST = 200;

  @Test
  void everyRecordOfEveryTreeIsProvenByItsPathAndByNoOther() throws EvidenceException {
    Random random = new Random(11);
    for (int count = 1; count <= LARGEST; count++) {
      RecordTree tree = tree(count);
      for (int revealed = 0; revealed < 12; revealed++) {
        int index = random.nextInt(count);
        String leaf = RecordTree.leaf(hash("salt", index), index + 1, hash("record", index));
        List<String> path = tree.path(index);
        assertThat(RecordTree.rootOver(leaf, index, count, path)).isEqualTo(tree.root());
        String moved = RecordTree.leaf(hash("salt", index), index + 2, hash("record", index));
        assertThat(RecordTree.rootOver(moved, index, count, path)).isNotEqualTo(tree.root());
        assertRefused(leaf, index + 1, count, path, tree.root());
        assertRefused(leaf, index, count, longer(path), tree.root());
        if (!path.isEmpty()) {
          assertRefused(leaf, index, count, path.subList(1, path.size()), tree.root());
        }
      }
    }
  }

  @Test
  void eachRecordMoreGivesAnotherRoot() throws EvidenceException {
    List<String> roots = new ArrayList<>();
    for (int count = 0; count <= LARGEST; count++) {
      roots.add(tree(count).root());
    }
    assertThat(roots).doesNotHaveDuplicates();
    assertThat(roots.getFirst()).isEqualTo(Sha256.of(new byte[0]));
    assertThat(roots.get(1)).isEqualTo(RecordTree.leaf(hash("salt", 0), 1, hash("record", 0)));
  }

  @Test
  void aSaltOrSumOfAnotherFormIsRefused() {
    String good = hash("any", 1);
    for (String bad : List.of("", "0", good.substring(1), good + "0", good.replace(good, "zz"))) {
      assertThatThrownBy(() -> RecordTree.leaf(bad, 1, good)).isInstanceOf(EvidenceException.class);
      assertThatThrownBy(() -> RecordTree.leaf(good, 1, bad)).isInstanceOf(EvidenceException.class);
    }
  }

  private static void assertRefused(
      String leaf, int index, int count, List<String> path, String root) {
    try {
      assertThat(RecordTree.rootOver(leaf, index, count, path)).isNotEqualTo(root);
    } catch (EvidenceException refused) {
      assertThat(refused).hasMessageMatching(".*(path|place).*");
    }
  }

  private static List<String> longer(List<String> path) {
    List<String> longer = new ArrayList<>(path);
    longer.add(hash("more", 0));
    return longer;
  }

  private static RecordTree tree(int count) throws EvidenceException {
    RecordTree tree = new RecordTree();
    for (int i = 0; i < count; i++) {
      tree.add(hash("salt", i), i + 1L, hash("record", i));
    }
    return tree;
  }

  private static String hash(String what, int index) {
    return Sha256.of(what + index);
  }

  @Test
  void aLeafInCapitalsIsNoLeaf() {
    String leaf = "AB".repeat(32);
    assertThatThrownBy(() -> RecordTree.rootOver(leaf, 0, 1, List.of()))
        .isInstanceOf(EvidenceException.class)
        .hasMessage("a leaf is not 64 hexadecimal digits");
  }
}
