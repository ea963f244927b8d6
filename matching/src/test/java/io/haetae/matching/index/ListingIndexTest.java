package io.haetae.matching.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.matching.image.Pdq;
import io.haetae.matching.text.Labelled;
import io.haetae.matching.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingIndexTest {
  private static final List<Pdq> ASKED = List.of(Pdq.parse("0".repeat(64), 90));

  @Test
  void findsTheLikestFirstInAnyLanguage() throws IOException {
    try (ListingIndex index = ListingIndex.inMemory()) {
      index.put(new ListingIndex.Entry("heater", Wording.ofTitle("접이식 전기 온열기 220V 화이트")));
      index.put(new ListingIndex.Entry("lamp", Wording.ofTitle("LED 조명 램프 12V")));
      index.put(new ListingIndex.Entry("toy", Wording.ofTitle("磁铁 玩具 积木")));
      index.commit();
      assertThat(index.like(Wording.ofTitle("Foldable electric heater 220V"), 3))
          .startsWith("heater");
      assertThat(index.like(Wording.ofTitle("magnet toy"), 3)).containsExactly("toy");
    }
  }

  @Test
  void aLaterWordingReplacesTheEarlier() throws IOException {
    try (ListingIndex index = ListingIndex.inMemory()) {
      index.put(new ListingIndex.Entry("one", Wording.ofTitle("kettle")));
      index.put(new ListingIndex.Entry("one", Wording.ofTitle("lantern")));
      index.commit();
      assertThat(index.like(Wording.ofTitle("kettle"), 3)).isEmpty();
      assertThat(index.like(Wording.ofTitle("lantern"), 3)).containsExactly("one");
    }
  }

  @Test
  void findsByNameAndByPhotographAndKeepsANoteInAFolder(@TempDir Path folder) throws IOException {
    try (ListingIndex index = ListingIndex.at(folder)) {
      index.put(entry("one", "kettle", "GTIN 1", "0".repeat(64)));
      index.put(entry("two", "lantern", "GTIN 1", "0".repeat(62) + "ff"));
      index.put(entry("three", "lamp", "GTIN 3", "f".repeat(64)));
      index.mark("read a bundle");
      index.commit();
    }
    try (ListingIndex index = ListingIndex.at(folder)) {
      assertThat(index.size()).isEqualTo(3);
      assertThat(index.named("GTIN 1", 5)).containsExactlyInAnyOrder("one", "two");
      assertThat(index.near(ASKED, 31, 5)).containsExactly("one", "two");
      assertThat(index.near(ASKED, 256, 5)).containsExactly("one", "two", "three");
      assertThat(index.note("three")).contains("note of three");
      assertThat(index.note("four")).isEmpty();
      assertThat(index.marks()).containsExactly("read a bundle");
    }
  }

  @Test
  void aListingThatIsPutAgainLeavesNothingOfItself() throws IOException {
    try (ListingIndex index = ListingIndex.inMemory()) {
      index.put(entry("one", "kettle", "GTIN 1", "0".repeat(64)));
      index.commit();
      assertThat(index.near(ASKED, 31, 5)).containsExactly("one");
      index.put(entry("one", "kettle", "GTIN 2", "f".repeat(64)));
      index.commit();
      assertThat(index.size()).isEqualTo(1);
      assertThat(index.named("GTIN 1", 5)).isEmpty();
      assertThat(index.near(ASKED, 31, 5)).isEmpty();
      index.mark("read a bundle");
      index.clear();
      index.commit();
      assertThat(index.size()).isZero();
      assertThat(index.marks()).isEmpty();
    }
  }

  @Test
  void anIndexThatIsOpenElsewhereIsRefused(@TempDir Path folder) throws IOException {
    try (ListingIndex held = ListingIndex.at(folder)) {
      assertThat(held.size()).isZero();
      assertThatThrownBy(() -> ListingIndex.at(folder))
          .isInstanceOf(IOException.class)
          .hasMessage(folder + ": another process has this index open");
    }
  }

  private static ListingIndex.Entry entry(String id, String title, String name, String hash) {
    return new ListingIndex.Entry(
        id,
        Wording.ofTitle(title),
        Set.of(name),
        List.of(Pdq.parse(hash, 90), Pdq.parse("0".repeat(64), 10)),
        "note of " + id);
  }

  @Test
  void theTrueMatchIsAmongTheFirstTwentyOfAbtBuy() throws IOException {
    assertThat(found("AB")).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void theTrueMatchIsAmongTheFirstTwentyOfAmazonGoogle() throws IOException {
    assertThat(found("AG")).isGreaterThanOrEqualTo(0.98);
  }

  /** The share of all positives of the set whose right side is found by the left. */
  private static double found(String set) throws IOException {
    assumeTrue(Labelled.present(), "the labelled pairs are not here");
    Path folder = Labelled.file("deepmatcher_relational/" + set);
    try (ListingIndex index = ListingIndex.inMemory()) {
      for (CSVRecord row : rows(folder.resolve("tableB.csv"))) {
        index.put(new ListingIndex.Entry(row.get("id"), wording(row)));
      }
      index.commit();
      List<Wording> left =
          rows(folder.resolve("tableA.csv")).stream().map(ListingIndexTest::wording).toList();
      int all = 0;
      int found = 0;
      for (String split : List.of("train", "valid", "test")) {
        for (CSVRecord pair : rows(folder.resolve(split + ".csv"))) {
          if (pair.get("label").equals("1")) {
            Wording asked = left.get(Integer.parseInt(pair.get("ltable_id")));
            all++;
            found += index.like(asked, 20).contains(pair.get("rtable_id")) ? 1 : 0;
          }
        }
      }
      System.out.printf("%s F1-retrieval %d of %d%n", set, found, all);
      return (double) found / all;
    }
  }

  private static Wording wording(CSVRecord row) {
    return row.isMapped("value")
        ? Wording.ofTitle(row.get("value"))
        : Wording.ofTitle(row.get("title") + " " + row.get("manufacturer"));
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    CSVFormat form = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), form)) {
      return parser.getRecords();
    }
  }
}
