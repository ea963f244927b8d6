package io.haetae.app.table;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A table as Parquet, compressed with Snappy. What a codebook calls a number is a double, {@code
 * true, false} a boolean, a moment of ISO 8601 a UTC time-stamp in milliseconds, and everything
 * else a text; a cell that holds nothing is null. Not thread-safe.
 */
public final class ParquetTable implements Closeable {
  private static final String NAME = "haetae";

  private final ParquetWriter<List<Optional<String>>> writer;

  private ParquetTable(ParquetWriter<List<Optional<String>>> writer) {
    this.writer = writer;
  }

  /** What the cells of a column hold. */
  private enum Kind {
    TEXT,
    NUMBER,
    TRUTH,
    MOMENT;

    static Kind of(String values) {
      return switch (values) {
        case "number" -> NUMBER;
        case "true, false" -> TRUTH;
        case "ISO 8601, UTC" -> MOMENT;
        default -> TEXT;
      };
    }

    PrimitiveType column(String title) {
      return switch (this) {
        case TEXT ->
            Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(title);
        case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(title);
        case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(title);
        case MOMENT ->
            Types.optional(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                .named(title);
      };
    }

    Object value(String cell) {
      return switch (this) {
        case TEXT -> cell;
        case NUMBER -> Double.valueOf(cell);
        case TRUTH -> Boolean.valueOf(cell);
        case MOMENT -> Instant.parse(cell).toEpochMilli();
      };
    }
  }

  /**
   * Begins a table.
   *
   * @param codes a column each: its title, its values, its meaning
   * @throws IOException if the file exists already or cannot be written
   */
  static ParquetTable create(Path file, List<List<String>> codes) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    List<Kind> kinds = codes.stream().map(code -> Kind.of(code.get(1))).toList();
    Type[] columns = new Type[codes.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = kinds.get(i).column(codes.get(i).getFirst());
    }
    return new ParquetTable(
        ParquetWriter.writeFile(
            new MessageType(NAME, columns),
            file.toFile(),
            (cells, values) -> put(columns, kinds, cells, values)));
  }

  private static void put(
      Type[] columns, List<Kind> kinds, List<Optional<String>> cells, ValueWriter values) {
    for (int i = 0; i < columns.length; i++) {
      if (cells.get(i).isPresent()) {
        values.write(columns[i].getName(), kinds.get(i).value(cells.get(i).get()));
      }
    }
  }

  /** Adds a row, with as many cells as there are columns. */
  void add(List<Optional<String>> cells) throws IOException {
    writer.write(cells);
  }

  /**
   * Writes a table and its codebook; an empty cell is null.
   *
   * @param codes a column each: its title, its values, its meaning
   * @param rows as many cells as there are columns
   * @throws IOException if a file exists already or cannot be written
   */
  public static void write(Path file, List<List<String>> codes, Stream<List<String>> rows)
      throws IOException {
    try (ParquetTable table = create(file, codes)) {
      for (Iterator<List<String>> each = rows.iterator(); each.hasNext(); ) {
        table.add(
            each.next().stream().map(cell -> Optional.of(cell).filter(c -> !c.isEmpty())).toList());
      }
    }
    Spreadsheet.codebook(file, codes);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
