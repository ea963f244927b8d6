package io.haetae.app.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Tables as CSV (RFC 4180, UTF-8) with a codebook beside each. A cell that a spreadsheet would take
 * for a formula begins with an apostrophe.
 */
public final class Spreadsheet {
  /** Marks of direction, which could also hide a formula's first character. */
  private static final Pattern TURNING =
      Pattern.compile("[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]");

  /** The wide forms are taken for formulas where people type them. */
  private static final Pattern FORMULA =
      Pattern.compile("[\t\r\n]|\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");

  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?|-Infinity");

  private static final int LAST_ASCII = 0x7f;

  private Spreadsheet() {}

  /**
   * Writes a table and its codebook.
   *
   * @param codes a column each: its title, its values, its meaning
   * @param rows as many cells as there are columns
   * @throws IOException if a file exists already or cannot be written
   */
  public static void write(Path file, List<List<String>> codes, Stream<List<String>> rows)
      throws IOException {
    String[] header = codes.stream().map(List::getFirst).toArray(String[]::new);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
        CSVPrinter printer =
            new CSVPrinter(out, CSVFormat.RFC4180.builder().setHeader(header).get())) {
      for (Iterator<List<String>> each = rows.iterator(); each.hasNext(); ) {
        printer.printRecord(each.next().stream().map(Spreadsheet::unharmed).toList());
      }
    }
    codebook(file, codes);
  }

  /** Writes what explains a table's columns. */
  static void codebook(Path table, List<List<String>> codes) throws IOException {
    try (BufferedWriter out =
            Files.newBufferedWriter(
                ObservationTable.codebookOf(table), StandardOpenOption.CREATE_NEW);
        CSVPrinter printer =
            new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setHeader("column", "values", "meaning").get())) {
      for (List<String> code : codes) {
        printer.printRecord(code);
      }
    }
  }

  /**
   * A cell that no spreadsheet takes for a formula, without marks that would turn the direction of
   * what stands beside it. A number stays one, though it begins with a minus.
   */
  static String unharmed(String cell) {
    if (isPlain(cell)) {
      return cell;
    }
    String straight = TURNING.matcher(cell).replaceAll("");
    boolean formula = FORMULA.matcher(straight).lookingAt() && !NUMBER.matcher(straight).matches();
    return formula ? "'" + straight : straight;
  }

  /** Whether a cell begins as no formula does and has ASCII alone; so are most of millions. */
  private static boolean isPlain(String cell) {
    boolean word = !cell.isEmpty() && Character.isLetterOrDigit(cell.charAt(0));
    return word && cell.chars().allMatch(character -> character < LAST_ASCII);
  }
}
