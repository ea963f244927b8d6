package io.haetae.export.words;

/**
 * Text from somebody else's page as it may be shown: it cannot turn the direction of what stands
 * around it, holds nothing invisible, and is cut to a length.
 */
public final class Harmless {
  private Harmless() {}

  /**
   * A text as it is shown.
   *
   * @param text the text as found
   * @param longest how many characters to show at most; an ellipsis stands for the rest
   */
  public static String text(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    int count = 0;
    boolean blank = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (isBlank(point)) {
        blank = count > 0;
      } else if (!isInvisible(point)) {
        int needed = blank ? 2 : 1;
        if (count + needed > longest) {
          return shown.append('…').toString();
        }
        if (blank) {
          shown.append(' ');
          blank = false;
        }
        shown.appendCodePoint(point);
        count += needed;
      }
    }
    return shown.toString();
  }

  private static boolean isBlank(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
  }

  /**
   * Controls, marks of direction and the like, halves of pairs, and code points without meaning.
   */
  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> point >= 0xFE00 && point <= 0xFE0F;
    };
  }
}
