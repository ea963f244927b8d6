package io.haetae.app.watch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The header row of a table: which cell of a row belongs to which column. */
final class Header {
  private static final int FEWEST_KNOWN = 2;

  private final List<String> headings;
  private final List<Optional<Column>> columns;

  private Header(List<String> headings, List<Optional<Column>> columns) {
    this.headings = headings;
    this.columns = columns;
  }

  /** The header that these cells make; empty if fewer than two of them are known headings. */
  static Optional<Header> of(List<String> cells) {
    List<String> headings = cells.stream().map(CleanText::line).toList();
    Header header = new Header(headings, headings.stream().map(Column::of).toList());
    return header.known() < FEWEST_KNOWN ? Optional.empty() : Optional.of(header);
  }

  /** How many cells are known headings. */
  long known() {
    return columns.stream().filter(Optional::isPresent).count();
  }

  int width() {
    return columns.size();
  }

  boolean has(Column column) {
    return columns.contains(Optional.of(column));
  }

  /** The column of a cell, counted from 0; empty if it is not known or beyond the header. */
  Optional<Column> column(int cell) {
    return cell < columns.size() ? columns.get(cell) : Optional.empty();
  }

  /** The headings that are not known, in order. */
  List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isEmpty() && !headings.get(i).isEmpty()) {
        unknown.add(headings.get(i));
      }
    }
    return unknown;
  }

  /** The headings that mean a column of one value which an earlier heading means already. */
  List<String> repeated() {
    List<String> repeated = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean single = columns.get(i).isPresent() && !columns.get(i).get().isList();
      if (single && columns.indexOf(columns.get(i)) < i) {
        repeated.add(headings.get(i));
      }
    }
    return repeated;
  }

  /** The values of a row. Several columns of one list are joined; else the first one counts. */
  Map<Column, String> values(List<String> cells) {
    Map<Column, String> values = new EnumMap<>(Column.class);
    for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
      String cell = cells.get(i);
      columns
          .get(i)
          .ifPresent(
              column ->
                  values.merge(
                      column, cell, (first, more) -> column.isList() ? first + "|" + more : first));
    }
    return values;
  }
}
