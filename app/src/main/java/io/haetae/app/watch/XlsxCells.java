package io.haetae.app.watch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;

/** The cells of a workbook's rows as text. Formulas are never computed. */
final class XlsxCells {
  /** Excel and LibreOffice keep 15 significant digits of a number. */
  private static final int EXACT_DIGITS = 15;

  /** The built-in date formats, ECMA-376 part 1, section 18.8.30, with those of Korean Excel. */
  private static final Set<Integer> DATE_FORMATS =
      Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);

  /** 31 December 9999 as Excel counts days. */
  private static final double LAST_DAY = 2_958_465;

  private static final int LONGEST_FORMAT = 255;

  private final WatchListDraft draft;
  private final ProductTable table;
  private long characters;

  XlsxCells(WatchListDraft draft, ProductTable table) {
    this.draft = draft;
    this.table = table;
  }

  /**
   * The texts of a row's cells.
   *
   * @throws UnreadableWatchListException if the cells so far hold more text than the limit
   */
  List<String> of(Row row) throws UnreadableWatchListException {
    List<String> texts = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      int column = i;
      String text = row.getOptionalCell(i).map(cell -> text(row, column, cell)).orElse("");
      characters += text.length();
      texts.add(text);
    }
    if (characters > draft.limits().textCharacters()) {
      throw new UnreadableWatchListException(
          draft.file(),
          "its cells hold more than " + draft.limits().textCharacters() + " characters",
          "split it");
    }
    return texts;
  }

  private String text(Row row, int column, Cell cell) {
    return switch (cell.getType()) {
      case STRING -> cell.asString();
      case NUMBER -> number(row, column, cell);
      case BOOLEAN -> cell.asBoolean() ? "TRUE" : "FALSE";
      case FORMULA -> formula(row, column, cell);
      case ERROR -> lost(row, column, "the cell shows an error", "write the value itself");
      case EMPTY -> "";
    };
  }

  private String number(Row row, int column, Cell cell) {
    return isDate(cell)
        ? cell.asDate().toLocalDate().toString()
        : plain(row, column, cell.asNumber());
  }

  private String plain(Row row, int column, BigDecimal number) {
    int digitsBeforePoint = number.precision() - number.scale();
    if (digitsBeforePoint > EXACT_DIGITS) {
      return lost(
          row,
          column,
          number + " is stored as a number, and its last digits may be lost",
          "format the column as text and write the number again");
    }
    boolean tiny = number.scale() > 2 * EXACT_DIGITS;
    return tiny ? number.toString() : number.stripTrailingZeros().toPlainString();
  }

  /** The result that the spreadsheet program saved. */
  private String formula(Row row, int column, Cell cell) {
    if (cell.getValue() instanceof BigDecimal number) {
      return plain(row, column, number);
    }
    String saved = Optional.ofNullable(cell.getRawValue()).orElse("");
    return saved.isEmpty()
        ? lost(row, column, "the formula has no saved result", "paste its value")
        : saved;
  }

  private String lost(Row row, int column, String reason, String fix) {
    table
        .header()
        .flatMap(header -> header.column(column))
        .ifPresent(known -> draft.loseField(row.getRowNum(), known.heading(), reason, fix));
    return "";
  }

  private static boolean isDate(Cell cell) {
    double day = cell.asNumber().doubleValue();
    String format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
    if (day < 1 || day > LAST_DAY || format.length() > LONGEST_FORMAT) {
      return false;
    }
    Integer id = cell.getDataFormatId();
    String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    return (id != null && DATE_FORMATS.contains(id)) || bare.matches("(?i).*(yy|d).*");
  }
}
