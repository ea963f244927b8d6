package io.haetae.sites.generic;

import io.haetae.core.watch.Country;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Optional;

/** A country as structured data writes it: by two letters, or by three as one marketplace does. */
public final class IsoCountry {
  private IsoCountry() {}

  /** The country of a code of two or three letters; empty for anything else. */
  public static Optional<Country> of(String code) {
    String capitals = code.strip().toUpperCase(Locale.ROOT);
    if (capitals.length() != 3) {
      return Country.of(capitals);
    }
    return Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2).stream()
        .filter(two -> Locale.of("", two).getISO3Country().equals(capitals))
        .findFirst()
        .flatMap(Country::of);
  }
}
