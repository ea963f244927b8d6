package io.haetae.sites.generic;

import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.sites.page.ArchivedAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address of a page without what does not name the offer: scheme, port, fragment, a slash at
 * the end, and the parameters of advertising. In a shop that Haetae does not know, this is the
 * identity of an offer.
 *
 * @param host the host in lower case
 * @param path the path as written
 * @param parameters the parameters left, as written
 */
public record PageAddress(String host, String path, Set<String> parameters) {
  private static final SiteId SITE = new SiteId("generic");
  private static final int LONGEST = 200;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{5,}");
  private static final Set<String> ADVERTISING =
      Set.of(
          "gclid",
          "gbraid",
          "wbraid",
          "fbclid",
          "msclkid",
          "dclid",
          "yclid",
          "ttclid",
          "igshid",
          "srsltid",
          "mc_cid",
          "mc_eid",
          "_ga",
          "_gl",
          "ref",
          "ref_",
          "referrer",
          "spm",
          "scm",
          "tag",
          "affiliate",
          "cmpid");

  /** Copies the parameters, in the order of their letters. */
  public PageAddress {
    parameters = Collections.unmodifiableSet(new TreeSet<>(parameters));
  }

  /** The address in a text, resolved against a base where it is relative. */
  static Optional<PageAddress> of(String text, Optional<URI> base) {
    try {
      String own = ArchivedAddress.original(text.strip());
      URI written = new URI(own.replace(" ", "%20").replace("|", "%7C"));
      return of(base.map(known -> known.resolve(written)).orElse(written));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /** The address of a web page; empty for any other URL. */
  static Optional<PageAddress> of(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !List.of("http", "https").contains(scheme)) {
      return Optional.empty();
    }
    String host = url.getHost().toLowerCase(Locale.ROOT);
    String raw = url.getRawPath() == null ? "" : url.getRawPath();
    Set<String> parameters = new TreeSet<>();
    String query = url.getRawQuery() == null ? "" : url.getRawQuery();
    Arrays.stream(query.split("[&;]")).filter(PageAddress::naming).forEach(parameters::add);
    return Optional.of(new PageAddress(host, raw.replaceAll("/+\\z", ""), parameters));
  }

  private static boolean naming(String parameter) {
    String name = parameter.replaceAll("=.*\\z", "").toLowerCase(Locale.ROOT);
    boolean valued = parameter.length() > name.length() + 1;
    return valued && !name.startsWith("utm_") && !ADVERTISING.contains(name);
  }

  /** Whether it is a shop's front page, which is no offer. */
  boolean front() {
    return path.isEmpty() && parameters.isEmpty();
  }

  /** Whether two addresses have the same host and path. */
  boolean samePath(PageAddress other) {
    return sameShop(other) && path.equals(other.path);
  }

  /** Whether two addresses have the same host, {@code www.} left out. */
  boolean sameShop(PageAddress other) {
    return bare(host).equals(bare(other.host));
  }

  private static String bare(String host) {
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  /**
   * Whether this address, as somebody wrote it, leads to a page that gives itself another address:
   * the same path, and every parameter of the page's own.
   */
  boolean leadsTo(PageAddress own) {
    return samePath(own) && parameters.containsAll(own.parameters);
  }

  /** Whether two addresses of a shop share their last name or a number of five digits and more. */
  boolean akin(PageAddress other) {
    Set<String> shared = tokens();
    shared.retainAll(other.tokens());
    return sameShop(other) && !shared.isEmpty();
  }

  private Set<String> tokens() {
    String query = String.join("&", parameters);
    Set<String> tokens =
        NUMBER
            .matcher(path + "?" + query)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    tokens.add(path.substring(path.lastIndexOf('/') + 1));
    return tokens;
  }

  /**
   * The listing: host, path and parameters, or their SHA-256 where they are longer than an item
   * number may be.
   */
  ListingId listing() {
    String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    String number = host + path + query;
    return new ListingId(SITE, number.length() <= LONGEST ? number : digest(number));
  }

  /** The listing of a page without an address, by its product's number. */
  static ListingId numbered(String number) {
    return new ListingId(SITE, number);
  }

  /** {@code sha256:} and the SHA-256 of a text in hexadecimal. */
  static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return "sha256:"
          + HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
