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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real weekly reports of Safety Gate, where they are present. */
class WeeklyReportsTest {
  private static final Pattern CASE_NUMBER =
      Pattern.compile("<notifications[ >].*?<caseNumber>([^<]+)</caseNumber>", Pattern.DOTALL);

  private List<Path> reports = List.of();

  @BeforeEach
  void find() throws IOException {
    Optional<Path> recalls = SharedRecalls.folder();
    assumeTrue(recalls.isPresent());
    reports = SharedRecalls.weeklyReports(recalls.get());
    assertThat(reports).isNotEmpty();
  }

  @Test
  void everyAlertBecomesAnItem() throws IOException {
    for (Path report : reports) {
      WatchList list = new WatchListImport().read(report, new PatternFinder());
      assertThat(list.items())
          .as(report.toString())
          .extracting(WatchItem::id)
          .containsExactlyElementsOf(caseNumbers(report));
      assertThat(list.items()).allMatch(item -> item.published().isPresent());
      assertThat(list.items()).allMatch(item -> item.reference().isPresent());
      assertThat(list.items()).noneMatch(item -> item.name().isEmpty());
    }
  }

  @Test
  void onlyBarCodesAreFaulty() throws IOException {
    for (Path report : reports) {
      WatchList list = new WatchListImport().read(report, new PatternFinder());
      assertThat(list.faults())
          .as(report.toString())
          .allMatch(fault -> fault.field().equals("barcode"))
          .noneMatch(RowFault::lost);
    }
  }

  @Test
  void everyItemSurvivesOurOwnForm() throws IOException {
    List<WatchItem> items = new ArrayList<>();
    for (Path report : reports) {
      items.addAll(new WatchListImport().read(report, new PatternFinder()).items());
    }
    Path file = Files.createTempFile("watch", ".jsonl");
    new WatchListJsonl().write(items, file);
    WatchList read = new WatchListJsonl().read(file);
    Files.delete(file);
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
