package io.haetae.app.watch;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/**
 * Text of a foreign file without what could deceive a reader or a terminal: control characters,
 * marks that reorder or hide text, and halves of surrogate pairs. Composed to NFC, so that Korean
 * from any system compares equal.
 */
final class CleanText {
  private CleanText() {}

  /** One line: harmless, line breaks as blanks, no blanks at either end. */
  static String line(String raw) {
    return stripped(harmless(raw).replace('\n', ' '), CleanText::isBlank);
  }

  /** Several lines: harmless, no blanks at either end. */
  static String block(String raw) {
    return stripped(harmless(raw), CleanText::isBlank);
  }

  /** The text itself but for the characters left out; line breaks become {@code \n}. */
  static String harmless(String raw) {
    if (raw.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return raw;
    }
    StringBuilder kept = new StringBuilder(raw.length());
    String text = raw.replace("\r\n", "\n");
    text.codePoints().forEach(point -> append(kept, point));
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  /** A text without these characters at either end. */
  static String without(String text, String characters) {
    return stripped(text, c -> characters.indexOf(c) >= 0);
  }

  private static String stripped(String text, IntPredicate unwanted) {
    int start = 0;
    int end = text.length();
    while (start < end && unwanted.test(text.charAt(start))) {
      start++;
    }
    while (end > start && unwanted.test(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static void append(StringBuilder kept, int point) {
    if (isLineBreak(point)) {
      kept.append('\n');
    } else if (point == '\t') {
      kept.append(' ');
    } else if (Character.getType(point) == Character.SURROGATE) {
      kept.append('\uFFFD');
    } else if (!isHidden(point)) {
      kept.appendCodePoint(point);
    }
  }

  private static boolean isLineBreak(int point) {
    return point == '\n'
        || point == '\r'
        || point == 0x0B
        || point == 0x0C
        || point == 0x85
        || point == 0x2028
        || point == 0x2029;
  }

  /** The joiners U+200C and U+200D stay: scripts and emoji need them. */
  private static boolean isHidden(int point) {
    boolean joiner = point == 0x200C || point == 0x200D;
    return Character.isISOControl(point)
        || (Character.getType(point) == Character.FORMAT && !joiner)
        || (point & 0xFFFE) == 0xFFFE
        || (point >= 0xFDD0 && point <= 0xFDEF);
  }
}
