package io.haetae.matching.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.matching.image.Pdq;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureIndexTest {
  private static final Pdq ASKED = Pdq.parse("0".repeat(64), 90);

  @Test
  void findsWhatIsNearTheNearestFirst() {
    PictureIndex<String> index = new PictureIndex<>();
    index.put("far", Pdq.parse("f".repeat(64), 90));
    index.put("near", Pdq.parse("0".repeat(60) + "00ff", 90));
    index.put("nearer", Pdq.parse("0".repeat(60) + "0001", 90));
    index.put("near", Pdq.parse("0".repeat(60) + "0003", 90));
    assertThat(index.near(List.of(ASKED), 31, 10)).containsExactly("nearer", "near");
    assertThat(index.near(List.of(ASKED), 31, 1)).containsExactly("nearer");
    assertThat(index.near(List.of(Pdq.parse("f".repeat(64), 90), ASKED), 0, 10))
        .containsExactly("far");
  }

  @Test
  void leavesOutHashesThatSayNothing() {
    PictureIndex<String> index = new PictureIndex<>();
    index.put("plain", Pdq.parse("0".repeat(64), 49));
    assertThat(index.size()).isZero();
    index.put("structured", ASKED);
    assertThat(index.near(List.of(Pdq.parse("0".repeat(64), 49)), 31, 10)).isEmpty();
  }

  @Test
  void growsBeyondItsFirstRoom() {
    PictureIndex<String> index = new PictureIndex<>();
    for (int i = 0; i < 3_000; i++) {
      index.put("p" + i, Pdq.parse("%064x".formatted(i), 90));
    }
    assertThat(index.near(List.of(Pdq.parse("%064x".formatted(2_999), 90)), 0, 5))
        .containsExactly("p2999");
  }
}
