package io.haetae.browser;

import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.BodyForm;
import io.haetae.core.browse.Exchange.Connection;
import io.haetae.core.browse.Exchange.ResourceKind;
import io.haetae.core.browse.Exchange.Source;
import io.haetae.core.browse.Headers;
import io.haetae.core.browse.SocketFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Turns recorded hops into exchanges. What really went over the wire (raw header text, cookies, the
 * wire's status) comes in events of its own, in the order of the hops that used the network.
 */
final class ExchangeWriter {
  private static final double NANOS = 1e9;

  private final Map<String, List<JsonNode>> requestExtras;
  private final Map<String, List<JsonNode>> responseExtras;

  ExchangeWriter(
      Map<String, List<JsonNode>> requestExtras, Map<String, List<JsonNode>> responseExtras) {
    this.requestExtras = requestExtras;
    this.responseExtras = responseExtras;
  }

  /** The exchanges of a redirect chain. */
  List<Exchange> write(List<Hop> chain) {
    String id = chain.getFirst().id;
    Deque<JsonNode> requests = new ArrayDeque<>(requestExtras.getOrDefault(id, List.of()));
    Deque<JsonNode> responses = new ArrayDeque<>(responseExtras.getOrDefault(id, List.of()));
    List<Exchange> exchanges = new ArrayList<>();
    for (Hop hop : chain) {
      boolean usedNetwork = hop.moreIsComing || !hop.answered();
      JsonNode request = usedNetwork ? next(requests) : MissingNode.getInstance();
      JsonNode response = usedNetwork ? next(responses) : MissingNode.getInstance();
      exchanges.add(write(hop, request, response));
    }
    return exchanges;
  }

  private static JsonNode next(Deque<JsonNode> extras) {
    return extras.isEmpty() ? MissingNode.getInstance() : extras.remove();
  }

  private static Exchange write(Hop hop, JsonNode requestExtra, JsonNode responseExtra) {
    JsonNode headers =
        requestExtra.has("headers") ? requestExtra.path("headers") : hop.request.path("headers");
    Instant sentAt = instant(hop.sentAt);
    return new Exchange(
        hop.number,
        hop.address(),
        hop.request.path("method").asString("GET"),
        HeaderLines.ofMap(headers),
        hop.posted,
        kind(hop.kind()),
        sentAt,
        took(hop, sentAt),
        connection(hop),
        hop.answered() && !hop.blocked
            ? response(hop, responseExtra)
            : new Exchange.Failure(failure(hop), hop.blocked),
        messages(hop));
  }

  /** Messages; those of an event stream only if its bytes are not there. */
  private static List<SocketFrame> messages(Hop hop) {
    return hop.messages == null || (hop.isEventStream() && hop.bodyKept)
        ? List.of()
        : hop.messages.frames();
  }

  private static Exchange.Response response(Hop hop, JsonNode extra) {
    String raw = extra.path("headersText").asString(hop.response.path("headersText").asString(""));
    Headers headers =
        !raw.isEmpty()
            ? HeaderLines.ofText(raw)
            : HeaderLines.ofMap(
                extra.has("headers") ? extra.path("headers") : hop.response.path("headers"));
    int status = extra.path("statusCode").asInt(hop.response.path("status").asInt(0));
    boolean bodiless = bodiless(hop, status);
    return new Exchange.Response(
        status,
        hop.response.path("statusText").asString(""),
        headers,
        raw.isEmpty() ? Optional.empty() : Optional.of(raw),
        hop.body,
        form(hop, headers, bodiless),
        bodiless ? Optional.empty() : truncated(hop, headers));
  }

  private static BodyForm form(Hop hop, Headers headers, boolean bodiless) {
    if (bodiless) {
      return BodyForm.AS_SENT;
    }
    if (!hop.bodyKept) {
      return BodyForm.NOT_KEPT;
    }
    return encoded(headers) ? BodyForm.CONTENT_DECODED : BodyForm.AS_SENT;
  }

  private static Optional<String> truncated(Hop hop, Headers headers) {
    if (hop.messages != null && !hop.isEventStream()) {
      return hop.messages.truncated();
    }
    if (withoutBody(hop)) {
      return Optional.empty();
    }
    return switch (hop.state) {
      case REDIRECTED -> Optional.empty();
      case OPEN -> Optional.of("still loading");
      case FAILED -> Optional.of(failure(hop));
      case FINISHED -> hop.bodyFault != null ? Optional.of(hop.bodyFault) : tooShort(hop, headers);
    };
  }

  /** A body that ended without a complaint but is shorter than what was announced or received. */
  private static Optional<String> tooShort(Hop hop, Headers headers) {
    long expected = hop.received;
    if (!encoded(headers)) {
      long announced =
          headers
              .first("content-length")
              .filter(value -> value.matches("\\d{1,18}"))
              .map(Long::parseLong)
              .orElse(0L);
      expected = Math.max(expected, announced);
    }
    return hop.body.size() < expected
        ? Optional.of(hop.body.size() + " of " + expected + " bytes")
        : Optional.empty();
  }

  /** Whether HTTP allows no body here (RFC 9110, section 6.4.1). */
  private static boolean bodiless(Hop hop, int status) {
    return hop.request.path("method").asString("").equals("HEAD")
        || status == 204
        || status == 205
        || status == 304;
  }

  /** Whether the browser never hands out a body, though there may be one. */
  private static boolean withoutBody(Hop hop) {
    return hop.kind().equals("Preflight") || hop.kind().equals("WebSocket");
  }

  private static boolean encoded(Headers headers) {
    return headers
        .first("content-encoding")
        .filter(coding -> !coding.isBlank() && !coding.equalsIgnoreCase("identity"))
        .isPresent();
  }

  private static String failure(Hop hop) {
    if (hop.state == Hop.State.OPEN) {
      return "still loading";
    }
    return hop.failure.isEmpty() ? "failed" : hop.failure;
  }

  private static Connection connection(Hop hop) {
    JsonNode response = hop.response;
    JsonNode tls = response.path("securityDetails");
    boolean cached =
        hop.fromMemory
            || response.path("fromDiskCache").asBoolean(false)
            || response.path("fromPrefetchCache").asBoolean(false);
    Source source =
        response.path("fromServiceWorker").asBoolean(false)
            ? Source.SERVICE_WORKER
            : cached ? Source.CACHE : Source.NETWORK;
    return new Connection(
        text(response, "remoteIPAddress"),
        text(response, "protocol"),
        text(tls, "protocol"),
        text(tls, "cipher"),
        source);
  }

  private static Optional<String> text(JsonNode node, String field) {
    String value = node.path(field).asString("");
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static ResourceKind kind(String type) {
    return switch (type) {
      case "Document" -> ResourceKind.DOCUMENT;
      case "XHR", "Fetch", "EventSource" -> ResourceKind.DATA;
      case "Image", "Stylesheet", "Script", "Font", "Media", "TextTrack" -> ResourceKind.ASSET;
      default -> ResourceKind.OTHER;
    };
  }

  private static Duration took(Hop hop, Instant sentAt) {
    Duration took =
        hop.endedAt > 0
            ? Duration.ofNanos((long) ((hop.endedAt - hop.startedAt) * NANOS))
            : Duration.between(sentAt, Instant.now());
    return took.isNegative() ? Duration.ZERO : took;
  }

  static Instant instant(double seconds) {
    long micros = Math.round(seconds * 1e6);
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);
  }
}
