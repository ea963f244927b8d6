package io.haetae.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.Samples;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ObservationTableTest {
  @TempDir private Path folder;

  @Test
  void writesEveryObservationOnceAndExplainsEachColumn() throws Exception {
    Lane temu = Samples.lane("temu");
    List<Visit> visits = Samples.visits(temu, "run", 2);
    Path csv = folder.resolve("all.csv");
    Path jsonl = folder.resolve("all.jsonl");
    Path parquet = folder.resolve("all.parquet");
    try (ArchiveDatabase database =
        ArchiveDatabase.open(folder.resolve("archive"), ArchiveKind.STUDY, Samples.CLOCK)) {
      database.schedule().plan(visits);
      database.schedule().commit(Samples.orderable(visits.get(0)));
      database
          .schedule()
          .commit(
              Samples.observation(
                  visits.get(1), new Verdict.Undetermined(Reason.CHALLENGED, Samples.BASIS)));
      ObservationTable table = new ObservationTable(database);
      assertThat(table.csv(csv)).isEqualTo(2);
      assertThat(table.jsonl(jsonl)).isEqualTo(2);
      assertThat(table.parquet(parquet)).isEqualTo(2);
      assertThat(table.all(folder, "together")).isEqualTo(2);
      assertThat(folder.resolve("together.csv")).hasSameTextualContentAs(csv);
      assertThat(folder.resolve("together.jsonl")).hasSameTextualContentAs(jsonl);
      assertParquetTells(folder.resolve("together.parquet"), records(csv));
      assertThatThrownBy(() -> table.parquet(parquet))
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThatThrownBy(() -> table.csv(csv)).isInstanceOf(FileAlreadyExistsException.class);
    }

    List<CSVRecord> records = records(csv);
    assertThat(records).hasSize(2);
    assertThat(records.getFirst().get("verdict")).isEqualTo("Orderable");
    assertThat(records.getFirst().get("price")).isEqualTo("12900.50");
    assertThat(records.getFirst().get("skus")).isEqualTo("1200003|sa2403 노랑");
    assertThat(records.get(1).get("reason")).isEqualTo("Challenged");
    JsonNode line = JsonMapper.builder().build().readTree(Files.readAllLines(jsonl).get(1));
    assertThat(line.path("verdict").asString()).isEqualTo("Undetermined");
    assertThat(line.has("study_version")).isFalse();
    assertThat(records(ObservationTable.codebookOf(parquet)))
        .hasSameSizeAs(records(ObservationTable.codebookOf(csv)));
    assertParquetTells(parquet, records);
    assertThat(records(ObservationTable.codebookOf(csv)).stream().map(r -> r.get("column")))
        .containsExactlyElementsOf(
            records.getFirst().toMap().keySet().stream()
                .sorted(Comparator.comparing(name -> Column.valueOf(name.toUpperCase(Locale.ROOT))))
                .toList());
  }

  /** Read by a reader that shares no code with the writer. */
  private static void assertParquetTells(Path parquet, List<CSVRecord> records) throws Exception {
    try (ParquetFileReader file = ParquetFileReader.open(InputFile.of(parquet));
        RowReader rows = file.rowReader()) {
      for (CSVRecord expected : records) {
        assertThat(rows.hasNext()).isTrue();
        rows.next();
        for (Column column : Column.values()) {
          String told = expected.get(column.title());
          if (rows.isNull(column.title())) {
            assertThat(told).as(column.title()).isEmpty();
          } else {
            assertThat(cell(rows, column)).as(column.title()).isEqualTo(told);
          }
        }
      }
      assertThat(rows.hasNext()).isFalse();
    }
  }

  private static String cell(RowReader row, Column column) {
    String at = column.title();
    return switch (column.type()) {
      case "number" -> Long.toString((long) row.getDouble(at));
      case "true, false" -> Boolean.toString(row.getBoolean(at));
      case "ISO 8601, UTC" -> row.getTimestamp(at).toString();
      default -> row.getString(at);
    };
  }

  private static List<CSVRecord> records(Path file) throws Exception {
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(file))) {
      return parser.getRecords();
    }
  }
}
