package io.haetae.sites.shein;

import io.haetae.core.browse.Vantage;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What SHEIN's addresses name. Each colour of a product is a listing of its own. */
final class SheinAddress {
  static final SiteId SITE = new SiteId("shein");

  private static final Pattern IN_PATH =
      Pattern.compile("-p-([0-9]{4,12})(?:-cat-[0-9]+)?(?:\\.html)?(?=[?#&\\s\"'%]|\\z)");
  private static final Pattern REDIRECTION = Pattern.compile("[?&]redirection=([^&]+)");

  private SheinAddress() {}

  /** The listing that a URL of SHEIN names. */
  static Optional<ListingId> listing(URI url) {
    return SheinSites.isShein(url) && url.getRawPath() != null
        ? inPath(url.getRawPath())
        : Optional.empty();
  }

  /** Whether a URL is a link of the app's, which a browser sends on. */
  static boolean isShortLink(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return host.equals("onelink.shein.com") || host.equals("api-shein.shein.com");
  }

  /** The listing of a number. */
  static ListingId listing(String number) {
    return new ListingId(SITE, number);
  }

  /** The listing that a path names. */
  static Optional<ListingId> inPath(String path) {
    Matcher match = IN_PATH.matcher(path);
    return match.find() ? Optional.of(listing(match.group(1))) : Optional.empty();
  }

  /** The listing that a challenge's address leads back to. */
  static Optional<ListingId> behind(String challenge) {
    Matcher match = REDIRECTION.matcher(challenge);
    return match.find()
        ? inPath(
            URLDecoder.decode(
                match.group(1).replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** Where a shopper of the vantage sees a listing; the words before the number do not matter. */
  static URI of(ListingId listing, Vantage vantage) {
    return SheinSites.home(vantage.country()).resolve("/item-p-" + listing.number() + ".html");
  }

  /** Where a shopper of the vantage sees the results of a search. */
  static URI search(String query, Vantage vantage) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
    return SheinSites.home(vantage.country()).resolve("/pdsearch/" + encoded + "/");
  }
}
