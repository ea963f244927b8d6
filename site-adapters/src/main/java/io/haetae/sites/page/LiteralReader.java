package io.haetae.sites.page;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a JavaScript literal as JSON: unquoted names, single and back quotes, trailing commas,
 * comments, JavaScript escapes, {@code undefined}, {@code NaN}, {@code !0} and {@code
 * JSON.parse("…")} are understood. A value that is an expression is left out of its object and is
 * null in an array. Numbers stay exact. Nesting is limited to 200 levels and a literal to 200,000
 * values, so that no page takes more than some 30 MB; the largest state seen has 16,000.
 */
final class LiteralReader {
  private static final int DEEPEST = 200;
  private static final int MOST_VALUES = 200_000;
  private static final int LONGEST_NUMBER = 400;
  private static final int LARGEST_EXPONENT = 400;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<String, JsonNode> WORDS =
      Map.of(
          "true", NODES.booleanNode(true),
          "false", NODES.booleanNode(false),
          "!0", NODES.booleanNode(true),
          "!1", NODES.booleanNode(false),
          "null", NODES.nullNode(),
          "undefined", NODES.nullNode(),
          "void 0", NODES.nullNode(),
          "NaN", NODES.nullNode(),
          "Infinity", NODES.nullNode());

  private final String text;
  private int at;
  private int left;

  private LiteralReader(String text, int start, int most) {
    this.text = text;
    this.at = start;
    this.left = most;
  }

  /** The literal that starts at an index, white space and comments before it skipped. */
  static Literal read(String text, int start) {
    return new LiteralReader(text, start, MOST_VALUES).read();
  }

  private Literal read() {
    try {
      JsonNode value = value(0);
      return value == null ? new Literal.Malformed() : new Literal.Whole(value, at);
    } catch (BrokenLiteral broken) {
      return broken.cutOff ? new Literal.CutOff() : new Literal.Malformed();
    }
  }

  /** The value here, or null after skipping an expression that is no literal. */
  private @Nullable JsonNode value(int depth) throws BrokenLiteral {
    if (depth > DEEPEST) {
      throw new BrokenLiteral(false);
    }
    left--;
    if (left < 0) {
      throw new BrokenLiteral(true);
    }
    skipBlank();
    char first = peek();
    JsonNode value =
        switch (first) {
          case '{' -> object(depth);
          case '[' -> array(depth);
          case '"', '\'', '`' -> string();
          default -> word(first);
        };
    if (value == null || depth == 0) {
      return value;
    }
    skipBlank();
    if (endsValue(peek())) {
      return value;
    }
    skipExpression();
    return null;
  }

  private JsonNode object(int depth) throws BrokenLiteral {
    ObjectNode node = NODES.objectNode();
    at++;
    for (skipBlank(); peek() != '}'; skipBlank()) {
      if (peek() == ',') {
        at++;
        continue;
      }
      String name = name();
      skipBlank();
      if (peek() != ':') {
        throw new BrokenLiteral(false);
      }
      at++;
      JsonNode value = value(depth + 1);
      if (value != null) {
        node.set(name, value);
      }
      separator('}');
    }
    at++;
    return node;
  }

  private JsonNode array(int depth) throws BrokenLiteral {
    ArrayNode node = NODES.arrayNode();
    at++;
    for (skipBlank(); peek() != ']'; skipBlank()) {
      if (peek() == ',') {
        at++;
        continue;
      }
      JsonNode value = value(depth + 1);
      node.add(value == null ? NODES.nullNode() : value);
      separator(']');
    }
    at++;
    return node;
  }

  private void separator(char close) throws BrokenLiteral {
    skipBlank();
    char next = peek();
    if (next == ',') {
      at++;
    } else if (next != close) {
      throw new BrokenLiteral(false);
    }
  }

  private String name() throws BrokenLiteral {
    char first = peek();
    if (first == '"' || first == '\'') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw new BrokenLiteral(false);
    }
    return text.substring(start, at);
  }

  private JsonNode string() throws BrokenLiteral {
    return NODES.stringNode(quoted());
  }

  private String quoted() throws BrokenLiteral {
    ScriptText.Quoted quoted = ScriptText.string(text, at);
    at = quoted.end();
    return quoted.value();
  }

  private @Nullable JsonNode word(char first) throws BrokenLiteral {
    if (first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9')) {
      return number();
    }
    if (text.startsWith("JSON.parse(", at)) {
      return embedded();
    }
    for (Map.Entry<String, JsonNode> word : WORDS.entrySet()) {
      int end = at + word.getKey().length();
      if (text.startsWith(word.getKey(), at) && !nameGoesOn(end)) {
        at = end;
        return word.getValue();
      }
    }
    skipExpression();
    return null;
  }

  private boolean nameGoesOn(int index) {
    return index < text.length() && (isNamePart(text.charAt(index)) || text.charAt(index) == '.');
  }

  private @Nullable JsonNode embedded() throws BrokenLiteral {
    int start = at;
    at += "JSON.parse(".length();
    skipBlank();
    char quote = peek();
    if (quote == '"' || quote == '\'' || quote == '`') {
      String inner = quoted();
      skipBlank();
      LiteralReader reader = new LiteralReader(inner, 0, left);
      Literal value = reader.read();
      left = reader.left;
      if (peek() == ')' && value instanceof Literal.Whole whole) {
        at++;
        return whole.value();
      }
    }
    at = start;
    skipExpression();
    return null;
  }

  private @Nullable JsonNode number() throws BrokenLiteral {
    int start = at;
    while (at < text.length() && isNumberPart(text.charAt(at))) {
      at++;
    }
    if (at == text.length() && start > 0) {
      throw new BrokenLiteral(true);
    }
    return numberOf(text.substring(start, at));
  }

  private static @Nullable JsonNode numberOf(String written) {
    if (written.length() > LONGEST_NUMBER) {
      return null;
    }
    try {
      if (written.matches("[-+]?[0-9]{1,18}")) {
        return NODES.numberNode(Long.parseLong(written));
      }
      if (written.matches("[-+]?[0-9]+")) {
        return NODES.numberNode(new BigInteger(written));
      }
      if (written.matches("[-+]?0[xX][0-9a-fA-F]+")) {
        return NODES.numberNode(new BigInteger(written.replaceFirst("0[xX]", ""), 16));
      }
      BigDecimal exact = new BigDecimal(written);
      return Math.abs(exact.scale()) > LARGEST_EXPONENT ? null : NODES.numberNode(exact);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private void skipExpression() throws BrokenLiteral {
    at = ScriptText.endOfExpression(text, at);
    peek();
  }

  private void skipBlank() throws BrokenLiteral {
    at = ScriptText.skipBlank(text, at);
  }

  private char peek() throws BrokenLiteral {
    if (at >= text.length()) {
      throw new BrokenLiteral(true);
    }
    return text.charAt(at);
  }

  private static boolean endsValue(char next) {
    return next == ',' || next == '}' || next == ']';
  }

  private static boolean isNamePart(char c) {
    return Character.isJavaIdentifierPart(c) || c == '-';
  }

  private static boolean isNumberPart(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'f')
        || (c >= 'A' && c <= 'F')
        || c == 'x'
        || c == 'X'
        || c == '.'
        || c == '+'
        || c == '-';
  }

  /** The text holds no literal that can be read, or ends inside one. */
  static final class BrokenLiteral extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean cutOff;

    BrokenLiteral(boolean cutOff) {
      super(cutOff ? "cut off" : "malformed", null, false, false);
      this.cutOff = cutOff;
    }
  }
}
