package io.haetae.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haetae.verifier.Sha256;

/** A WARC record whose text was edited, with the length and the digests that it has now. */
final class Redigested {
  private static final String EMPTY_LINE = "\r\n\r\n";

  private Redigested() {}

  /** What stands between a record's header and its end. */
  static String block(String record) {
    return record.substring(headEnd(record), record.length() - EMPTY_LINE.length());
  }

  /** A record with another block. */
  static String with(String record, String block) {
    return of(record.substring(0, headEnd(record)) + block + EMPTY_LINE);
  }

  private static int headEnd(String record) {
    return record.indexOf(EMPTY_LINE) + EMPTY_LINE.length();
  }

  /** Of a record in UTF-8 that holds no HTTP message. */
  private static String of(String record) {
    byte[] block = block(record).getBytes(UTF_8);
    String digest = "Digest: sha256:" + Sha256.of(block) + "\r\n";
    return record
            .substring(0, headEnd(record))
            .replaceAll("Digest: sha256:.*\r\n", digest)
            .replaceFirst("Content-Length: .*\r\n", "Content-Length: " + block.length + "\r\n")
        + block(record)
        + EMPTY_LINE;
  }
}
