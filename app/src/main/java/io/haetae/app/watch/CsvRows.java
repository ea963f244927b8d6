package io.haetae.app.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV text (RFC 4180). A row that cannot be parsed costs that row alone: reading goes
 * on with the line after the one where the row began.
 */
final class CsvRows {
  private static final int MOST_LINES_IN_A_ROW = 500;
  private static final String OPEN_QUOTE =
      "a quotation mark is not closed, or text follows a closing one";

  private final Lines lines;
  private final CSVFormat format;
  private final ImportLimits limits;
  private final Deque<Lines.Line> pushedBack = new ArrayDeque<>();
  private final Deque<Row> ready = new ArrayDeque<>();

  CsvRows(Lines lines, char delimiter, ImportLimits limits) {
    this.lines = lines;
    this.limits = limits;
    this.format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(true)
            .get();
  }

  /** What stands in one row. */
  sealed interface Row {
    /** The cells of a row; none for an empty line. */
    record Cells(List<String> cells) implements Row {
      public Cells {
        cells = List.copyOf(cells);
      }
    }

    /** A row that cannot be parsed, and why. */
    record Broken(String reason) implements Row {}
  }

  /** The next row; empty at the end. */
  Optional<Row> next() throws IOException {
    if (ready.isEmpty()) {
      Optional<Lines.Line> line = nextLine();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      readFrom(line.get());
    }
    return Optional.of(ready.remove());
  }

  private void readFrom(Lines.Line first) throws IOException {
    if (first.cut()) {
      ready.add(
          new Row.Broken("the line is longer than " + limits.recordCharacters() + " characters"));
      return;
    }
    if (quotesAreEven(first.text())) {
      ready.addAll(parse(first.text()).orElse(List.of(new Row.Broken(OPEN_QUOTE))));
      return;
    }
    List<Lines.Line> following = new ArrayList<>();
    Optional<List<Row>> rows = parseUntilClosed(first, following);
    if (rows.isPresent()) {
      ready.addAll(rows.get());
      return;
    }
    following.reversed().forEach(pushedBack::addFirst);
    ready.addAll(parse(first.text()).orElse(List.of(new Row.Broken(OPEN_QUOTE))));
  }

  private Optional<List<Row>> parseUntilClosed(Lines.Line first, List<Lines.Line> following)
      throws IOException {
    StringBuilder text = new StringBuilder(first.text());
    while (following.size() < MOST_LINES_IN_A_ROW && text.length() < limits.recordCharacters()) {
      Optional<Lines.Line> line = nextLine();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      following.add(line.get());
      text.append('\n').append(line.get().text());
      if (line.get().cut()) {
        return Optional.empty();
      }
      if (!quotesAreEven(line.get().text())) {
        return parse(text.toString());
      }
    }
    return Optional.empty();
  }

  private Optional<Lines.Line> nextLine() throws IOException {
    return pushedBack.isEmpty() ? lines.next() : Optional.of(pushedBack.remove());
  }

  private Optional<List<Row>> parse(String text) throws IOException {
    if (text.isBlank()) {
      return Optional.of(List.of(new Row.Cells(List.of())));
    }
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord cells : parser) {
        rows.add(new Row.Cells(cells.toList()));
      }
    } catch (UncheckedIOException malformed) {
      return Optional.empty();
    }
    return Optional.of(rows);
  }

  private static boolean quotesAreEven(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 0;
  }
}
