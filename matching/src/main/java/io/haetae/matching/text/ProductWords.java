package io.haetae.matching.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words of a product's name in another language, as far as the {@link Glossary} has them. */
public final class ProductWords {
  /** More words find less; a name's first ones say what the thing is. */
  private static final int MOST = 5;

  /** What stands behind a number and is so short is its unit. */
  private static final int LONGEST_UNIT = 3;

  private ProductWords() {}

  /**
   * The first words of a name in a language, at most five, without numbers and units. Words that are written in the language's
   * script stay; others are translated or, where the glossary lacks them, left out. For languages
   * other than Korean and Chinese, words in Latin letters stay as they are.
   *
   * @param name a product's name in any language
   * @return the words with a blank between; empty if there are none
   */
  public static Optional<String> in(Locale language, String name) {
    Set<String> words = new LinkedHashSet<>();
    boolean measure = false;
    for (String token : Tokens.of(name)) {
      boolean unit = measure && token.length() <= LONGEST_UNIT;
      measure = Tokens.isNumber(token);
      if (words.size() < MOST && !measure && !unit) {
        word(language, token).ifPresent(words::add);
      }
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
  }

  private static Optional<String> word(Locale language, String token) {
    Character.UnicodeScript script = Character.UnicodeScript.of(token.codePointAt(0));
    return switch (language.getLanguage()) {
      case "ko" -> translated(token, script, Character.UnicodeScript.HANGUL);
      case "zh" -> translated(token, script, Character.UnicodeScript.HAN);
      default ->
          script == Character.UnicodeScript.LATIN ? Optional.of(token) : Optional.empty();
    };
  }

  private static Optional<String> translated(
      String token, Character.UnicodeScript script, Character.UnicodeScript wanted) {
    return script == wanted ? Optional.of(token) : Glossary.from(token, wanted);
  }
}
