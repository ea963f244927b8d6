package io.haetae.matching.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.core.browse.Bytes;
import io.haetae.matching.text.Labelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference hashes; decoders differ, so ten bits are allowed. */
class PdqReferenceTest {
  @Test
  void isWithinTenBitsOfEveryReferenceHash() throws IOException {
    assumeTrue(Labelled.present(), "the reference pictures are not here");
    Path folder = Labelled.file("pdq_reference");
    List<String> rows = Files.readAllLines(folder.resolve("expected_hashes.csv"));
    int compared = 0;
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      Bytes file = Bytes.copyOf(Files.readAllBytes(folder.resolve(cells[0])));
      Pdq found = Pdq.of(Luminance.of(Picture.decode(file)));
      Pdq expected = Pdq.parse(cells[1], Integer.parseInt(cells[2]));
      assertThat(expected.hex()).isEqualTo(cells[1]);
      assertThat(found.distance(expected)).as(cells[0]).isLessThanOrEqualTo(10);
      compared++;
    }
    assertThat(compared).isEqualTo(31);
  }
}
