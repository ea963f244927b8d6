package io.haetae.sites.page;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Several words that are looked for together: one pass over a text instead of one for each, which
 * is what reading a page of many megabytes takes in a program that has just started.
 */
final class Words {
  private static final int TABLE = 128;

  private final List<List<String>> byFirst;
  private final boolean[] first = new boolean[TABLE];

  /**
   * The words.
   *
   * @param words each of which begins with a character of ASCII
   */
  Words(List<String> words) {
    this.byFirst =
        IntStream.range(0, TABLE)
            .mapToObj(c -> words.stream().filter(word -> word.charAt(0) == c).toList())
            .toList();
    words.forEach(word -> first[word.charAt(0)] = true);
  }

  /** Whether any of the words stands in a text. */
  boolean any(String text) {
    return find(text, at -> true);
  }

  /** Goes through the places of the words until one is enough; whether one was. */
  boolean find(String text, IntPredicate enough) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < TABLE && first[c] && begins(text, at, byFirst.get(c)) && enough.test(at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String text, int at, List<String> words) {
    for (String word : words) {
      if (text.startsWith(word, at)) {
        return true;
      }
    }
    return false;
  }
}
