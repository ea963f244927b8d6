package io.haetae.sites.temu;

import io.haetae.core.watch.Country;
import java.util.Map;
import java.util.Optional;

/**
 * Temu's own numbers of the countries it delivers to, as its region configuration, search answers
 * and cookies show them (captures of 2024 to 2026). A number that is not here names no country.
 */
final class TemuRegion {
  private static final Map<String, String> COUNTRIES =
      Map.of(
          "185", "KR", "211", "US", "100", "JP", "194", "TW", "210", "GB", "97", "IL", "37", "CA");

  private TemuRegion() {}

  /** The country of a number or of an ISO code. */
  static Optional<Country> country(String region) {
    String code = COUNTRIES.getOrDefault(region.strip(), region);
    return code.strip().length() == 2 ? Country.of(code) : Optional.empty();
  }

  /** The number of a country. */
  static Optional<String> number(Country country) {
    return COUNTRIES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(country.code()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
