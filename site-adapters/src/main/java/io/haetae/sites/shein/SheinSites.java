package io.haetae.sites.shein;

import io.haetae.core.watch.Country;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SHEIN's national sites. A site's own name ({@code SiteUID}) is a country and sometimes a
 * language, as in {@code us}, {@code uses}, {@code cafr}; it is not always the country's ISO code,
 * and some sites serve many countries (captures of 2024 and 2026).
 */
final class SheinSites {
  private static final Map<String, String> OTHER_NAMES =
      Map.of("uk", "GB", "arg", "AR", "then", "TH", "iden", "ID", "www", "", "en", "", "ar", "");

  private static final Set<String> COUNTRIES =
      Set.of(
          "us", "mx", "kr", "jp", "de", "fr", "es", "it", "au", "ca", "br", "nl", "pl", "pt", "se",
          "ch", "at", "ro", "il", "tr", "tw", "hk", "sg", "my", "ph", "th", "vn", "id", "in", "za",
          "ma", "jo", "co", "pe", "cl", "ec", "nz", "ru", "sa", "ae", "kw", "qa", "om", "bh", "eg");

  private static final Map<String, String> BY_ENDING =
      Map.of("shein.co.uk", "GB", "shein.se", "SE", "shein.tw", "TW");

  private static final Pattern HOST =
      Pattern.compile("(?:([a-z0-9-]+)\\.)?(shein\\.(?:com(?:\\.([a-z]{2}))?|co\\.uk|se|tw))");

  private SheinSites() {}

  /** Whether a URL is one of SHEIN's; the Indian licensee's shop is another platform. */
  static boolean isShein(URI url) {
    return HOST.matcher(host(url)).matches();
  }

  private static String host(URI url) {
    return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
  }

  /** The country whose site a URL belongs to; empty where the site serves several. */
  static Optional<Country> country(URI url) {
    Matcher host = HOST.matcher(host(url));
    if (!host.matches()) {
      return Optional.empty();
    }
    if (host.group(3) != null) {
      return Country.of(host.group(3));
    }
    Optional<Country> byEnding =
        Optional.ofNullable(BY_ENDING.get(host.group(2))).flatMap(Country::of);
    return byEnding.or(() -> host.group(1) == null ? Optional.empty() : country(host.group(1)));
  }

  /** The country of a site's own name; empty where the site serves several. */
  static Optional<Country> country(String site) {
    String name = site.strip().toLowerCase(Locale.ROOT);
    String other = OTHER_NAMES.get(name);
    if (other != null) {
      return other.isEmpty() ? Optional.empty() : Country.of(other);
    }
    boolean withLanguage = name.length() == 4 && LANGUAGES.contains(name.substring(2));
    String code = withLanguage ? name.substring(0, 2) : name;
    return COUNTRIES.contains(code) ? Country.of(code) : Optional.empty();
  }

  private static final Set<String> LANGUAGES =
      Stream.of(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());

  /** The site that serves a country. */
  static URI home(Country country) {
    return switch (country.code()) {
      case "MX", "BR" ->
          URI.create("https://www.shein.com." + country.code().toLowerCase(Locale.ROOT) + "/");
      case "GB" -> URI.create("https://www.shein.co.uk/");
      default ->
          URI.create(
              COUNTRIES.contains(country.code().toLowerCase(Locale.ROOT))
                  ? "https://" + country.code().toLowerCase(Locale.ROOT) + ".shein.com/"
                  : "https://www.shein.com/");
    };
  }
}
