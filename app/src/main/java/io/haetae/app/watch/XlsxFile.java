package io.haetae.app.watch;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** A table on the first sheet of an XLSX workbook. */
final class XlsxFile {
  private final FileContent content;
  private final WatchListDraft draft;
  private final ListingFinder finder;

  XlsxFile(FileContent content, WatchListDraft draft, ListingFinder finder) {
    this.content = content;
    this.draft = draft;
    this.finder = finder;
  }

  void read() throws IOException {
    ProductTable table = new ProductTable(draft, finder);
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(
                CheckedWorkbook.of(content, draft.limits()), new ReadingOptions(true, true));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      XlsxCells cells = new XlsxCells(draft, table);
      Iterator<Row> remaining = rows.iterator();
      boolean more = true;
      while (more && remaining.hasNext()) {
        Row row = remaining.next();
        more = table.accept(row.getRowNum(), cells.of(row));
      }
    } catch (ExcelReaderException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NoSuchElementException malformed) {
      throw CheckedWorkbook.damaged(draft.file());
    }
    table.finish();
  }
}
