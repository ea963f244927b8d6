package io.haetae.app.table;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.figures.Look;
import io.haetae.core.product.Seller;
import io.haetae.verifier.Sha256;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
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
    try (Sheet csv = csvSheet(file)) {
      return each(List.of(csv));
    }
  }

  /**
   * Writes one JSON object a line; what is not known is left out.
   *
   * @return how many observations were written
   * @throws IOException if a file exists already or cannot be written
   */
  public int jsonl(Path file) throws IOException {
    try (Sheet jsonl = jsonlSheet(file)) {
      return each(List.of(jsonl));
    }
  }

  /**
   * Writes Parquet, as {@link ParquetTable} says.
   *
   * @return how many observations were written
   * @throws IOException if a file exists already or cannot be written
   */
  public int parquet(Path file) throws IOException {
    try (Sheet parquet = parquetSheet(file)) {
      return each(List.of(parquet));
    }
  }

  /**
   * Writes all three beside each other, reading the observations once.
   *
   * @param name the files' name without its ending
   * @return how many observations were written
   * @throws IOException if a file exists already or cannot be written
   */
  public int all(Path folder, String name) throws IOException {
    try (Sheet csv = csvSheet(folder.resolve(name + ".csv"));
        Sheet jsonl = jsonlSheet(folder.resolve(name + ".jsonl"));
        Sheet parquet = parquetSheet(folder.resolve(name + ".parquet"))) {
      return each(List.of(csv, jsonl, parquet));
    }
  }

  /** A file that takes a row at a time; a codebook stands beside it. */
  private interface Sheet extends Closeable {
    void row(List<Optional<String>> cells) throws IOException;
  }

  private static Sheet csvSheet(Path file) throws IOException {
    String[] header = Arrays.stream(Column.values()).map(Column::title).toArray(String[]::new);
    CSVPrinter printer =
        new CSVPrinter(create(file), CSVFormat.RFC4180.builder().setHeader(header).get());
    codebook(file);
    return new Sheet() {
      @Override
      public void row(List<Optional<String>> cells) throws IOException {
        printer.printRecord(
            cells.stream().map(cell -> Spreadsheet.unharmed(cell.orElse(""))).toList());
      }

      @Override
      public void close() throws IOException {
        printer.close();
      }
    };
  }

  private static Sheet jsonlSheet(Path file) throws IOException {
    BufferedWriter out = create(file);
    codebook(file);
    return new Sheet() {
      @Override
      public void row(List<Optional<String>> cells) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        Iterator<Optional<String>> cell = cells.iterator();
        for (Column column : Column.values()) {
          cell.next().ifPresent(value -> node.put(column.title(), value));
        }
        out.write(JSON.writeValueAsString(node));
        out.write('\n');
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  private static Sheet parquetSheet(Path file) throws IOException {
    ParquetTable table = ParquetTable.create(file, codes());
    codebook(file);
    return new Sheet() {
      @Override
      public void row(List<Optional<String>> cells) throws IOException {
        table.add(cells);
      }

      @Override
      public void close() throws IOException {
        table.close();
      }
    };
  }

  private int each(List<Sheet> sheets) throws IOException {
    int written = 0;
    for (String run : database.runNames()) {
      Map<String, Integer> versions = database.study().versions(run);
      for (ObservationRow row : database.observations(run)) {
        if (!row.closedAt().isAfter(until)) {
          ObservationRow told = shown.apply(row);
          Optional<Integer> version = Optional.ofNullable(versions.get(row.visit().id()));
          List<Optional<String>> cells =
              Arrays.stream(Column.values()).map(column -> column.of(told, version)).toList();
          for (Sheet sheet : sheets) {
            sheet.row(cells);
          }
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
}
