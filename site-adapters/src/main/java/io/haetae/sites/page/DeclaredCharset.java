package io.haetae.sites.page;

import io.haetae.core.browse.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of a document as text: by its byte order mark; else UTF-8 if every byte is well-formed in
 * it, whatever it declares, because a saved page was often encoded anew; else by what it declares in
 * its first 4 KiB; else UTF-8 with its faults replaced.
 */
public final class DeclaredCharset {
  private static final int PROLOGUE = 4_096;
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:charset|encoding)\\s*=\\s*[\"']?([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

  private DeclaredCharset() {}

  /** The text. */
  public static String decode(Bytes content) {
    byte[] bytes = content.toArray();
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    return strictly(bytes)
        .orElseGet(() -> new String(bytes, declared(bytes).orElse(StandardCharsets.UTF_8)));
  }

  private static Optional<String> strictly(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> declared(byte[] bytes) {
    String prologue =
        new String(bytes, 0, Math.min(PROLOGUE, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher found = DECLARED.matcher(prologue);
    while (found.find()) {
      if (isKnown(found.group(1))) {
        return Optional.of(Charset.forName(found.group(1)));
      }
    }
    return Optional.empty();
  }

  private static boolean isKnown(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException illegalName) {
      return false;
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    boolean same = bytes.length >= mark.length;
    for (int i = 0; same && i < mark.length; i++) {
      same = (bytes[i] & 0xFF) == mark[i];
    }
    return same;
  }
}
