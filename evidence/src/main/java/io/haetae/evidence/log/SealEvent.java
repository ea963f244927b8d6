package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.LogLeaf;
import java.nio.charset.StandardCharsets;

/**
 * What a leaf says of a capture's folder. Canonical JSON begins with the capture's id and ends with
 * the type, and text in between cannot look like either, as its quotation marks are escaped; so a
 * SEAL is known without reading it as JSON.
 */
sealed interface SealEvent {
  /** The folder must be there from now on. */
  record Sealed(String captureId) implements SealEvent {}

  /** The folder of the capture with that manifest need not be there. */
  record Erased(String captureId, String manifestSha256) implements SealEvent {}

  /** Nothing. */
  record Other() implements SealEvent {}

  /** The text before the type, which canonical JSON puts last. */
  String TIME = ",\"time\":\"";

  /** How a SEAL ends. */
  String SEAL_END = "\",\"type\":\"SEAL\"}";

  /**
   * When a SEAL says that it was written. Cut out as it stands: to load what reads JSON takes half
   * as long as the whole look.
   *
   * @throws EvidenceException if the leaf is no SEAL
   */
  static String sealedAt(byte[] leaf) throws EvidenceException {
    String text = new String(leaf, StandardCharsets.ISO_8859_1);
    int begin = text.lastIndexOf(TIME);
    if (begin < 0 || !text.endsWith(SEAL_END)) {
      throw new EvidenceException("a leaf of a sealed capture is no SEAL");
    }
    return text.substring(begin + TIME.length(), text.length() - SEAL_END.length());
  }

  /** Reads a leaf; one that is malformed says nothing. */
  static SealEvent of(byte[] leaf) {
    String text = new String(leaf, StandardCharsets.ISO_8859_1);
    String begin = "{\"captureId\":\"";
    if (!text.startsWith(begin)) {
      return new Other();
    }
    if (text.endsWith(SEAL_END)) {
      String id = text.substring(begin.length(), text.indexOf('"', begin.length()));
      return id.indexOf('\n') < 0 ? new Sealed(id) : new Other();
    }
    return text.endsWith(",\"type\":\"TOMBSTONE\"}") ? erased(leaf) : new Other();
  }

  private static SealEvent erased(byte[] bytes) {
    try {
      LogLeaf leaf = LogLeaf.parse(bytes);
      return new Erased(leaf.text("captureId"), leaf.text("manifestSha256"));
    } catch (EvidenceException malformed) {
      // Erases nothing then; the whole check says what is wrong with it.
      return new Other();
    }
  }
}
