package io.haetae.matching.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Korean and Chinese product words with their English, and what kind of variation a word names. */
final class Glossary {
  private static final Map<String, String> ENGLISH = new HashMap<>();
  private static final Map<String, List<String>> FOREIGN = new HashMap<>();
  private static final Map<String, Variation> VARIATIONS = new HashMap<>();

  static {
    for (List<String> words : lines("glossary.txt")) {
      words.subList(1, words.size()).forEach(word -> ENGLISH.put(word, words.getFirst()));
      FOREIGN.put(words.getFirst(), words.subList(1, words.size()));
    }
    for (List<String> words : lines("variations.txt")) {
      Variation variation = Variation.valueOf(words.getFirst());
      words.subList(1, words.size()).forEach(word -> VARIATIONS.put(word, variation));
    }
  }

  private Glossary() {}

  /** The English of a word; the word itself if the glossary lacks it. */
  static String english(String word) {
    return ENGLISH.getOrDefault(word, word);
  }

  /** The first word of a script for an English one; empty if the glossary lacks it. */
  static Optional<String> from(String english, Character.UnicodeScript script) {
    return FOREIGN.getOrDefault(english, List.of()).stream()
        .filter(word -> Character.UnicodeScript.of(word.codePointAt(0)) == script)
        .findFirst();
  }

  /** What an English word varies; empty for any other word. */
  static Optional<Variation> variation(String word) {
    return Optional.ofNullable(VARIATIONS.get(word));
  }

  private static List<List<String>> lines(String resource) {
    InputStream stream = Objects.requireNonNull(Glossary.class.getResourceAsStream(resource));
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.strip().split("\\s+", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
