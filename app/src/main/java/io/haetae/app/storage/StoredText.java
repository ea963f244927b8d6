package io.haetae.app.storage;

import java.math.BigDecimal;

/** Texts in the form that every SQL database takes. */
final class StoredText {
  private static final int LONGEST = 2_000;
  private static final int LARGEST_SCALE = 100;
  private static final char REPLACEMENT = '\uFFFD';

  private StoredText() {}

  /**
   * A text with U+0000 and halves of surrogate pairs, which PostgreSQL refuses, replaced by U+FFFD,
   * and cut to 2,000 characters.
   */
  static String of(String text) {
    StringBuilder stored = new StringBuilder(Math.min(text.length(), LONGEST));
    for (int i = 0; i < text.length() && stored.length() < LONGEST; ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean refused =
          point == 0
              || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
              || stored.length() + Character.charCount(point) > LONGEST;
      stored.appendCodePoint(refused ? REPLACEMENT : point);
    }
    return stored.toString();
  }

  /** A decimal, written out unless its exponent is absurd. */
  static String of(BigDecimal amount) {
    return Math.abs((long) amount.scale()) > LARGEST_SCALE
        ? of(amount.toString())
        : of(amount.toPlainString());
  }
}
