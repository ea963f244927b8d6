package io.haetae.app.watch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of products, whatever file it comes from: finds the header, and turns each row after it
 * into a watch item.
 */
final class ProductTable {
  /** Exported tables often have a title above the header. */
  private static final int MOST_ROWS_ABOVE_HEADER = 10;

  private final WatchListDraft draft;
  private final ListingFinder finder;
  private Optional<Header> header = Optional.empty();

  ProductTable(WatchListDraft draft, ListingFinder finder) {
    this.draft = draft;
    this.finder = finder;
  }

  /** The header, once it was found. */
  Optional<Header> header() {
    return header;
  }

  /**
   * Takes the next row.
   *
   * @param row its number, counted from 1
   * @return whether to go on
   * @throws UnreadableWatchListException if there is no header where one has to be
   */
  boolean accept(long row, List<String> cells) throws UnreadableWatchListException {
    if (header.isEmpty()) {
      header = Header.of(cells);
      if (header.isPresent()) {
        check(row, header.get());
      } else if (row >= MOST_ROWS_ABOVE_HEADER) {
        throw WatchListImport.unknown(draft.file());
      }
      return true;
    }
    if (cells.stream().allMatch(String::isBlank)) {
      return true;
    }
    if (draft.isFull(row)) {
      return false;
    }
    read(row, header.get(), cells);
    return true;
  }

  /** Reports a row that cannot be parsed. */
  boolean acceptBroken(long row, String reason, String fix) {
    if (header.isEmpty()) {
      return row < MOST_ROWS_ABOVE_HEADER;
    }
    if (draft.isFull(row)) {
      return false;
    }
    draft.loseRow(row, "row", reason, fix);
    return true;
  }

  /**
   * Ends the table.
   *
   * @throws UnreadableWatchListException if no header came
   */
  void finish() throws UnreadableWatchListException {
    if (header.isEmpty()) {
      throw WatchListImport.unknown(draft.file());
    }
  }

  private void check(long row, Header found) throws UnreadableWatchListException {
    if (!found.has(Column.ID)) {
      throw new UnreadableWatchListException(
          draft.file(),
          "the header in row " + row + " has no column id",
          "add a column id (관리번호) with a number of its own for each product");
    }
    for (String heading : found.unknown()) {
      draft.loseField(
          row, heading, "this column is not known", "docs/watch-list.md lists the columns");
    }
    for (String heading : found.repeated()) {
      draft.loseField(
          row, heading, "an earlier column means the same", "leave one of the two columns out");
    }
  }

  private void read(long row, Header found, List<String> cells) {
    List<String> beyond =
        cells.size() > found.width() ? cells.subList(found.width(), cells.size()) : List.of();
    if (!beyond.stream().allMatch(String::isBlank)) {
      draft.loseRow(
          row,
          "row",
          "it has " + cells.size() + " cells, the header " + found.width(),
          "put a text that holds the separator in quotation marks");
      return;
    }
    Map<Column, String> values = found.values(cells);
    new ProductRow(new Fields(draft, row), finder, values).read();
  }
}
