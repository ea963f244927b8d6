package io.haetae.evidence;

import tools.jackson.databind.node.ObjectNode;

/** One line of {@code evidence/records.jsonl}: a record's place, id and digest. */
final class RecordLine {
  private RecordLine() {}

  static ObjectNode of(int number, String file, WarcScan.Scanned record) throws EvidenceException {
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
