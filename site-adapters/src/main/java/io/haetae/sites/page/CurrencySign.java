package io.haetae.sites.page;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Currencies as pages write them. Only signs that stand for one currency are known: {@code $},
 * {@code ¥} and {@code kr} alone decide nothing.
 */
public final class CurrencySign {
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .filter(code -> !code.startsWith("X") || code.matches("XAF|XOF|XPF|XCD"))
          .collect(Collectors.toUnmodifiableSet());
  private static final Pattern CODE = Pattern.compile("(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])");

  /** Dollar signs with their country; the longer come first. */
  private static final List<Map.Entry<Pattern, String>> DOLLARS =
      List.of(
          dollar("US|U\\.S\\.", "USD"),
          dollar("CA|C", "CAD"),
          dollar("AU|A", "AUD"),
          dollar("NZ", "NZD"),
          dollar("HK", "HKD"),
          dollar("NT|TW", "TWD"),
          dollar("SG|S", "SGD"),
          dollar("MX|Mex", "MXN"),
          dollar("R", "BRL"),
          dollar("AR", "ARS"),
          dollar("CL|CLP", "CLP"),
          dollar("COL", "COP"));

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("€", "EUR"),
          Map.entry("₩", "KRW"),
          Map.entry("￦", "KRW"),
          Map.entry("원", "KRW"),
          Map.entry("円", "JPY"),
          Map.entry("£", "GBP"),
          Map.entry("₪", "ILS"),
          Map.entry("₽", "RUB"),
          Map.entry("руб", "RUB"),
          Map.entry("₴", "UAH"),
          Map.entry("₸", "KZT"),
          Map.entry("₹", "INR"),
          Map.entry("₫", "VND"),
          Map.entry("฿", "THB"),
          Map.entry("₺", "TRY"),
          Map.entry("₱", "PHP"),
          Map.entry("₦", "NGN"),
          Map.entry("zł", "PLN"),
          Map.entry("Kč", "CZK"),
          Map.entry("Ft", "HUF"),
          Map.entry("Rp", "IDR"),
          Map.entry("RM", "MYR"),
          Map.entry("TL", "TRY"),
          Map.entry("د.إ", "AED"),
          Map.entry("ر.س", "SAR"));

  private CurrencySign() {}

  /** The currency that a text names by its code or an unambiguous sign; empty if none or two. */
  public static Optional<String> in(String text) {
    Set<String> codes =
        CODE.matcher(text)
            .results()
            .map(match -> match.group(1))
            .filter(CODES::contains)
            .collect(Collectors.toSet());
    if (!codes.isEmpty()) {
      return codes.size() == 1 ? codes.stream().findFirst() : Optional.empty();
    }
    for (Map.Entry<Pattern, String> dollar : DOLLARS) {
      if (dollar.getKey().matcher(text).find()) {
        return Optional.of(dollar.getValue());
      }
    }
    Set<String> signed =
        SIGNS.entrySet().stream()
            .filter(sign -> standsAlone(text, sign.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.toSet());
    return signed.size() == 1 ? signed.stream().findFirst() : Optional.empty();
  }

  /** The ISO 4217 code of a code in either case; empty if there is none. */
  public static Optional<String> iso(String code) {
    String capitals = code.strip().toUpperCase(Locale.ROOT);
    return CODES.contains(capitals) ? Optional.of(capitals) : Optional.empty();
  }

  private static boolean standsAlone(String text, String sign) {
    int at = text.indexOf(sign);
    if (at < 0 || !Character.isLetter(sign.charAt(0))) {
      return at >= 0;
    }
    int end = at + sign.length();
    boolean after = end < text.length() && Character.isLetter(text.charAt(end));
    return !(at > 0 && Character.isLetter(text.charAt(at - 1))) && !after;
  }

  private static Map.Entry<Pattern, String> dollar(String country, String code) {
    return Map.entry(Pattern.compile("(?<![A-Za-z.])(?:" + country + ") ?\\$"), code);
  }
}
