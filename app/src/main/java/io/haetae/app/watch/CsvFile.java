package io.haetae.app.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A table in a CSV file whose separator is the comma, semicolon or tab. */
final class CsvFile {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final int ROWS_TRIED = 10;

  private final FileContent content;
  private final WatchListDraft draft;
  private final ListingFinder finder;

  CsvFile(FileContent content, WatchListDraft draft, ListingFinder finder) {
    this.content = content;
    this.draft = draft;
    this.finder = finder;
  }

  void read() throws IOException {
    SourceText text = SourceText.of(content);
    char separator = separator(text);
    ProductTable table = new ProductTable(draft, finder);
    try (BufferedReader reader = text.open()) {
      CsvRows rows = rows(reader, separator);
      boolean more = true;
      for (long row = 1; more; row++) {
        Optional<CsvRows.Row> next = rows.next();
        more = next.isPresent() && accept(table, row, next.get());
      }
    }
    table.finish();
  }

  private static boolean accept(ProductTable table, long row, CsvRows.Row read)
      throws UnreadableWatchListException {
    return switch (read) {
      case CsvRows.Row.Cells cells -> table.accept(row, cells.cells());
      case CsvRows.Row.Broken broken ->
          table.acceptBroken(
              row, broken.reason(), "close the quotation mark, or write it twice inside a text");
    };
  }

  /** The separator with which the header has the most known headings. */
  private char separator(SourceText text) throws IOException {
    char best = ',';
    long most = 0;
    for (char separator : SEPARATORS) {
      long known = knownHeadings(text, separator);
      if (known > most) {
        best = separator;
        most = known;
      }
    }
    return best;
  }

  private long knownHeadings(SourceText text, char separator) throws IOException {
    try (BufferedReader reader = text.open()) {
      CsvRows rows = rows(reader, separator);
      for (int row = 0; row < ROWS_TRIED; row++) {
        Optional<CsvRows.Row> next = rows.next();
        if (next.isPresent() && next.get() instanceof CsvRows.Row.Cells cells) {
          Optional<Header> header = Header.of(cells.cells());
          if (header.isPresent()) {
            return header.get().known();
          }
        }
      }
    }
    return 0;
  }

  private CsvRows rows(BufferedReader reader, char separator) {
    return new CsvRows(
        new Lines(reader, draft.limits().recordCharacters()), separator, draft.limits());
  }
}
