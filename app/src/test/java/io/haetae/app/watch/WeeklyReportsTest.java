package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.core.watch.RowFault;
import io.haetae.core.watch.WatchItem;
import io.haetae.core.watch.WatchList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real weekly reports of Safety Gate, where they are present. */
class WeeklyReportsTest {
  private static final Pattern CASE_NUMBER =
      Pattern.compile("<notifications[ >].*?<caseNumber>([^<]+)</caseNumber>", Pattern.DOTALL);

  private static final Map<Path, WatchList> LISTS = new LinkedHashMap<>();

  @BeforeAll
  static void readAll() throws IOException {
    Optional<Path> recalls = SharedRecalls.folder();
    assumeTrue(recalls.isPresent());
    for (Path report : SharedRecalls.weeklyReports(recalls.get())) {
      LISTS.put(report, new WatchListImport().read(report, new PatternFinder()));
    }
    assertThat(LISTS).isNotEmpty();
  }

  @AfterAll
  static void forget() {
    LISTS.clear();
  }

  @Test
  void everyAlertBecomesAnItem() throws IOException {
    for (Map.Entry<Path, WatchList> entry : LISTS.entrySet()) {
      List<WatchItem> items = entry.getValue().items();
      assertThat(items)
          .as(entry.getKey().toString())
          .extracting(WatchItem::id)
          .containsExactlyElementsOf(caseNumbers(entry.getKey()));
      assertThat(items).allMatch(item -> item.published().isPresent());
      assertThat(items).allMatch(item -> item.reference().isPresent());
      assertThat(items).noneMatch(item -> item.name().isEmpty());
    }
  }

  @Test
  void onlyBarCodesAreFaulty() {
    LISTS.forEach(
        (report, list) ->
            assertThat(list.faults())
                .as(report.toString())
                .allMatch(fault -> fault.field().equals("barcode"))
                .noneMatch(RowFault::lost));
  }

  @Test
  void everyItemSurvivesOurOwnForm(@TempDir Path folder) throws IOException {
    List<WatchItem> items = LISTS.values().stream().flatMap(list -> list.items().stream()).toList();
    Path file = folder.resolve("watch.jsonl");
    new WatchListJsonl().write(items, file);
    WatchList read = new WatchListJsonl().read(file);
    assertThat(read.faults()).isEmpty();
    assertThat(read.items()).isEqualTo(items);
  }

  private static List<String> caseNumbers(Path report) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(report))) {
      String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return CASE_NUMBER.matcher(xml).results().map((MatchResult found) -> found.group(1)).toList();
    }
  }
}
