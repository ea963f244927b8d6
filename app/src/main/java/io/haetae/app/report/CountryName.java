package io.haetae.app.report;

import io.haetae.core.watch.Country;
import java.util.Collection;
import java.util.Locale;

/** What countries are called. */
final class CountryName {
  private static final Bilingual KOREA = new Bilingual("한국", "Korea");
  private static final Bilingual ANY = new Bilingual("배송 국가", "the delivery country");

  private CountryName() {}

  static Bilingual of(Country country) {
    Locale region = Locale.of("", country.code());
    return country.equals(Country.KOREA)
        ? KOREA
        : new Bilingual(
            region.getDisplayCountry(Locale.KOREAN), region.getDisplayCountry(Locale.ENGLISH));
  }

  /** The name that fits rows of several countries: the one country's, or a word for any. */
  static Bilingual of(Collection<Country> countries) {
    return countries.stream().distinct().count() == 1 ? of(countries.iterator().next()) : ANY;
  }
}
