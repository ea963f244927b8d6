package io.haetae.sites.format;

/**
 * One fault of a file.
 *
 * @param file the file's name
 * @param line the line, counted from 1; 0 where the file as a whole is meant
 * @param column the column, counted from 1
 * @param field the field, such as {@code signals[2].meaning}; empty at the top
 * @param problem what is wrong
 * @param fix what to do
 */
public record Fault(String file, int line, int column, String field, String problem, String fix) {
  /** {@code file:line:column: field: problem; fix}. */
  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return place + ": " + (field.isEmpty() ? "" : field + ": ") + problem + "; " + fix;
  }

  /**
   * What is wrong with a value, wherever it stands.
   *
   * @param problem what is wrong
   * @param fix what to do
   */
  public record Complaint(String problem, String fix) {}
}
