package io.haetae.core.watch;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A country by its ISO 3166-1 alpha-2 code in capitals, such as {@code KR}. */
public record Country(String code) {
  private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

  /** Korea, the delivery country that Haetae asks about unless told otherwise. */
  public static final Country KOREA = new Country("KR");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if ISO 3166-1 has no such code
   */
  public Country {
    if (!KNOWN.contains(code)) {
      throw new IllegalArgumentException(
          "A country is an ISO 3166-1 code in capitals such as KR, not \"" + code + "\"");
    }
  }

  /**
   * The country of a code in either case, with the non-standard {@code UK} taken as {@code GB};
   * empty if there is none.
   */
  public static Optional<Country> of(String code) {
    String capitals = code.strip().toUpperCase(Locale.ROOT);
    String standard = capitals.equals("UK") ? "GB" : capitals;
    return KNOWN.contains(standard) ? Optional.of(new Country(standard)) : Optional.empty();
  }

  @Override
  public String toString() {
    return code;
  }
}
