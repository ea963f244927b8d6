package io.haetae.bench;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Titles as sellers write them: ten to sixteen words, few of which are in very many titles and many
 * in few (Zipf), Korean among them, a designation and a number with its unit. The same number
 * always gives the same title.
 */
final class MadeUpTitles {
  private static final int WORDS = 40_000;
  private static final int FEWEST = 8;
  private static final int SPREAD = 7;
  private static final List<String> LATIN =
      List.of("ka", "ri", "to", "men", "sol", "dra", "vi", "lu", "po", "gel", "nex", "sta");
  private static final List<String> HANGUL =
      List.of("가", "리", "도", "민", "설", "드", "비", "루", "보", "결", "넥", "스");
  private static final List<String> UNITS = List.of("V", "W", "cm", "ml", "g");

  private MadeUpTitles() {}

  /** The title of a listing. */
  static String title(int number) {
    Random random = new Random(number);
    StringBuilder title = new StringBuilder(word(number % WORDS));
    int words = FEWEST + random.nextInt(SPREAD);
    for (int i = 0; i < words; i++) {
      title.append(' ').append(word(rank(random)));
    }
    return title
        .append(String.format(Locale.ROOT, " %s-%04d", word(rank(random)), random.nextInt(10_000)))
        .append(String.format(Locale.ROOT, " %d%s", 1 + random.nextInt(400), unit(random)))
        .toString();
  }

  private static String unit(Random random) {
    return UNITS.get(random.nextInt(UNITS.size()));
  }

  /** The rank of a word that is taken with a chance of one by its rank. */
  private static int rank(Random random) {
    return (int) Math.pow(WORDS, random.nextDouble()) - 1;
  }

  private static String word(int rank) {
    List<String> syllables = rank % 4 == 1 ? HANGUL : LATIN;
    StringBuilder word = new StringBuilder();
    int left = rank + syllables.size();
    while (left > 0) {
      word.append(syllables.get(left % syllables.size()));
      left /= syllables.size();
    }
    return word.toString();
  }
}
