package io.haetae.matching.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens of a text in any mixture of Korean, Chinese and scripts written with blanks: words in
 * lower case, numbers in one form ({@code 7.20} is {@code 7.2}), designations such as {@code
 * DSC-W120/P} as {@code dscw120p}. Product words of the {@link Glossary} stand in English whatever
 * their language.
 */
public final class Tokens {
  private static final Set<String> EMPTY_WORDS =
      Set.of("the", "a", "an", "of", "for", "and", "with", "in", "on", "to", "by", "from", "new");

  private static final Pattern SPLIT_DECIMAL = Pattern.compile("([0-9]) \\. ([0-9])");
  private static final Pattern THOUSANDS = Pattern.compile("([0-9]),([0-9]{3})(?![0-9])");
  private static final Pattern PIECE =
      Pattern.compile("[\\p{L}\\p{N}]+(?:[.\\-/'&+][\\p{L}\\p{N}]+)*");
  private static final Pattern JOINT = Pattern.compile("[.\\-/'&+]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
  private static final Pattern NUMBER_WITH_UNIT =
      Pattern.compile(
          "([0-9]+(?:\\.[0-9]+)?)-?(gb|tb|mb|mp|kw|w|in|inch|ft|mm|cm|m|kg|g|ml|l|port|pack|pk|pcs"
              + "|user|u|x|v|hz|oz|mah)");
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private Tokens() {}

  /** The tokens in the text's order, empty words such as "the" left out. */
  public static List<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    for (Matcher piece = PIECE.matcher(normal(text)); piece.find(); ) {
      for (String run : Run.of(piece.group())) {
        switch (Run.kind(run.codePointAt(0))) {
          case HANGUL -> Words.korean(run).stream().map(Glossary::english).forEach(tokens::add);
          case HAN -> Words.chinese(run).stream().map(Glossary::english).forEach(tokens::add);
          case OTHER -> spaced(withoutMarks(run), tokens);
        }
      }
    }
    tokens.removeIf(EMPTY_WORDS::contains);
    return List.copyOf(tokens);
  }

  /** A text in lower case with one form of each character and of each number. */
  static String normal(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String decimal = SPLIT_DECIMAL.matcher(normal).replaceAll("$1.$2");
    return THOUSANDS.matcher(decimal).replaceAll("$1$2");
  }

  /** Whether a token is a number. */
  static boolean isNumber(String token) {
    return NUMBER.matcher(token).matches();
  }

  /** Whether a token looks like a maker's designation: letters with digits, or a long number. */
  public static boolean isModel(String token) {
    boolean digit = token.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean letter = token.chars().anyMatch(Character::isLetter);
    return digit && (letter ? token.length() >= 4 : token.length() >= 5 && !token.contains("."));
  }

  /** Only the letters and digits of a text, in lower case. */
  static String compact(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(normal.length());
    normal.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static void spaced(String piece, List<String> tokens) {
    boolean digit = piece.chars().anyMatch(Character::isDigit);
    boolean letter = piece.chars().anyMatch(Character::isLetter);
    if (NUMBER.matcher(piece).matches()) {
      tokens.add(number(piece));
    } else if (digit && letter) {
      mixed(piece, tokens);
    } else if (digit) {
      tokens.add(JOINT.matcher(piece).replaceAll(""));
    } else {
      JOINT.splitAsStream(piece).filter(part -> !part.isEmpty()).forEach(tokens::add);
    }
  }

  private static void mixed(String piece, List<String> tokens) {
    Matcher measured = NUMBER_WITH_UNIT.matcher(piece);
    if (measured.matches()) {
      tokens.add(number(measured.group(1)));
      tokens.add(measured.group(2));
      return;
    }
    List<String> parts = JOINT.splitAsStream(piece).filter(part -> !part.isEmpty()).toList();
    if (parts.size() > 1 && parts.stream().allMatch(Tokens::standsAlone)) {
      parts.forEach(part -> tokens.add(isNumber(part) ? number(part) : part));
    } else {
      tokens.add(String.join("", parts));
    }
  }

  private static boolean standsAlone(String part) {
    return isNumber(part) || (part.length() >= 3 && part.chars().allMatch(Character::isLetter));
  }

  private static String number(String digits) {
    String short0 =
        digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits;
    String bare = short0.replaceAll("^0+(?=[0-9])", "");
    return bare.isEmpty() ? "0" : bare;
  }

  private static String withoutMarks(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }
}
