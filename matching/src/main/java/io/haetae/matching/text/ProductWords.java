package io.haetae.matching.text;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a product's name in another language, as far as the {@link Glossary} has them. */
public final class ProductWords {
  /** More words find less; a name's first ones say what the thing is. */
  private static final int MOST = 5;

  /** What stands behind a number and is so short is its unit. */
  private static final int LONGEST_UNIT = 3;

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private ProductWords() {}

  /**
   * The first words of a name in a language, at most five, without numbers and units. Words that
   * are written in the language's script stay; others are translated or, where the glossary lacks
   * them, left out. For languages other than Korean and Chinese the script is the Latin one.
   *
   * @param name a product's name in any language
   * @return the words with a blank between; empty if there are none
   */
  public static Optional<String> in(Locale language, String name) {
    UnicodeScript wanted =
        switch (language.getLanguage()) {
          case "ko" -> UnicodeScript.HANGUL;
          case "zh" -> UnicodeScript.HAN;
          default -> UnicodeScript.LATIN;
        };
    Set<String> words = new LinkedHashSet<>();
    boolean measure = false;
    for (String word : BETWEEN.split(Tokens.normal(name), -1)) {
      boolean unit = measure && word.length() <= LONGEST_UNIT;
      measure = !word.isEmpty() && Character.isDigit(word.codePointAt(0));
      if (!word.isEmpty() && !measure && !unit) {
        in(wanted, word).forEach(words::add);
      }
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(words.stream().limit(MOST).collect(Collectors.joining(" ")));
  }

  /** A whole word is looked up before its parts, as the analyzers cut some words in two. */
  private static List<String> in(UnicodeScript wanted, String word) {
    if (script(word) == wanted) {
      return Tokens.of(word).isEmpty() ? List.of() : List.of(word);
    }
    Optional<String> whole = translated(wanted, Glossary.english(word));
    return whole.isPresent()
        ? List.of(whole.get())
        : Tokens.of(word).stream().flatMap(part -> translated(wanted, part).stream()).toList();
  }

  private static Optional<String> translated(UnicodeScript wanted, String english) {
    return wanted == UnicodeScript.LATIN
        ? Optional.of(english).filter(word -> script(word) == UnicodeScript.LATIN)
        : Glossary.from(english, wanted);
  }

  private static UnicodeScript script(String word) {
    return UnicodeScript.of(word.codePointAt(0));
  }
}
