package io.haetae.core.browse;

import io.haetae.core.watch.Country;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/**
 * The buyer we look as.
 *
 * @param country where the goods would be delivered
 * @param language the language asked for
 * @param currency the currency asked for
 * @param zone the time zone of the browser
 * @param egress a name for the network way out, such as {@code direct}; it is recorded, not set
 */
public record Vantage(
    Country country, Locale language, Currency currency, ZoneId zone, String egress) {
  /** A shopper in Korea who reads Korean and pays in won. */
  public static Vantage korea() {
    return new Vantage(
        Country.KOREA,
        Locale.KOREA,
        Currency.getInstance("KRW"),
        ZoneId.of("Asia/Seoul"),
        "direct");
  }

  /**
   * A shopper of a country: for Korea {@link #korea()}, elsewhere one who reads English, pays in
   * the country's own currency (US dollars where it has none) and whose clock shows UTC.
   */
  public static Vantage of(Country country) {
    if (country.equals(Country.KOREA)) {
      return korea();
    }
    Locale language = Locale.of("en", country.code());
    Currency own = Currency.getInstance(language);
    Currency currency = own == null ? Currency.getInstance("USD") : own;
    return new Vantage(country, language, currency, ZoneId.of("UTC"), "direct");
  }

  /** {@code country/language/currency/egress}; the stored name of the vantage. */
  public String name() {
    return country + "/" + language.toLanguageTag() + "/" + currency + "/" + egress;
  }
}
