package io.haetae.sites.aliexpress;

import io.haetae.core.product.Money;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.JsonPlace;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AliExpress's amounts. */
final class AliExpressMoney {
  private static final Pattern LOCAL =
      Pattern.compile("\\|([0-9.,\\s\\u00a0]{1,20})\\|([0-9]*)\\z");
  private static final Pattern SHOWN =
      Pattern.compile("[0-9](?:[0-9]|[.,'\\s\\u00a0\\u202f](?=[0-9])){0,20}");
  private static final Pattern FRACTION = Pattern.compile("[.,]([0-9]{1,2})\\z");

  private AliExpressMoney() {}

  /** The ISO 4217 code that a text is. */
  static Optional<String> currency(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    boolean known =
        Currency.getAvailableCurrencies().stream().anyMatch(c -> c.getCurrencyCode().equals(code));
    return known ? Optional.of(code) : Optional.empty();
  }

  /** An object of an amount with its currency; empty if it is not more than nothing. */
  static Optional<Money> of(JsonPlace amount) {
    Optional<String> currency =
        amount
            .first("currency", "currencyCode")
            .text()
            .flatMap(AliExpressMoney::currency)
            .or(() -> amount.at("formattedPrice").text().flatMap(CurrencySign::in));
    return amount
        .first("value", "minPrice")
        .number()
        .filter(value -> value.signum() > 0)
        .map(value -> new Money(exact(value, currency), currency));
  }

  /**
   * The amount of a text in parts, such as {@code R$8.819,02|8819|02}: as shown, the whole, the
   * fraction.
   */
  static Optional<Money> ofParts(String text, Optional<String> currency) {
    Matcher parts = LOCAL.matcher(text);
    if (!parts.find()) {
      return Optional.empty();
    }
    String whole = parts.group(1).replaceAll("[^0-9]", "");
    String fraction = parts.group(2);
    return whole.isEmpty()
        ? Optional.empty()
        : positive(new BigDecimal(fraction.isEmpty() ? whole : whole + "." + fraction), currency);
  }

  /** The first amount that a text shows; a fraction has one or two digits. */
  static Optional<Money> ofShown(String text, Optional<String> currency) {
    Matcher match = SHOWN.matcher(western(text));
    if (!match.find()) {
      return Optional.empty();
    }
    String number = match.group();
    Matcher fraction = FRACTION.matcher(number);
    boolean broken = fraction.find();
    String whole = (broken ? number.substring(0, fraction.start()) : number).replaceAll("\\D", "");
    String amount = broken ? whole + "." + fraction.group(1) : whole;
    return positive(new BigDecimal(amount), currency);
  }

  /** The text with Arabic and other digits as 0 to 9, and their separators as comma and point. */
  private static String western(String text) {
    StringBuilder western = new StringBuilder(text.length());
    for (char c : text.replace('\u066B', '.').replace('\u066C', ',').toCharArray()) {
      western.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    return western.toString();
  }

  private static Optional<Money> positive(BigDecimal amount, Optional<String> currency) {
    return amount.signum() > 0 ? Optional.of(new Money(amount, currency)) : Optional.empty();
  }

  /** The state writes 8999.0 and 5.2 for 8999.00 and 5.20. */
  private static BigDecimal exact(BigDecimal value, Optional<String> currency) {
    int decimals =
        currency
            .map(c -> Math.max(0, Currency.getInstance(c).getDefaultFractionDigits()))
            .orElse(0);
    BigDecimal bare = value.stripTrailingZeros();
    return bare.setScale(Math.max(decimals, Math.max(0, bare.scale())));
  }
}
