package io.haetae.sites.page;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one number with the separators of any locale. */
final class Amount {
  private static final int LONGEST = 24;
  private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+");
  private static final Pattern INDIAN = Pattern.compile("[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}");

  private Amount() {}

  /** The exact amount with the decimals as written; empty if the separators cannot be told. */
  static Optional<BigDecimal> of(String written, Optional<String> currency) {
    String number = written.replaceAll("[ ']", "");
    if (number.length() > LONGEST) {
      return Optional.empty();
    }
    boolean grouped = number.length() < written.length();
    int comma = number.lastIndexOf(',');
    int point = number.lastIndexOf('.');
    if (comma < 0 && point < 0) {
      return Optional.of(new BigDecimal(number));
    }
    if (comma >= 0 && point >= 0) {
      return split(number, Math.max(comma, point));
    }
    int last = Math.max(comma, point);
    if (number.indexOf(number.charAt(last)) != last) {
      return grouping(number);
    }
    return grouped ? decimal(number, last) : single(number, last, currency);
  }

  /** Both separators: the last one is the decimal separator. */
  private static Optional<BigDecimal> split(String number, int decimal) {
    char separator = number.charAt(decimal);
    String whole = number.substring(0, decimal);
    return whole.indexOf(separator) >= 0
        ? Optional.empty()
        : grouping(whole)
            .map(amount -> new BigDecimal(amount.toPlainString() + "." + after(number, decimal)));
  }

  private static Optional<BigDecimal> grouping(String number) {
    String commas = number.replace('.', ',');
    return GROUPED.matcher(commas).matches() || INDIAN.matcher(commas).matches()
        ? Optional.of(new BigDecimal(commas.replace(",", "")))
        : Optional.empty();
  }

  /** One separator: three digits after it are a group unless the currency has three decimals. */
  private static Optional<BigDecimal> single(
      String number, int separator, Optional<String> currency) {
    int decimals = after(number, separator).length();
    boolean zeroBefore = number.substring(0, separator).equals("0");
    if (decimals <= 2 || (zeroBefore && decimals == 3)) {
      return decimal(number, separator);
    }
    boolean twoAtMost =
        currency
            .map(code -> Currency.getInstance(code).getDefaultFractionDigits())
            .filter(usual -> usual <= 2)
            .isPresent();
    return decimals == 3 && twoAtMost && separator <= 3 ? grouping(number) : Optional.empty();
  }

  private static Optional<BigDecimal> decimal(String number, int separator) {
    return Optional.of(
        new BigDecimal(number.substring(0, separator) + "." + after(number, separator)));
  }

  private static String after(String number, int separator) {
    return number.substring(separator + 1);
  }
}
