package io.haetae.app.table;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.storage.RunRow;
import io.haetae.core.figures.Look;
import io.haetae.core.product.Seller;
import io.haetae.verifier.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes an archive's observations as a table with a codebook beside it, a run at a time. */
public final class ObservationTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ArchiveDatabase database;
  private final Instant until;
  private final UnaryOperator<ObservationRow> shown;

  private ObservationTable(
      ArchiveDatabase database, Instant until, UnaryOperator<ObservationRow> shown) {
    this.database = database;
    this.until = until;
    this.shown = shown;
  }

  /** A table of an archive's observations. */
  public ObservationTable(ArchiveDatabase database) {
    this(database, Instant.MAX, UnaryOperator.identity());
  }

  /**
   * The table that may be published: of what was observed until a moment, with pseudonyms in place
   * of sellers.
   */
  public static ObservationTable published(ArchiveDatabase database, Instant until) {
    return new ObservationTable(database, until, ObservationTable::masked);
  }

  private static ObservationRow masked(ObservationRow row) {
    return row.withSeller(
        row.seller()
            .flatMap(Look::name)
            .map(seller -> pseudonym(row.visit().listing().site() + "/" + seller))
            .map(name -> new Seller(Optional.of(name), Optional.empty())));
  }

  /** What stands in place of a seller, always the same for the same {@code site/seller}. */
  public static String pseudonym(String seller) {
    return "seller-" + Sha256.of(seller).substring(0, 12);
  }

  /**
   * Writes CSV (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula begins with an
   * apostrophe.
   *
   * @return how many observations were written
   * @throws IOException if a file exists already or cannot be written
   */
  public int csv(Path file) throws IOException {
    String[] header = Arrays.stream(Column.values()).map(Column::title).toArray(String[]::new);
    try (BufferedWriter out = create(file);
        CSVPrinter printer =
            new CSVPrinter(out, CSVFormat.RFC4180.builder().setHeader(header).get())) {
      int written =
          each(
              (row, version) ->
                  printer.printRecord(
                      Arrays.stream(Column.values())
                          .map(column -> Spreadsheet.unharmed(column.of(row, version).orElse("")))
                          .toList()));
      codebook(file);
      return written;
    }
  }

  /**
   * Writes one JSON object a line; what is not known is left out.
   *
   * @return how many observations were written
   * @throws IOException if a file exists already or cannot be written
   */
  public int jsonl(Path file) throws IOException {
    try (BufferedWriter out = create(file)) {
      int written =
          each(
              (row, version) -> {
                ObjectNode node = JSON.createObjectNode();
                for (Column column : Column.values()) {
                  column.of(row, version).ifPresent(value -> node.put(column.title(), value));
                }
                out.write(JSON.writeValueAsString(node));
                out.write('\n');
              });
      codebook(file);
      return written;
    }
  }

  /**
   * Writes Parquet, as {@link ParquetTable} says.
   *
   * @return how many observations were written
   * @throws IOException if a file exists already or cannot be written
   */
  public int parquet(Path file) throws IOException {
    try (ParquetTable table = ParquetTable.create(file, codes())) {
      int written =
          each(
              (row, version) ->
                  table.add(
                      Arrays.stream(Column.values())
                          .map(column -> column.of(row, version))
                          .toList()));
      codebook(file);
      return written;
    }
  }

  private int each(Writing writing) throws IOException {
    int written = 0;
    for (RunRow run : database.runs()) {
      Map<String, Integer> versions = database.study().versions(run.name());
      List<ObservationRow> rows = database.observations(run.name());
      for (ObservationRow row : rows) {
        if (!row.closedAt().isAfter(until)) {
          writing.write(shown.apply(row), Optional.ofNullable(versions.get(row.visit().id())));
          written++;
        }
      }
    }
    return written;
  }

  private static void codebook(Path table) throws IOException {
    Spreadsheet.codebook(table, codes());
  }

  private static List<List<String>> codes() {
    return Arrays.stream(Column.values())
        .map(column -> List.of(column.title(), column.type(), column.about()))
        .toList();
  }

  /** Where the codebook of a table is. */
  public static Path codebookOf(Path table) {
    return table.resolveSibling(table.getFileName() + ".codebook.csv");
  }

  private static BufferedWriter create(Path file) throws IOException {
    return Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
  }

  @FunctionalInterface
  private interface Writing {
    void write(ObservationRow row, Optional<Integer> version) throws IOException;
  }
}
