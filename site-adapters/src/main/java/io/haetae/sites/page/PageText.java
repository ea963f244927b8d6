package io.haetae.sites.page;

import io.haetae.core.browse.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes a page: byte order mark, then {@code Content-Type}, then the page's own declaration in
 * its first 4096 bytes, then UTF-8 if it fits, else windows-1252 (WHATWG HTML, section 13.2.3).
 */
public final class PageText {
  private static final int DECLARATION = 4096;
  private static final char MALFORMED = '\uFFFD';
  private static final Pattern DECLARED =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})");

  /** Labels that stand for a superset (WHATWG Encoding, section 4.2). */
  private static final Map<String, String> SUPERSETS =
      Map.of(
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "euc-kr", "x-windows-949",
          "ks_c_5601-1987", "x-windows-949",
          "shift_jis", "windows-31j",
          "iso-8859-1", "windows-1252",
          "us-ascii", "windows-1252",
          "ascii", "windows-1252",
          "iso-8859-9", "windows-1254",
          "tis-620", "x-windows-874");

  private PageText() {}

  /** The text of a page; malformed input becomes U+FFFD. */
  public static String decode(Bytes page, Optional<String> contentType) {
    byte[] content = page.toArray();
    String text =
        mark(content)
            .or(() -> contentType.flatMap(PageText::declared))
            .or(() -> fromDeclaration(page, content))
            .map(charset -> new String(content, charset))
            .or(() -> strictUtf8(content))
            .orElseGet(() -> new String(content, charset("windows-1252").orElseThrow()));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Optional<Charset> mark(byte[] content) {
    if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (startsWith(content, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return startsWith(content, 0xFE, 0xFF)
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  /** A declaration of another set than UTF-8 loses against bytes that are UTF-8 beyond ASCII. */
  private static Optional<Charset> fromDeclaration(Bytes page, byte[] content) {
    String head = page.bytes(DECLARATION).text(StandardCharsets.ISO_8859_1);
    return declared(head)
        .map(
            set ->
                !set.equals(StandardCharsets.UTF_8) && strictUtf8(content).isPresent()
                    ? StandardCharsets.UTF_8
                    : set);
  }

  private static Optional<Charset> declared(String text) {
    Matcher declared = DECLARED.matcher(text);
    return declared.find() ? charset(declared.group(1)) : Optional.empty();
  }

  private static Optional<Charset> charset(String label) {
    String name = label.toLowerCase(Locale.ROOT);
    String known = SUPERSETS.getOrDefault(name, name);
    return known.matches("[A-Za-z0-9][A-Za-z0-9+.:_-]*") && Charset.isSupported(known)
        ? Optional.of(Charset.forName(known))
        : Optional.empty();
  }

  /**
   * The text of bytes that are UTF-8. A text without the sign for malformed input had none, which
   * is found several times as fast as by a decoder that reports it.
   */
  private static Optional<String> strictUtf8(byte[] content) {
    String quick = new String(content, StandardCharsets.UTF_8);
    if (quick.indexOf(MALFORMED) < 0) {
      return Optional.of(quick);
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] content, int... mark) {
    if (content.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((content[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
