package io.haetae.app.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Splits a list of model numbers where it is surely a list: at line breaks, bars, semicolons, and
 * commas that neither stand in parentheses nor inside a number such as {@code 0,75}; and at slashes
 * between blanks if every part looks like a model number. Each is kept as written.
 */
final class ModelNumbers {
  private static final Pattern SLASH = Pattern.compile(" / ");
  private static final Pattern NUMBER = Pattern.compile("(?=\\S*[0-9])\\S+");

  private ModelNumbers() {}

  /** The model numbers in a field, without duplicates. */
  static List<String> in(String text) {
    return parts(CleanText.block(text)).stream()
        .map(CleanText::line)
        .flatMap(ModelNumbers::atSlashes)
        .filter(model -> !model.isEmpty())
        .distinct()
        .toList();
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int lastParenthesis = text.lastIndexOf(')');
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '(' && i < lastParenthesis) {
        i = text.indexOf(')', i);
      } else if (isSeparator(text, i)) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static boolean isSeparator(String text, int at) {
    return switch (text.charAt(at)) {
      case '\n', '|', ';' -> true;
      case ',' -> !(isDigit(text, at - 1) && isDigit(text, at + 1));
      default -> false;
    };
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static Stream<String> atSlashes(String model) {
    List<String> parts = SLASH.splitAsStream(model).toList();
    boolean numbers = parts.stream().allMatch(part -> NUMBER.matcher(part).matches());
    return numbers ? parts.stream() : Stream.of(model);
  }
}
