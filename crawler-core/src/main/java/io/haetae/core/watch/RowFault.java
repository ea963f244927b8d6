package io.haetae.core.watch;

/**
 * What is wrong with one row of an imported file, and how to mend it.
 *
 * @param file the file as the user named it
 * @param row the row (CSV, XLSX, JSONL: counted from 1, the header included) or the alert's
 *     position (XML: counted from 1)
 * @param field the column or element
 * @param reason what is wrong, with the value found
 * @param fix what to write instead
 * @param lost whether the whole row was left out; else only the field was
 */
public record RowFault(
    String file, long row, String field, String reason, String fix, boolean lost) {
  /** {@code file:row: field: reason; fix}. */
  @Override
  public String toString() {
    return file
        + ":"
        + row
        + ": "
        + field
        + ": "
        + reason
        + "; "
        + fix
        + (lost ? " (row left out)" : "");
  }
}
