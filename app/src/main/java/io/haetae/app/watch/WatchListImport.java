package io.haetae.app.watch;

import io.haetae.core.watch.WatchList;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads watch-lists of any accepted form: a weekly report of the EU's Safety Gate as XML, a table
 * as CSV or XLSX, or the lines that {@link WatchListJsonl} writes. The form is told by the content,
 * never by the file's name; each may be gzipped, but for XLSX. {@code docs/watch-list.md} describes
 * them.
 *
 * <p>Limits: 64 MiB decompressed, 200,000 rows, 1,000,000 characters a CSV record or JSON line,
 * 100,000 a field. Nothing is fetched from the network. Keeps no state and may be used by several
 * threads.
 */
public final class WatchListImport {
  private final ImportLimits limits;

  /** An import with the documented limits. */
  public WatchListImport() {
    this(ImportLimits.DEFAULT);
  }

  WatchListImport(ImportLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a file. Every bad row or field is reported as a fault, and every good one is kept.
   *
   * @param file the file
   * @param finder where listings in free text and addresses are looked up
   * @throws UnreadableWatchListException if the file as a whole is of no accepted form, hostile, or
   *     larger than the limit
   * @throws IOException if the file cannot be read
   */
  public WatchList read(Path file, ListingFinder finder) throws IOException {
    FileContent content = FileContent.load(file, limits);
    WatchListDraft draft = new WatchListDraft(content.file(), limits);
    String head = content.head();
    if (content.startsWith('P', 'K', 3, 4) && !content.isGunzipped()) {
      new XlsxFile(file, draft, finder).read();
    } else if (content.startsWith(0xD0, 0xCF, 0x11, 0xE0)) {
      throw new UnreadableWatchListException(
          content.file(),
          "it is a workbook of the old .xls form, or one protected by a password",
          "save it as .xlsx without a password");
    } else if (content.isBinary()) {
      throw unknown(content.file());
    } else if (head.startsWith("<")) {
      new SafetyGateReport(content, draft, finder).read();
    } else if (head.startsWith("{")) {
      new JsonLines(content, draft).read();
    } else if (head.isEmpty()) {
      throw new UnreadableWatchListException(content.file(), "it is empty", "name another file");
    } else {
      new CsvFile(content, draft, finder).read();
    }
    return draft.finish();
  }

  /** The message for a file of no accepted form. */
  static UnreadableWatchListException unknown(String file) {
    return new UnreadableWatchListException(
        file,
        "this is no watch-list",
        "accepted are a weekly Safety Gate report (XML), a table (CSV or XLSX) with a header row"
            + " that has the columns id and name, or Haetae's own JSONL; see docs/watch-list.md");
  }
}
