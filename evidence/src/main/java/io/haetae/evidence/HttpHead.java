package io.haetae.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** The status line and content type in the HTTP head of a response record. */
final class HttpHead {
  private HttpHead() {}

  /** What a viewer is told of a record. */
  record Served(int status, String mediaType) {}

  static Served served(Path warc, WarcScan.Scanned record) throws IOException {
    if (record.httpHeadLength() == 0) {
      return new Served(200, bare(record.header("Content-Type")));
    }
    RecordBody head =
        new RecordBody(warc, record.offset(), record.headerLength(), record.httpHeadLength());
    try (InputStream in = head.open()) {
      String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\r\n", -1);
      String type = "application/octet-stream";
      for (String line : lines) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
          type = bare(line.substring(line.indexOf(':') + 1));
        }
      }
      return new Served(status(lines[0]), type);
    }
  }

  private static int status(String line) throws EvidenceException {
    String[] words = line.split(" ", 3);
    if (words.length < 2 || !words[1].matches("[0-9]{3}")) {
      throw new EvidenceException("the status line is \"" + line + "\"");
    }
    return Integer.parseInt(words[1]);
  }

  private static String bare(String mediaType) {
    return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
