package io.haetae.sites.page;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks for what a pattern describes, but only around words that must stand in it: finding words
 * takes a thousandth of the time that trying a pattern at every character takes.
 */
public final class Near {
  private static final int REACH = 500;

  private Near() {}

  /**
   * Whether a pattern fits within 500 characters of one of several words.
   *
   * @param words of which one stands in whatever fits the pattern
   */
  public static boolean fits(String text, List<String> words, Pattern pattern) {
    Window window = new Window(text, pattern);
    return new Words(words).find(text, window::endsBefore) || window.fits();
  }

  /** Words that stand close together are looked around at once, so that no part is read twice. */
  private static final class Window {
    private final String text;
    private final Pattern pattern;
    private int start = -1;
    private int end;

    Window(String text, Pattern pattern) {
      this.text = text;
      this.pattern = pattern;
    }

    /** Takes in a word; whether the pattern fits around those before it, far from which it is. */
    boolean endsBefore(int word) {
      boolean far = start >= 0 && word > end + REACH;
      boolean fits = far && fits();
      start = start < 0 || far ? Math.max(0, word - REACH) : start;
      end = word;
      return fits;
    }

    boolean fits() {
      int last = Math.min(text.length(), end + REACH);
      return start >= 0 && pattern.matcher(text).region(start, last).find();
    }
  }
}
