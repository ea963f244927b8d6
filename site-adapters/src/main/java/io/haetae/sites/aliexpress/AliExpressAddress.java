package io.haetae.sites.aliexpress;

import io.haetae.core.browse.Vantage;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What AliExpress's addresses name. */
final class AliExpressAddress {
  static final SiteId SITE = new SiteId("aliexpress");

  /**
   * What aliexpress.us adds to the numbers of aliexpress.com (96 pages of December 2022 name both).
   * The numbers of aliexpress.com stay below it, so that a greater one is always one of
   * aliexpress.us, whatever host it stands with: pages of 2026 name it under aliexpress.com too.
   */
  private static final BigInteger OFFSET = BigInteger.TWO.pow(51);

  private static final String DIGITS = "([0-9]{6,18})";

  /** What addresses of aliexpress.ru put before the numbers of its local sellers' items. */
  private static final String LOCAL = "1_";

  private static final Pattern LOCAL_ITEM =
      Pattern.compile("/item/(?:[^/]{1,300}/)?1_([0-9]{4,18})(?:\\.html|/[a-z]{1,20}|/?)\\z");
  private static final List<Pattern> PATHS =
      List.of(
          Pattern.compile("/(?:item|i)/(?:[^/]{1,300}/)?" + DIGITS + "\\.html\\z"),
          Pattern.compile("/(?:item|i)/" + DIGITS + "/?\\z"),
          Pattern.compile("/store/product/[^/]{1,300}/[0-9]{3,12}_" + DIGITS + "\\.html\\z"));
  private static final Pattern QUERY =
      Pattern.compile("(?:\\A|&)productIds?=" + DIGITS + "(?:(?::|%3A|,|%2C)[^&]*)?(?:&|\\z)");
  private static final Pattern ANYWHERE =
      Pattern.compile(
          "aliexpress\\.(?:com|us|ru)(?::[0-9]+)?/+(?:item|i)/(?:[^/\"'\\s<>]{1,300}/)?"
              + DIGITS
              + "\\.html");

  private AliExpressAddress() {}

  /** Whether a URL is one of AliExpress's. */
  static boolean isAliExpress(URI url) {
    if ("aliexpress".equalsIgnoreCase(url.getScheme())) {
      return true;
    }
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return host.matches("(?:.+\\.)?aliexpress\\.(?:com|us|ru)");
  }

  /** The listing that a URL of AliExpress names. */
  static Optional<ListingId> listing(URI url) {
    if (!isAliExpress(url)) {
      return Optional.empty();
    }
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    int wall = path.indexOf("/_____tmd_____");
    String own = wall < 0 ? path : path.substring(0, wall);
    Matcher local = LOCAL_ITEM.matcher(own);
    if (local.find()) {
      return local(local.group(1));
    }
    for (Pattern form : PATHS) {
      Matcher match = form.matcher(own);
      if (match.find()) {
        return Optional.of(listing(match.group(1)));
      }
    }
    Matcher query = QUERY.matcher(url.getRawQuery() == null ? "" : url.getRawQuery());
    return query.find() ? Optional.of(listing(query.group(1))) : Optional.empty();
  }

  /** Whether a URL is one of the hosts that send on (seen in public link lists until 2026-09). */
  static boolean isShortLink(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return host.matches("(?:s\\.click|star|a)\\.aliexpress\\.(?:com|us|ru)")
        && listing(url).isEmpty();
  }

  /** The listing of a number, in the numbers of aliexpress.com. */
  static ListingId listing(String digits) {
    BigInteger number = new BigInteger(digits);
    BigInteger own = number.compareTo(OFFSET) > 0 ? number.subtract(OFFSET) : number;
    return new ListingId(SITE, own.toString());
  }

  /** The listing of a local seller's number on aliexpress.ru. */
  static Optional<ListingId> local(String number) {
    return number.matches("[0-9]{4,18}")
        ? Optional.of(new ListingId(SITE, LOCAL + number))
        : Optional.empty();
  }

  /** The listing of a text that is an item number. */
  static Optional<ListingId> number(String text) {
    return text.matches(DIGITS) ? Optional.of(listing(text)) : Optional.empty();
  }

  /** The first listing in an address that stands somewhere in a source. */
  static Optional<ListingId> listingIn(String source) {
    Matcher match = ANYWHERE.matcher(source);
    return match.find() ? Optional.of(listing(match.group(1))) : Optional.empty();
  }

  /** Where a shopper of the vantage sees a listing. */
  static URI of(ListingId listing, Vantage vantage) {
    String shop =
        listing.number().startsWith(LOCAL) ? "https://aliexpress.ru/" : home(vantage).toString();
    return URI.create(shop + "item/" + listing.number() + ".html");
  }

  /** Where a shopper of the vantage sees the results of a search. */
  static URI search(String query, Vantage vantage) {
    String words = query.strip().replaceAll("\\s+", "-");
    String encoded = URLEncoder.encode(words, StandardCharsets.UTF_8);
    return URI.create(home(vantage) + "w/wholesale-" + encoded + ".html");
  }

  /** The storefront of a vantage. */
  static URI home(Vantage vantage) {
    boolean korea = vantage.country().code().equals("KR");
    return URI.create("https://" + (korea ? "ko" : "www") + ".aliexpress.com/");
  }
}
