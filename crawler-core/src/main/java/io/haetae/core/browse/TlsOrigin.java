package io.haetae.core.browse;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the browser made of the certificate of one https origin during a visit.
 *
 * @param origin scheme, host and, unless it is 443, port
 * @param chain the certificates in DER, the server's own first, as the browser's connection had
 *     them; empty if the browser did not hand them out
 * @param validated whether the browser checked the chain and found nothing wrong
 * @param error why it is not validated; empty if it is
 */
public record TlsOrigin(URI origin, List<Bytes> chain, boolean validated, Optional<String> error) {
  private static final int HTTPS_PORT = 443;

  /**
   * Copies the chain.
   *
   * @throws IllegalArgumentException unless an error is given exactly if it is not validated
   */
  public TlsOrigin {
    chain = List.copyOf(chain);
    if (validated == error.isPresent()) {
      throw new IllegalArgumentException(
          origin + " is either validated or not for a reason, not " + validated + " " + error);
    }
  }

  /** The https origin that a URL (https or wss) belongs to; empty for any other URL. */
  public static Optional<URI> of(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    String authority = url.getRawAuthority();
    if (!(scheme.equals("https") || scheme.equals("wss")) || authority == null) {
      return Optional.empty();
    }
    String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String port = ":" + HTTPS_PORT;
    String bare = host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
    return Optional.of(URI.create("https://" + bare));
  }
}
