package io.haetae.export.words;

import io.haetae.core.watch.Country;
import java.util.Collection;
import java.util.Locale;

/** What countries are called. */
public final class CountryName {
  private static final Wording KOREA = new Wording("한국", "Korea");
  private static final Wording ANY = new Wording("배송 국가", "the delivery country");

  private CountryName() {}

  /** A country, in both languages. */
  public static Wording of(Country country) {
    Locale region = Locale.of("", country.code());
    return country.equals(Country.KOREA)
        ? KOREA
        : new Wording(
            region.getDisplayCountry(Locale.KOREAN), region.getDisplayCountry(Locale.ENGLISH));
  }

  /** The name that fits rows of several countries: the one country's, or a word for any. */
  public static Wording of(Collection<Country> countries) {
    return countries.stream().distinct().count() == 1 ? of(countries.iterator().next()) : ANY;
  }
}
