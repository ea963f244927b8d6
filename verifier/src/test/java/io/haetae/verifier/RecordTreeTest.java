package io.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordTreeTest {
  private static final int LARGEST = 200;

  @Test
  void eachRecordMoreGivesAnotherRoot() throws EvidenceException {
    List<String> roots = new ArrayList<>();
    for (int count = 0; count <= LARGEST; count++) {
      roots.add(tree(count).root());
    }
    assertThat(roots).doesNotHaveDuplicates();
    assertThat(roots.getFirst()).isEqualTo(Sha256.of(new byte[0]));
    assertThat(roots.get(1))
        .isEqualTo(RecordTree.leaf(hash("salt", 0), 1, hash("record", 0)).hex());
  }

  @Test
  void aSaltOrSumOfAnotherFormIsRefused() {
    String good = hash("any", 1);
    for (String bad : List.of("", "0", good.substring(1), good + "0", good.replace(good, "zz"))) {
      assertThatThrownBy(() -> RecordTree.leaf(bad, 1, good)).isInstanceOf(EvidenceException.class);
      assertThatThrownBy(() -> RecordTree.leaf(good, 1, bad)).isInstanceOf(EvidenceException.class);
    }
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
    assertThatThrownBy(() -> TreeHash.ofHex(leaf, "a leaf"))
        .isInstanceOf(EvidenceException.class)
        .hasMessage("a leaf is not 64 hexadecimal digits");
  }
}
