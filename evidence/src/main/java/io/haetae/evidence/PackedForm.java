package io.haetae.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Forms of content that no further packing makes smaller, told by how they begin: sites name wrong
 * media types, and the answer must depend on the content alone.
 *
 * @param offset where the mark stands
 * @param mark the bytes of it, each a character of ISO 8859-1
 */
record PackedForm(int offset, String mark) {
  private static final List<PackedForm> ALL =
      List.of(
          new PackedForm(0, "\u00ff\u00d8\u00ff"), // JPEG
          new PackedForm(0, "\u0089PNG\r\n"),
          new PackedForm(0, "GIF8"),
          new PackedForm(8, "WEBP"),
          new PackedForm(4, "ftyp"), // AVIF, MP4
          new PackedForm(0, "\u001aE\u00df\u00a3"), // WebM
          new PackedForm(0, "wOF2"),
          new PackedForm(0, "wOFF"),
          new PackedForm(0, "\u001f\u008b\b"), // gzip
          new PackedForm(0, "(\u00b5/\u00fd"), // Zstandard
          new PackedForm(0, "PK\u0003\u0004")); // ZIP

  /** Whether content that begins so is packed already. */
  static boolean of(byte[] content) {
    return ALL.stream().anyMatch(form -> form.begins(content));
  }

  private boolean begins(byte[] content) {
    byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
    int end = offset + wanted.length;
    return content.length >= end && Arrays.equals(content, offset, end, wanted, 0, wanted.length);
  }
}
