package io.haetae.core.browse;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A simulated marketplace that stands in for a real one. Adapters keep the real site's addresses;
 * sessions and captures are translated at the border, so every bundle made of a stand-in shows its
 * loopback addresses and can never pass for evidence of the real site.
 *
 * @param origin scheme, host and port of the simulation; loopback only
 * @param real scheme and host of the site that it stands in for
 */
public record StandIn(URI origin, URI real) {
  /** A name such as {@code 127.shop.example} is no address of this machine. */
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  /**
   * Checks the origin.
   *
   * @throws IllegalArgumentException if the origin is not on loopback
   */
  public StandIn {
    if (!isLoopback(origin)) {
      throw new IllegalArgumentException(
          "A stand-in runs on 127.0.0.1, [::1] or localhost, not " + origin.getHost());
    }
  }

  /** Whether a URL points at this machine. */
  public static boolean isLoopback(URI url) {
    String host = url.getHost();
    return host != null
        && (host.equals("localhost") || host.equals("[::1]") || LOOPBACK.matcher(host).matches());
  }

  /** A URL of the real site, as the simulation serves it. */
  public URI toStandIn(URI url) {
    return replaceOrigin(url, origin);
  }

  /** A URL of the simulation, as the real site would write it; any other URL unchanged. */
  public URI toReal(URI url) {
    return origin.getAuthority().equals(url.getAuthority()) ? replaceOrigin(url, real) : url;
  }

  /** A session that takes real addresses and visits the simulation. */
  public BrowserSession rehost(BrowserSession session) {
    return new Rehosted(this, session);
  }

  private static URI replaceOrigin(URI url, URI origin) {
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return URI.create(origin.getScheme() + "://" + origin.getAuthority() + path + query);
  }

  private static final class Rehosted extends FilterSession {
    private final StandIn standIn;

    Rehosted(StandIn standIn, BrowserSession session) {
      super(session);
      this.standIn = standIn;
    }

    @Override
    public void setCookies(List<Cookie> cookies) {
      super.setCookies(cookies.stream().map(this::rehost).toList());
    }

    private Cookie rehost(Cookie cookie) {
      return new Cookie(cookie.name(), cookie.value(), standIn.toStandIn(cookie.url()), false);
    }

    @Override
    public void navigate(URI url) {
      super.navigate(standIn.toStandIn(url));
    }

    @Override
    public URI url() {
      return standIn.toReal(super.url());
    }
  }
}
