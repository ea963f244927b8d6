package io.haetae.verifier;

import tools.jackson.databind.node.ObjectNode;

/** One line of {@code evidence/records.jsonl}: a record's place, id, digest and salt. */
public final class RecordLine {
  private RecordLine() {}

  /**
   * The line of a record.
   *
   * @param number of the record in the bundle, the first is 1
   * @param file the part that it is in
   * @param salt of its leaf in the {@link RecordTree}, in hexadecimal
   * @throws EvidenceException if the record has no id or type
   */
  public static ObjectNode of(int number, String file, WarcScan.Scanned record, String salt)
      throws EvidenceException {
    return Json.object()
        .put("number", number)
        .put("file", file)
        .put("id", record.header("WARC-Record-ID"))
        .put("type", record.type())
        .put("offset", record.offset())
        .put("length", record.length())
        .put("sha256", record.sha256())
        .put("salt", salt);
  }
}
