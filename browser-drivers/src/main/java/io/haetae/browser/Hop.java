package io.haetae.browser;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One exchange while it is recorded: what the browser reported about one request on its way from
 * being sent to its end. Confined to the lock of its {@link NetworkLog}.
 */
final class Hop {
  /** How far a request has come. */
  enum State {
    /** It may still be answered. */
    OPEN,
    /** The answer was a redirect, which is followed by a hop of its own. */
    REDIRECTED,
    /** The answer came to its end. */
    FINISHED,
    /** It failed, before or within the answer. */
    FAILED
  }

  final int number;
  final String id;
  final JsonNode request;
  final String type;
  final String frame;
  final String loader;
  final double sentAt;
  final double startedAt;

  State state = State.OPEN;
  String session;
  double endedAt;
  JsonNode response = MissingNode.getInstance();
  String responseType = "";
  String failure = "";
  boolean blocked;
  boolean moreIsComing;
  boolean fromMemory;
  private long announced;
  long received;
  long transferred;
  Body body = Bytes.empty();
  BodyFolder.@Nullable Growing following;
  boolean followedLate;
  @Nullable SocketLog messages;
  boolean bodyAsked;
  boolean bodyKept;
  @Nullable String bodyFault;
  Optional<Body> posted = Optional.empty();

  /**
   * A request that was just sent.
   *
   * @param number position in the capture
   * @param id the browser's own id, which the hops of a redirect chain share
   * @param session the session that reported it
   * @param event the browser's {@code Network.requestWillBeSent}
   */
  Hop(int number, String id, String session, JsonNode event) {
    this.number = number;
    this.id = id;
    this.session = session;
    this.request = event.path("request");
    this.type = event.path("type").asString("");
    this.frame = event.path("frameId").asString("");
    this.loader = event.path("loaderId").asString("");
    this.sentAt = event.path("wallTime").asDouble(0);
    this.startedAt = event.path("timestamp").asDouble(0);
  }

  /** The browser's word for what the request is for. */
  String kind() {
    return type.isEmpty() || type.equals("Other") ? responseType : type;
  }

  /** Whether there is an answer, whole or not. */
  boolean answered() {
    return !response.isMissingNode();
  }

  /** The requested URL without its fragment. */
  URI address() {
    return Addresses.withoutFragment(request.path("url").asString(""));
  }

  /** How much of its body the browser holds or is about to, as far as we know. */
  long held() {
    return bodyKept || following != null || state == State.REDIRECTED
        ? 0
        : Math.max(Math.max(received, transferred), announced);
  }

  /** Takes the head of the answer. */
  void takeHead(JsonNode head) {
    response = head;
    announced = announcedBy(head);
  }

  /** The size of the body that the answer announces; 0 if it does not. */
  long announced() {
    return announced;
  }

  private static long announcedBy(JsonNode response) {
    JsonNode headers = response.path("headers");
    String length =
        headers
            .propertyStream()
            .filter(header -> header.getKey().equalsIgnoreCase("content-length"))
            .map(header -> header.getValue().asString(""))
            .findFirst()
            .orElse("");
    return length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  /** Whether a page listens to it for events (HTML Standard, server-sent events). */
  boolean isEventStream() {
    return type.equals("EventSource");
  }

  /** Whether it is a connection that a page keeps open. */
  boolean isStream() {
    return type.equals("WebSocket") || type.equals("EventSource") || type.equals("Ping");
  }

  void end(State end, double at) {
    state = end;
    endedAt = at;
  }
}
