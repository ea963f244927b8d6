package io.haetae.verifier;

import tools.jackson.databind.node.ObjectNode;

/** One line of {@code evidence/records.jsonl}: a record's place, id and digest. */
public final class RecordLine {
  private RecordLine() {}

  public static ObjectNode of(int number, String file, WarcScan.Scanned record)
      throws EvidenceException {
    return Json.object()
        .put("number", number)
        .put("file", file)
        .put("id", record.header("WARC-Record-ID"))
        .put("type", record.type())
        .put("offset", record.offset())
        .put("length", record.length())
        .put("sha256", record.sha256());
  }
}
