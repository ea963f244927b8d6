package io.haetae.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** A table on the first sheet of an XLSX workbook. */
final class XlsxFile {
  private final Path path;
  private final WatchListDraft draft;
  private final ListingFinder finder;

  XlsxFile(Path path, WatchListDraft draft, ListingFinder finder) {
    this.path = path;
    this.draft = draft;
    this.finder = finder;
  }

  void read() throws IOException {
    CheckedWorkbook checked = CheckedWorkbook.of(path, draft.limits());
    ProductTable table = new ProductTable(draft, finder);
    try {
      read(checked, table);
    } catch (UnreadableWatchListException refused) {
      throw refused;
    } catch (IOException
        | ExcelReaderException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NoSuchElementException malformed) {
      // The workbook is in memory by now: what its reader throws is about what it holds.
      throw CheckedWorkbook.damaged(draft.file(), malformed);
    }
    table.finish();
  }

  private void read(CheckedWorkbook checked, ProductTable table) throws IOException {
    ReadingOptions options = new ReadingOptions(checked.hasStyles(), true);
    try (ReadableWorkbook workbook = new ReadableWorkbook(checked.open(), options);
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      XlsxCells cells = new XlsxCells(draft, table);
      Iterator<Row> remaining = rows.iterator();
      boolean more = true;
      while (more && remaining.hasNext()) {
        Row row = remaining.next();
        more = table.accept(row.getRowNum(), cells.of(row));
      }
    }
  }
}
