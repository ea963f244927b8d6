package io.haetae.matching.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** A stretch of text in one script, as far as scripts are told apart here. */
enum Run {
  HANGUL,
  HAN,
  OTHER;

  /** The stretches of a text in its order. */
  static List<String> of(String text) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); ) {
      int next = i + Character.charCount(text.codePointAt(i));
      if (next == text.length() || kind(text.codePointAt(next)) != kind(text.codePointAt(i))) {
        runs.add(text.substring(start, next));
        start = next;
      }
      i = next;
    }
    return runs;
  }

  /** The script that a character belongs to. */
  static Run kind(int character) {
    UnicodeScript script = UnicodeScript.of(character);
    if (script == UnicodeScript.HANGUL) {
      return HANGUL;
    }
    return script == UnicodeScript.HAN ? HAN : OTHER;
  }
}
