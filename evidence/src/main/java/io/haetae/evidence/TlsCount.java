package io.haetae.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.TlsOrigin;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many exchanges of a capture went over which kind of connection. One that never had a
 * connection (an aborted or blocked one, a refused port) is in none of the three.
 *
 * @param validated answers of https origins whose certificate the browser validated
 * @param failed answers of other https origins, and exchanges that the browser gave up because of
 *     the certificate or of TLS itself
 * @param plain exchanges without TLS
 */
record TlsCount(long validated, long failed, long plain) {
  private static final Pattern REFUSED = Pattern.compile("net::ERR_(CERT|SSL|BAD_SSL)_.*");

  private enum Kind {
    VALIDATED,
    FAILED,
    PLAIN,
    NONE
  }

  static TlsCount of(Capture capture) {
    Set<URI> good =
        capture.tls().stream()
            .filter(TlsOrigin::validated)
            .map(TlsOrigin::origin)
            .collect(Collectors.toSet());
    var counts =
        capture.exchanges().stream()
            .collect(Collectors.groupingBy(each -> kind(each, good), Collectors.counting()));
    return new TlsCount(
        counts.getOrDefault(Kind.VALIDATED, 0L),
        counts.getOrDefault(Kind.FAILED, 0L),
        counts.getOrDefault(Kind.PLAIN, 0L));
  }

  private static Kind kind(Exchange exchange, Set<URI> good) {
    Optional<URI> origin = TlsOrigin.of(exchange.url());
    if (origin.isEmpty()) {
      String scheme = String.valueOf(exchange.url().getScheme());
      return scheme.equals("http") || scheme.equals("ws") ? Kind.PLAIN : Kind.NONE;
    }
    return switch (exchange.outcome()) {
      case Exchange.Response answered -> good.contains(origin.get()) ? Kind.VALIDATED : Kind.FAILED;
      case Exchange.Failure failure ->
          REFUSED.matcher(failure.reason()).matches() ? Kind.FAILED : Kind.NONE;
    };
  }
}
