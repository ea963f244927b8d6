package io.haetae.sites.page;

import io.haetae.sites.page.LiteralReader.BrokenLiteral;

/** The lexical rules of JavaScript (ECMA-262, section 12) as far as literals need them. */
final class ScriptText {
  private static final String OPENING = "{[(";
  private static final String CLOSING = "}])";

  private ScriptText() {}

  /** The index of the first character at or after an index that is no blank and no comment. */
  static int skipBlank(String text, int start) throws BrokenLiteral {
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c <= ' ' || c == '\u00A0' || c == '\uFEFF' || c == '\u2028' || c == '\u2029') {
        at++;
      } else if (c == '/' && text.startsWith("//", at)) {
        at = endOfLine(text, at);
      } else if (c == '/' && text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw new BrokenLiteral(true);
        }
        at = end + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  /** A string's value, and the index after its closing quote. */
  record Quoted(String value, int end) {}

  /** The string whose opening quote is at an index. */
  static Quoted string(String text, int start) throws BrokenLiteral {
    char quote = text.charAt(start);
    int plain = start + 1;
    StringBuilder value = new StringBuilder();
    for (int at = plain; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        return new Quoted(value.append(text, plain, at).toString(), at + 1);
      }
      if (c == '\\') {
        value.append(text, plain, at);
        at = escape(text, at + 1, value);
        plain = at + 1;
      }
    }
    throw new BrokenLiteral(true);
  }

  /** Appends what an escape stands for; the index of its last character. */
  private static int escape(String text, int at, StringBuilder value) throws BrokenLiteral {
    if (at >= text.length()) {
      throw new BrokenLiteral(true);
    }
    char c = text.charAt(at);
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'v' -> value.append('\u000B');
      case '0' -> value.append('\0');
      case '\n' -> {
        return at;
      }
      case 'x' -> {
        return hex(text, at + 1, at + 3, value);
      }
      case 'u' -> {
        if (at + 1 < text.length() && text.charAt(at + 1) == '{') {
          int close = text.indexOf('}', at);
          hex(text, at + 2, close, value);
          return close;
        }
        return hex(text, at + 1, at + 5, value);
      }
      default -> value.append(c);
    }
    return at;
  }

  private static int hex(String text, int start, int end, StringBuilder value)
      throws BrokenLiteral {
    if (end < 0 || end > text.length()) {
      throw new BrokenLiteral(true);
    }
    try {
      value.appendCodePoint(Integer.parseInt(text, start, end, 16));
    } catch (IllegalArgumentException | IndexOutOfBoundsException noCharacter) {
      throw new BrokenLiteral(false);
    }
    return end - 1;
  }

  /** The index of the comma or bracket after an expression, brackets and strings in it skipped. */
  static int endOfExpression(String text, int start) throws BrokenLiteral {
    int open = 0;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'' || c == '`') {
        at = string(text, at).end() - 1;
      } else if (c == '/' && (text.startsWith("//", at) || text.startsWith("/*", at))) {
        at = skipBlank(text, at) - 1;
      } else if (OPENING.indexOf(c) >= 0) {
        open++;
      } else if (open == 0 && (c == ',' || c == ';' || CLOSING.indexOf(c) >= 0)) {
        return at;
      } else if (CLOSING.indexOf(c) >= 0) {
        open--;
      }
    }
    throw new BrokenLiteral(true);
  }

  /** Whether an index lies in a line comment, as far as its own line shows. */
  static boolean inLineComment(String text, int index) {
    int lineStart = Math.max(text.lastIndexOf('\n', index - 1) + 1, index - 300);
    int slashes = text.indexOf("//", lineStart, index);
    return slashes >= 0 && (slashes == lineStart || text.charAt(slashes - 1) != ':');
  }

  private static int endOfLine(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end + 1;
  }
}
