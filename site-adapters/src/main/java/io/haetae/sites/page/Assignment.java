package io.haetae.sites.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The objects that scripts assign to a name, read as data and never run. */
public final class Assignment {
  private static final JsonMapper TOLERANT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern UNDEFINED =
      Pattern.compile("(?<=[:,\\[])\\s*(?:undefined|void 0)\\s*(?=[,}\\]])");

  private Assignment() {}

  /**
   * The objects and arrays assigned to a name, in the source's order.
   *
   * @param source a script, or a document that holds it
   * @param name the name without {@code window.} or {@code var}
   */
  public static List<JsonNode> to(String name, String source) {
    List<JsonNode> values = new ArrayList<>();
    Matcher start =
        Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "\\s*=\\s*(?=[{\\[])")
            .matcher(source);
    int from = 0;
    while (start.find(from)) {
      int end = end(source, start.end());
      parse(source.substring(start.end(), end)).ifPresent(values::add);
      from = end;
    }
    return values;
  }

  /** A text as JSON, tolerant of what JavaScript allows besides; empty if it is none. */
  public static Optional<JsonNode> parse(String text) {
    return read(text).or(() -> read(UNDEFINED.matcher(text).replaceAll("null")));
  }

  private static Optional<JsonNode> read(String text) {
    try {
      JsonNode value = TOLERANT.readTree(text);
      return value.isContainer() ? Optional.of(value) : Optional.empty();
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  /** The place after the bracket that closes the one at the start; strings are skipped. */
  private static int end(String source, int start) {
    int depth = 0;
    for (int i = start; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        i = endOfString(source, i);
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return source.length();
  }

  private static int endOfString(String source, int start) {
    char quote = source.charAt(start);
    for (int i = start + 1; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i;
      }
    }
    return source.length();
  }
}
