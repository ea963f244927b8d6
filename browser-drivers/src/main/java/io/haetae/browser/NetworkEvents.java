package io.haetae.browser;

import io.haetae.core.browse.SocketFrame.Direction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each of the browser's {@code Network} events tells of a visit's hops. Confined to the lock
 * of its {@link NetworkLog}.
 */
final class NetworkEvents {
  private final Chains chains;
  private final TlsLog tls;
  private final BodyFetcher bodies;
  private final BodyQueue queue;
  private final BodyRoom room;
  private final Consumer<BodyFetcher.Work> await;
  private final Map<String, String> socketUrls = new HashMap<>();

  /**
   * Events of one visit.
   *
   * @param room what the browser is told to hold
   * @param await takes what is on its way from the browser
   */
  NetworkEvents(
      Chains chains,
      TlsLog tls,
      BodyFetcher bodies,
      BodyQueue queue,
      BodyRoom room,
      Consumer<BodyFetcher.Work> await) {
    this.chains = chains;
    this.tls = tls;
    this.bodies = bodies;
    this.queue = queue;
    this.room = room;
    this.await = await;
  }

  /** Takes in an event; others than those of the {@code Network} domain leave no trace. */
  void take(Cdp.Event event) {
    JsonNode params = event.params();
    String id = params.path("requestId").asString("");
    switch (event.method()) {
      case "Network.requestWillBeSent" -> requestSent(event, id);
      case "Network.requestWillBeSentExtraInfo" -> chains.sent(id, params);
      case "Network.responseReceivedExtraInfo" -> chains.received(id, params);
      case "Network.responseReceived" ->
          chains.last(id).ifPresent(hop -> answered(hop, event.session(), params));
      case "Network.requestServedFromCache" ->
          chains.last(id).ifPresent(hop -> hop.fromMemory = true);
      case "Network.dataReceived" -> chains.last(id).ifPresent(hop -> dataReceived(hop, params));
      case "Network.loadingFinished" -> chains.last(id).ifPresent(hop -> finished(hop, event));
      case "Network.loadingFailed" -> chains.last(id).ifPresent(hop -> failed(hop, event));
      case "Network.webSocketCreated" -> socketUrls.put(id, params.path("url").asString(""));
      case "Network.webSocketWillSendHandshakeRequest" -> socketOpened(event, id);
      case "Network.webSocketHandshakeResponseReceived" ->
          chains.last(id).ifPresent(hop -> socketAnswered(hop, params));
      case "Network.webSocketFrameSent" ->
          chains.last(id).ifPresent(hop -> socketFrame(hop, Direction.SENT, params));
      case "Network.webSocketFrameReceived" ->
          chains.last(id).ifPresent(hop -> socketFrame(hop, Direction.RECEIVED, params));
      case "Network.eventSourceMessageReceived" ->
          chains.last(id).ifPresent(hop -> streamEvent(hop, params));
      case "Network.webSocketFrameError" ->
          chains.last(id).ifPresent(hop -> hop.failure = params.path("errorMessage").asString(""));
      case "Network.webSocketClosed" -> chains.last(id).ifPresent(hop -> socketClosed(hop, params));
      default -> {
        // Priorities, policies, messages of streams: nothing that an exchange holds.
      }
    }
  }

  private void requestSent(Cdp.Event event, String id) {
    JsonNode params = event.params();
    Optional<Hop> before = chains.last(id);
    boolean redirected = params.has("redirectResponse");
    if (before.isPresent() && !redirected) {
      return; // A second session tells of the same request.
    }
    before.ifPresent(
        hop -> {
          hop.takeHead(params.path("redirectResponse"));
          hop.moreIsComing = params.path("redirectHasExtraInfo").asBoolean(false);
          hop.end(Hop.State.REDIRECTED, params.path("timestamp").asDouble(0));
          tls.answered(hop).ifPresent(await);
        });
    if (params.path("request").path("url").asString("").startsWith("http")) {
      Hop hop = chains.add(id, event.session(), params);
      if (params.path("request").path("hasPostData").asBoolean(false)) {
        await.accept(bodies.posted(hop));
      }
      if (hop.isEventStream()) {
        hop.messages = new SocketLog();
      }
      follow(hop);
    }
  }

