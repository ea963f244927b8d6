package io.haetae.evidence;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.WarcScan;
import java.util.Locale;

/** The status line and content type in the HTTP head of a response record. */
final class HttpHead {
  private HttpHead() {}

  /** What a viewer is told of a record. */
  record Served(int status, String mediaType) {}

  static Served served(WarcScan.Scanned record) throws EvidenceException {
    if (record.httpHead().isEmpty()) {
      return new Served(200, bare(record.header("Content-Type")));
    }
    String[] lines = record.httpHead().split("\r\n", -1);
    String type = "application/octet-stream";
    for (String line : lines) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
        type = bare(line.substring(line.indexOf(':') + 1));
      }
    }
    return new Served(status(lines[0]), type);
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
