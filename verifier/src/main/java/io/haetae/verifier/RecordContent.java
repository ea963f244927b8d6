package io.haetae.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** What a record holds, whose place in its file a scan has found. */
final class RecordContent {
  private static final int LONGEST = 64 << 20;

  private RecordContent() {}

  /** The JSON in a record of a package's WARC file. */
  static JsonNode json(PackageZip zip, String name, WarcScan.Scanned record) throws IOException {
    try (GzipMembers members = memberAt(zip, name, record.offset())) {
      var content = members.next();
      content.skipNBytes(record.headerLength());
      byte[] bytes = content.readNBytes((int) Math.min(record.blockLength(), LONGEST));
      return Json.parse(new String(bytes, StandardCharsets.UTF_8), name);
    }
  }

  private static GzipMembers memberAt(PackageZip zip, String name, long offset) throws IOException {
    var in = zip.getInputStream(PackageScan.entry(zip, name));
    in.skipNBytes(offset);
    return new GzipMembers(in);
  }
}
