package io.haetae.browser;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.TlsOrigin;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The https origins of one visit: what the browser said of their connections, and the certificates
 * that it hands out. Confined to the lock of its {@link NetworkLog}.
 */
final class TlsLog {
  private final Cdp cdp;
  private final Optional<String> unchecked;
  private final Map<URI, Seen> origins = new LinkedHashMap<>();

  private static final class Seen {
    private final List<Bytes> chain = new ArrayList<>();
    private @Nullable String error;
  }

  /**
   * Logs one visit.
   *
   * @param unchecked why the browser does not check certificates; empty if it does
   */
  TlsLog(Cdp cdp, Optional<String> unchecked) {
    this.cdp = cdp;
    this.unchecked = unchecked;
  }

  /** Takes in an answer; gives the work of asking for the certificates of an origin that is new. */
  Optional<BodyFetcher.Work> answered(Hop hop) {
    Optional<URI> origin = TlsOrigin.of(hop.address());
    boolean network = !hop.response.path("fromServiceWorker").asBoolean(false);
    return origin.isEmpty() || !network
        ? Optional.empty()
        : see(hop, origin.get(), fault(hop).orElse(null));
  }

  /** Takes in a failure; only one of TLS itself counts. */
  Optional<BodyFetcher.Work> failed(Hop hop) {
    Optional<URI> origin = TlsOrigin.of(hop.address());
    boolean refused =
        hop.failure.startsWith("net::ERR_CERT_")
            || hop.failure.startsWith("net::ERR_SSL_")
            || hop.failure.startsWith("net::ERR_BAD_SSL_");
    return origin.isEmpty() || !refused ? Optional.empty() : see(hop, origin.get(), hop.failure);
  }

  /** What was seen of each origin. */
  List<TlsOrigin> origins() {
    return origins.entrySet().stream()
        .map(
            entry -> {
              Seen seen = entry.getValue();
              Optional<String> error =
                  Optional.ofNullable(seen.error)
                      .or(
                          () ->
                              seen.chain.isEmpty()
                                  ? Optional.of("the browser handed out no certificate")
                                  : Optional.empty());
              return new TlsOrigin(entry.getKey(), seen.chain, error.isEmpty(), error);
            })
        .toList();
  }

  private Optional<BodyFetcher.Work> see(Hop hop, URI origin, @Nullable String fault) {
    boolean known = origins.containsKey(origin);
    Seen seen = origins.computeIfAbsent(origin, key -> new Seen());
    if (seen.error == null) {
      seen.error = fault;
    }
    if (known && !seen.chain.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Certificates(
            cdp.send(hop.session, "Network.getCertificate", Map.of("origin", origin.toString())),
            seen));
  }

  /** A WebSocket's handshake tells nothing of its state; Chromium opens none that is not secure. */
  private Optional<String> fault(Hop hop) {
    String state = hop.response.path("securityState").asString("secure");
    return unchecked.or(
        () ->
            state.equals("secure")
                ? Optional.empty()
                : Optional.of("the browser calls the connection " + state));
  }

  private record Certificates(CompletableFuture<JsonNode> answer, Seen seen)
      implements BodyFetcher.Work {
    @Override
    public void take(Optional<JsonNode> answer, Optional<Throwable> fault) {
      if (seen.chain.isEmpty()) {
        answer.stream()
            .flatMap(found -> found.path("tableNames").valueStream())
            .map(der -> Bytes.copyOf(Base64.getDecoder().decode(der.asString(""))))
            .forEach(seen.chain::add);
      }
    }
  }
}
