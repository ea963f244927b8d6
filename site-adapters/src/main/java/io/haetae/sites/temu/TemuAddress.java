package io.haetae.sites.temu;

import io.haetae.core.browse.Vantage;
import io.haetae.core.product.Found;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Temu's addresses name. */
final class TemuAddress {
  static final SiteId SITE = new SiteId("temu");
  static final URI HOME = URI.create("https://www.temu.com/");

  private static final Pattern IN_PATH = Pattern.compile("(?:-|/)g-([0-9]{9,18})\\.html\\z");
  private static final Pattern IN_QUERY =
      Pattern.compile("(?:\\A|&)goods_id=([0-9]{9,18})(?:&|\\z)");
  private static final Pattern PREFIX = Pattern.compile("\\A/([a-z]{2})(?:-[a-z]{2,4})?(?:/|\\z)");
  private static final Pattern ANYWHERE =
      Pattern.compile(
          "[-/]g-([0-9]{9,18})\\.html|goods\\.html\\?(?:[^\"'\\s]*?&)?goods_id=([0-9]{9,18})");

  private TemuAddress() {}

  /** Whether a URL is one of Temu's. */
  static boolean isTemu(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return host.equals("temu.com") || host.endsWith(".temu.com");
  }

  /** The listing that a URL of Temu names. */
  static Optional<ListingId> listing(URI url) {
    if (!isTemu(url) || url.getRawPath() == null) {
      return Optional.empty();
    }
    Matcher path = IN_PATH.matcher(url.getRawPath());
    if (path.find()) {
      return Optional.of(listing(path.group(1)));
    }
    String query = url.getRawQuery() == null ? "" : url.getRawQuery();
    Matcher parameter = IN_QUERY.matcher(query);
    return url.getRawPath().endsWith("/goods.html") && parameter.find()
        ? Optional.of(listing(parameter.group(1)))
        : Optional.empty();
  }

  /** Whether a URL is a shared link: temu.to, share.temu.com, or a path below /a/ or /s/. */
  static boolean isShortLink(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return host.equals("temu.to")
        || host.equals("share.temu.com")
        || (isTemu(url) && path.matches("/(?:[a-z]{2}(?:-[a-z]{2})?/)?[as]/[^/]+/?"));
  }

  /** The listing of a number. */
  static ListingId listing(String number) {
    return new ListingId(SITE, number);
  }

  /** The first item number in an address that stands somewhere in a source. */
  static Optional<String> numberIn(String source) {
    Matcher match = ANYWHERE.matcher(source);
    return match.find()
        ? Optional.ofNullable(match.group(1)).or(() -> Optional.ofNullable(match.group(2)))
        : Optional.empty();
  }

  /** The country that the path's prefix names, as in {@code /kr/} and {@code /kr-en/}. */
  static Optional<Found<String>> country(URI url) {
    Matcher prefix = PREFIX.matcher(url.getRawPath() == null ? "" : url.getRawPath());
    return isTemu(url) && prefix.find()
        ? Country.of(prefix.group(1)).map(country -> new Found<>(country.code(), "url"))
        : Optional.empty();
  }

  /** Where a shopper of the vantage sees a listing. */
  static URI of(ListingId listing, Vantage vantage) {
    return URI.create(HOME + prefix(vantage) + "goods.html?goods_id=" + listing.number());
  }

  /** Where a shopper of the vantage sees the results of a search. */
  static URI search(String query, Vantage vantage) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return URI.create(HOME + prefix(vantage) + "search_result.html?search_key=" + encoded);
  }

  /**
   * Captures of 2024 to 2026 show {@code /kr/}, {@code /pk-en/} and {@code /il-en/}, and no prefix
   * for the United States: a country alone in its own language, else with the language.
   */
  private static String prefix(Vantage vantage) {
    String code = vantage.country().code();
    if (code.equals("US")) {
      return "";
    }
    String country = code.equals("GB") ? "uk" : code.toLowerCase(Locale.ROOT);
    boolean english = vantage.language().getLanguage().equals("en");
    boolean anglophone = java.util.Set.of("GB", "AU", "NZ", "IE", "CA").contains(code);
    return country + (english && !anglophone ? "-en/" : "/");
  }
}
