package io.haetae.evidence.disclose;

import io.haetae.verifier.Disclosures;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of a record in which addresses are made unreadable, each byte of them replaced, and with
 * them the digests in its WARC header: by those, whoever tries every address would find the masked
 * one.
 */
final class MaskedRecord {
  private static final Pattern DIGEST =
      Pattern.compile("(?im)^WARC-(?:Block|Payload)-Digest:[ \\t]*(\\S+)");
  private static final String HEADER_END = "\r\n\r\n";

  private final byte[] content;
  private final List<ObjectNode> ranges = new ArrayList<>();

  /**
   * A masked copy.
   *
   * @param record the whole uncompressed record
   * @param addresses what is masked in it
   */
  MaskedRecord(byte[] record, List<FoundAddress> addresses) {
    this.content = record.clone();
    for (FoundAddress found : addresses) {
      mask(found.offset(), found.address().length(), found.reason());
    }
    String text = new String(record, StandardCharsets.ISO_8859_1);
    Matcher digest = DIGEST.matcher(text);
    digest.region(0, Math.max(0, text.indexOf(HEADER_END)));
    while (digest.find()) {
      int length = digest.end(1) - digest.start(1);
      mask(digest.start(1), length, "digest of the bytes before masking");
    }
    ranges.sort(Comparator.comparingLong(range -> range.path("offset").longValue()));
  }

  private void mask(int offset, int length, String reason) {
    Arrays.fill(content, offset, offset + length, (byte) Disclosures.MASK);
    ranges.add(Disclosures.range(offset, length, reason));
  }

  /** The masked bytes. */
  byte[] content() {
    return content.clone();
  }

  /** The lines of what was masked. */
  List<ObjectNode> ranges() {
    return List.copyOf(ranges);
  }

  /** Whether it is text in UTF-8. */
  boolean isText() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException binary) {
      return false;
    }
  }
}
