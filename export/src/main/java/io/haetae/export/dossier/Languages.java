package io.haetae.export.dossier;

import io.haetae.export.words.Wording;
import java.util.List;

/** The languages that a dossier speaks. What was captured stands as it was found in any of them. */
public enum Languages {
  /** Korean alone. */
  KOREAN,
  /** English alone. */
  ENGLISH,
  /** Korean, then English. */
  BOTH;

  /** A word or two on one line. */
  String label(Wording words) {
    return String.join(" / ", sentences(words));
  }

  /** Sentences, one text for each language. */
  List<String> sentences(Wording words) {
    return switch (this) {
      case KOREAN -> List.of(words.korean());
      case ENGLISH -> List.of(words.english());
      case BOTH -> List.of(words.korean(), words.english());
    };
  }

  /** Whether Hangul is needed for words of ours. */
  boolean korean() {
    return this != ENGLISH;
  }

  /** The document's language as its readers are told it. */
  String tag() {
    return korean() ? "ko-KR" : "en";
  }
}
