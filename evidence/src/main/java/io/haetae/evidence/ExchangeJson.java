package io.haetae.evidence;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.core.browse.SocketFrame;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the recorder knows of an exchange beyond its HTTP messages, in the {@code metadata} record
 * that follows them, and back. Header lines stand here as they came, because the message in the
 * response record loses those that no longer fit its body.
 */
final class ExchangeJson {
  private ExchangeJson() {}

  static ObjectNode write(Exchange exchange) {
    ObjectNode node = Json.object();
    node.put("number", exchange.number());
    node.put("url", exchange.url().toString());
    node.put("method", exchange.method());
    node.put("kind", exchange.kind().name());
    node.put("sentAt", exchange.sentAt().truncatedTo(ChronoUnit.MICROS).toString());
    node.put("tookMicros", exchange.took().toNanos() / 1_000);
    node.set("requestHeaders", headers(exchange.requestHeaders()));
    node.put("requestBody", exchange.requestBody().isPresent());
    node.set("connection", connection(exchange.connection()));
    switch (exchange.outcome()) {
      case Exchange.Response response -> node.set("response", response(response));
      case Exchange.Failure failure ->
          node.putObject("failure")
              .put("reason", failure.reason())
              .put("blocked", failure.blocked());
    }
    if (!exchange.frames().isEmpty()) {
      node.set("frames", frames(exchange));
    }
    return node;
  }

  private static ObjectNode connection(Exchange.Connection connection) {
    ObjectNode node = Json.object().put("source", connection.source().name());
    Json.put(node, "remoteAddress", connection.remoteAddress());
    Json.put(node, "protocol", connection.protocol());
    Json.put(node, "tlsProtocol", connection.tlsProtocol());
    Json.put(node, "cipher", connection.cipher());
    return node;
  }

  private static ObjectNode response(Exchange.Response response) {
    ObjectNode node = Json.object().put("status", response.status());
    node.put("statusText", response.statusText());
    node.set("headers", headers(response.headers()));
    Json.put(node, "rawHeaderText", response.rawHeaderText());
    node.put("bodyForm", response.bodyForm().name());
    Json.put(node, "truncated", response.truncated());
    return node;
  }

  private static ArrayNode headers(Headers headers) {
    ArrayNode node = Json.array();
    headers.lines().forEach(line -> node.addArray().add(line.name()).add(line.value()));
    return node;
  }

  private static ArrayNode frames(Exchange exchange) {
    ArrayNode node = Json.array();
    for (SocketFrame frame : exchange.frames()) {
      node.addObject()
          .put("direction", frame.direction().name())
          .put("opcode", frame.opcode())
          .put("at", frame.at().truncatedTo(ChronoUnit.MICROS).toString())
          .put("length", frame.length())
          .put("sha256", frame.sha256())
          .put("payload", Base64.getEncoder().encodeToString(frame.payload().toArray()));
    }
    return node;
  }

  private static List<SocketFrame> readFrames(JsonNode node) throws EvidenceException {
    List<SocketFrame> frames = new ArrayList<>();
    for (JsonNode frame : node) {
      frames.add(
          new SocketFrame(
              SocketFrame.Direction.valueOf(Json.text(frame, "direction")),
              Math.toIntExact(Json.number(frame, "opcode")),
              Instant.parse(Json.text(frame, "at")),
              Json.number(frame, "length"),
              Json.text(frame, "sha256"),
              Bytes.copyOf(Base64.getDecoder().decode(Json.text(frame, "payload")))));
    }
    return frames;
  }

  /**
   * The exchange that a metadata record describes.
   *
   * @param requestBody the payload of its request record
   * @param responseBody the payload of its response record
   * @throws IllegalArgumentException if a value has the wrong form
   */
  static Exchange read(JsonNode node, Optional<Body> requestBody, Optional<Body> responseBody)
      throws EvidenceException {
    return new Exchange(
        Math.toIntExact(Json.number(node, "number")),
        URI.create(Json.text(node, "url")),
        Json.text(node, "method"),
        readHeaders(node.path("requestHeaders")),
        requestBody.filter(body -> node.path("requestBody").booleanValue(false)),
        Exchange.ResourceKind.valueOf(Json.text(node, "kind")),
        Instant.parse(Json.text(node, "sentAt")),
        Duration.ofNanos(Json.number(node, "tookMicros") * 1_000),
        readConnection(node.path("connection")),
        readOutcome(node, responseBody),
        readFrames(node.path("frames")));
  }

  private static Exchange.Outcome readOutcome(JsonNode node, Optional<Body> body)
      throws EvidenceException {
    JsonNode response = node.path("response");
    if (response.isObject()) {
      return new Exchange.Response(
          Math.toIntExact(Json.number(response, "status")),
          Json.text(response, "statusText"),
          readHeaders(response.path("headers")),
          Json.optionalText(response, "rawHeaderText"),
          body.orElseThrow(() -> new EvidenceException("an answer has no response record")),
          Exchange.BodyForm.valueOf(Json.text(response, "bodyForm")),
          Json.optionalText(response, "truncated"));
    }
    JsonNode failure = node.path("failure");
    return new Exchange.Failure(
        Json.text(failure, "reason"), failure.path("blocked").booleanValue(false));
  }

  private static Exchange.Connection readConnection(JsonNode node) throws EvidenceException {
    return new Exchange.Connection(
        Json.optionalText(node, "remoteAddress"),
        Json.optionalText(node, "protocol"),
        Json.optionalText(node, "tlsProtocol"),
        Json.optionalText(node, "cipher"),
        Exchange.Source.valueOf(Json.text(node, "source")));
  }

  private static Headers readHeaders(JsonNode node) {
    List<Header> lines = new ArrayList<>();
    node.forEach(pair -> lines.add(new Header(pair.path(0).asString(), pair.path(1).asString())));
    return new Headers(lines);
  }
}
