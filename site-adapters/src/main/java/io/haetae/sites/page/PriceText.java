package io.haetae.sites.page;

import io.haetae.core.product.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A price or a range of prices as pages write them, such as {@code US $0.43 - 1.33}, {@code
 * 1.234,50 €} or {@code ₩12,900}. What cannot be decided (two unrelated numbers, {@code 1.234} in
 * an unknown currency) is no price.
 *
 * @param min the lower or only amount
 * @param max the higher amount; equal to {@code min} where there is one
 */
public record PriceText(Money min, Money max) {
  private static final int LONGEST = 200;
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\d.,])[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])"
              + "|[0-9](?:[0-9.,]*[0-9])?");
  private static final Pattern JOINT =
      Pattern.compile(
          "[^-\u2010-\u2015~\u301C\uFF5E]{0,8}"
              + "\\s*[-\u2010-\u2015~\u301C\uFF5E]\\s*[^-\u2010-\u2015~\u301C\uFF5E]{0,8}");

  /** The price that a text shows, in a currency that the text itself names unambiguously. */
  public static Optional<PriceText> parse(String text) {
    return parse(text, Optional.empty());
  }

  /**
   * The price that a text shows.
   *
   * @param currency the ISO 4217 code that the page gives elsewhere; it counts where the text names
   *     no currency or an ambiguous sign such as {@code $}
   */
  public static Optional<PriceText> parse(String text, Optional<String> currency) {
    String plain = plain(text);
    if (plain.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> code = CurrencySign.in(plain).or(() -> currency.flatMap(CurrencySign::iso));
    List<Money> amounts = new ArrayList<>();
    Matcher number = NUMBER.matcher(plain);
    int end = 0;
    while (number.find()) {
      Optional<Money> amount = Amount.of(number.group(), code).map(a -> new Money(a, code));
      boolean percent = plain.startsWith("%", skipSpace(plain, number.end()));
      boolean joined =
          amounts.isEmpty() || JOINT.matcher(plain.substring(end, number.start())).matches();
      if (percent || amount.isEmpty() || !joined || amounts.size() == 2) {
        return Optional.empty();
      }
      amounts.add(amount.get());
      end = number.end();
    }
    return range(amounts);
  }

  private static Optional<PriceText> range(List<Money> amounts) {
    if (amounts.isEmpty()) {
      return Optional.empty();
    }
    Money low = amounts.getFirst();
    Money high = amounts.getLast();
    return low.amount().compareTo(high.amount()) > 0
        ? Optional.empty()
        : Optional.of(new PriceText(low, high));
  }

  private static int skipSpace(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** The text with ASCII digits and separators, plain spaces and no direction marks. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
      switch (c) {
        case '\u066B', '\uFF0E' -> plain.append('.');
        case '\u066C', '\uFF0C', '\u060C' -> plain.append(',');
        case '\u2019' -> plain.append('\'');
        case '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u2066', '\u2067', '\u2069' -> {}
        case '\uFF04' -> plain.append('$');
        default -> {
          if (digit >= 0) {
            plain.append((char) ('0' + digit));
          } else {
            plain.append(Character.isSpaceChar(c) || c <= ' ' ? ' ' : c);
          }
        }
      }
    }
    return plain.toString().strip().replaceAll(" {2,}", " ");
  }
}
