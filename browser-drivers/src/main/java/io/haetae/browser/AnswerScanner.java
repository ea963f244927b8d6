package io.haetae.browser;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer of the browser apart while it comes in, so that a long text in it never stands in
 * memory. Each string of more than {@link #IN_MEMORY} characters goes to a file, and the object
 * {@code {"file": path}} takes its place, or {@code {"fault": why}}, which no string of the answer
 * can imitate. Used by one thread at a time.
 */
final class AnswerScanner {
  /** The longest string that stays in the answer. */
  static final int IN_MEMORY = 1 << 20;

  private static final int HEX = 16;
  private static final int UNICODE_DIGITS = 4;

  private final Path folder;
  private final StringBuilder outline = new StringBuilder();
  private final StringBuilder string = new StringBuilder();
  private final StringBuilder unicode = new StringBuilder();
  private @Nullable Writer file;
  private @Nullable Path path;
  private String fault = "";
  private boolean inString;
  private boolean escaped;
  private boolean inUnicode;

  /**
   * Scans one answer.
   *
   * @param folder where long strings go; whoever takes the answer deletes them
   */
  AnswerScanner(Path folder) {
    this.folder = folder;
  }

  /** Takes in the next piece of the answer. */
  void accept(CharSequence piece) {
    int at = 0;
    while (at < piece.length()) {
      int plain = inString && !escaped && !inUnicode ? plain(piece, at) : at;
      if (plain > at) {
        content(piece, at, plain);
        at = plain;
      } else {
        accept(piece.charAt(at));
        at++;
      }
    }
  }

  /** Where the characters of a string that stand for themselves end: most of them do. */
  private static int plain(CharSequence piece, int from) {
    int at = from;
    while (at < piece.length() && piece.charAt(at) != '"' && piece.charAt(at) != '\\') {
      at++;
    }
    return at;
  }

  /** The answer without its long strings. */
  String outline() {
    return outline.toString();
  }

  private void accept(char next) {
    if (!inString) {
      if (next == '"') {
        inString = true;
      } else {
        outline.append(next);
      }
    } else if (inUnicode) {
      unicode(next);
    } else if (escaped) {
      escaped = false;
      escape(next);
    } else if (next == '\\') {
      escaped = true;
    } else if (next == '"') {
      endString();
    } else {
      content(next);
    }
  }

  private void escape(char letter) {
    switch (letter) {
      case 'n' -> content('\n');
      case 'r' -> content('\r');
      case 't' -> content('\t');
      case 'b' -> content('\b');
      case 'f' -> content('\f');
      case 'u' -> inUnicode = true;
      default -> content(letter);
    }
  }

  private void unicode(char digit) {
    unicode.append(digit);
    if (unicode.length() == UNICODE_DIGITS) {
      content((char) Integer.parseInt(unicode, 0, UNICODE_DIGITS, HEX));
      unicode.setLength(0);
      inUnicode = false;
    }
  }

  private void content(CharSequence piece, int from, int to) {
    int at = from;
    while (at < to) {
      int next = Math.min(to, at + IN_MEMORY - string.length());
      string.append(piece, at, next);
      at = next;
      if (string.length() == IN_MEMORY) {
        spill(false);
      }
    }
  }

  private void content(char character) {
    string.append(character);
    if (string.length() == IN_MEMORY) {
      spill(false);
    }
  }

  /**
   * Moves what was scanned of the string to its file. When that fails, the rest of the string is
   * passed over and the fault takes the place of the file.
   */
  private void spill(boolean last) {
    try {
      if (fault.isEmpty() && file == null) {
        path = Files.createTempFile(folder, "answer-", "");
        file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
      }
      if (file != null) {
        // A surrogate pair must reach the encoder in one piece; a half one cannot be encoded.
        boolean half =
            !string.isEmpty() && Character.isHighSurrogate(string.charAt(string.length() - 1));
        char kept = half ? string.charAt(string.length() - 1) : 0;
        string.setLength(string.length() - (half ? 1 : 0));
        file.append(string);
        string.setLength(0);
        if (half && !last) {
          string.append(kept);
          return;
        }
      }
    } catch (IOException full) {
      fault = String.valueOf(full.getMessage());
      close();
    }
    string.setLength(0);
  }

  private void endString() {
    inString = false;
    if (file == null && fault.isEmpty()) {
      outline.append(Cdp.quoted(string.toString()));
    } else {
      spill(true);
      close();
      outline.append(fault.isEmpty() ? "{\"file\":" : "{\"fault\":");
      outline.append(Cdp.quoted(fault.isEmpty() ? String.valueOf(path) : fault)).append('}');
      fault = "";
    }
    string.setLength(0);
  }

  private void close() {
    if (file == null) {
      return;
    }
    try {
      file.close();
    } catch (IOException full) {
      fault = String.valueOf(full.getMessage());
    } finally {
      file = null;
    }
  }
}
