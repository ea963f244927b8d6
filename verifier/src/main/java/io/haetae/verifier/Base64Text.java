package io.haetae.verifier;

import java.util.Base64;

/** Base64 (RFC 4648, section 4) in the one form that encodes its bytes. */
final class Base64Text {
  private Base64Text() {}

  static byte[] decode(String text, String what) throws EvidenceException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw new EvidenceException(what + " is not base64: " + text, malformed);
    }
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new EvidenceException(what + " is not base64 in its one right form: " + text);
    }
    return bytes;
  }
}