  private void answered(Hop hop, String session, JsonNode params) {
    hop.takeHead(params.path("response"));
    hop.responseType = params.path("type").asString("");
    hop.moreIsComing = params.path("hasExtraInfo").asBoolean(false);
    hop.session = session;
    tls.answered(hop).ifPresent(await);
    follow(hop);
    room.coming(hop.announced(), chains.hops());
  }

  private void dataReceived(Hop hop, JsonNode params) {
    long more = params.path("dataLength").asLong(0);
    hop.received += more;
    if (hop.following != null) {
      bodies.add(hop, hop.following, params.path("data").asString(""));
    }
    follow(hop);
    room.coming(more, chains.hops());
  }

  private void follow(Hop hop) {
    if (bodies.wantsFollowing(hop)) {
      await.accept(bodies.follow(hop));
    }
  }

  /** The browser's error page ends with the id of the request that failed, which stays failed. */
  private void finished(Hop hop, Cdp.Event event) {
    if (hop.state != Hop.State.FAILED || hop.failure.equals(NetworkLog.LEFT_BEHIND)) {
      ended(hop, event, Hop.State.FINISHED);
    }
  }

  private void failed(Hop hop, Cdp.Event event) {
    JsonNode params = event.params();
    String cors = params.path("corsErrorStatus").path("corsError").asString("");
    String blockedReason = params.path("blockedReason").asString("");
    String error = params.path("errorText").asString("");
    hop.failure = String.join(" ", List.of(error, cors, blockedReason)).strip();
    hop.blocked =
        !cors.isEmpty() || !blockedReason.isEmpty() || error.startsWith("net::ERR_BLOCKED_BY");
    tls.failed(hop).ifPresent(await);
    ended(hop, event, Hop.State.FAILED);
  }

  private void ended(Hop hop, Cdp.Event event, Hop.State end) {
    hop.end(end, event.params().path("timestamp").asDouble(0));
    hop.transferred = event.params().path("encodedDataLength").asLong(0);
    hop.session = event.session();
    queue.ended(hop);
  }

  private void socketOpened(Cdp.Event event, String id) {
    if (chains.last(id).isPresent()) {
      return;
    }
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("type", "WebSocket");
    params.set("wallTime", event.params().path("wallTime"));
    params.set("timestamp", event.params().path("timestamp"));
    ObjectNode request = params.putObject("request");
    request.put("url", socketUrls.getOrDefault(id, ""));
    request.put("method", "GET");
    request.set("headers", event.params().path("request").path("headers"));
    chains.add(id, event.session(), params).messages = new SocketLog();
  }

  private void socketAnswered(Hop hop, JsonNode params) {
    hop.takeHead(params.path("response"));
    tls.answered(hop).ifPresent(await);
  }

  private static void socketFrame(Hop hop, Direction direction, JsonNode params) {
    if (hop.messages != null) {
      hop.messages.add(direction, at(hop, params), params.path("response"));
    }
  }

  private static void streamEvent(Hop hop, JsonNode params) {
    if (hop.messages != null) {
      hop.messages.addText(at(hop, params), params.path("data").asString(""));
    }
  }

  private static Instant at(Hop hop, JsonNode params) {
    return ExchangeWriter.instant(
        hop.sentAt + params.path("timestamp").asDouble(hop.startedAt) - hop.startedAt);
  }

  private static void socketClosed(Hop hop, JsonNode params) {
    boolean refused = !hop.failure.isEmpty();
    hop.end(refused ? Hop.State.FAILED : Hop.State.FINISHED, params.path("timestamp").asDouble(0));
  }
}
