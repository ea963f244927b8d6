package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.SocketFrame.Direction;
import io.haetae.core.browse.TlsOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that crossed the network during one visit, from the browser's {@code Network} events.
 * The events come in on the DevTools thread; the visit's thread waits and takes the exchanges.
 */
final class NetworkLog {
  /** The failure of a request whose page or worker went away. */
  static final String LEFT_BEHIND = "left behind when its page went away";

  private static final long MOST_DEFERRED = 16 << 20;
  // A Grid on a busy machine: 100 MB took over 7 s (2026-11-26).
  private static final long SLOWEST_PER_MILLI = 2_000;

  private final BodyFetcher bodies;
  private final TlsLog tls;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Chains chains = new Chains();
  private final Map<String, String> socketUrls = new HashMap<>();
  private long lastMoved = System.nanoTime();
  private final List<Hop> deferred = new ArrayList<>();
  private String pageSession = "";
  private long deferredBytes;
  private int pending;

  NetworkLog(BodyFetcher bodies, TlsLog tls) {
    this.bodies = bodies;
    this.tls = tls;
  }

  /** Takes in an event of the {@code Network} domain; others leave no trace. */
  void handle(Cdp.Event event) {
    lock.lock();
    try {
      record(event, event.params().path("requestId").asString(""));
      lastMoved = System.nanoTime();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells which session is that of the visit's page. Its bodies outlive its documents in the
   * browser, so they are asked for once the page has stopped loading, and do not slow it down.
   */
  void page(String session) {
    lock.lock();
    try {
      pageSession = session;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the open requests of a page or worker that went away. */
  void sessionEnded(String session) {
    leaveBehind(hop -> hop.session.equals(session));
  }

  /**
   * Ends the open requests for earlier documents of a frame and those that they had made. A page
   * that leaves at once takes the word of its own end with it (Chromium 156, seen in 29 of 150
   * visits on a loaded machine, 2026-11-26). A document that was asked for later is still to come.
   */
  void documentReplaced(String session, String frame, String loader) {
    lock.lock();
    try {
      int asked = chains.first(loader).map(hop -> hop.number).orElse(0);
      leaveBehind(
          hop ->
              hop.session.equals(session)
                  && hop.frame.equals(frame)
                  && !hop.loader.equals(loader)
                  && (!hop.id.equals(hop.loader) || hop.number < asked));
      fetchDeferred();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no request is open and nothing has moved for {@code quiet}. */
  boolean awaitQuiet(Duration quiet, Duration limit) {
    lock.lock();
    try {
      return awaitUntil(
          () -> {
            if (chains.open() > 0) {
              return Long.MAX_VALUE;
            }
            fetchDeferred();
            return quiet.toNanos() - (System.nanoTime() - lastMoved);
          },
          limit);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for what is still on its way and returns every exchange.
   *
   * @param openLimit the longest wait for open requests
   * @param bodyLimit the longest wait for the bodies of ended ones, which large bodies lengthen
   */
  List<Exchange> drain(Duration openLimit, Duration bodyLimit) {
    lock.lock();
    try {
      fetchDeferred();
      awaitUntil(() -> until(chains.open() == 0 && pending == 0 && chains.complete()), openLimit);
      fetchDeferred();
      awaitUntil(() -> until(pending == 0), bodyLimit.plusMillis(owed() / SLOWEST_PER_MILLI));
      chains.hops().stream()
          .filter(hop -> hop.state == Hop.State.OPEN)
          .forEach(bodies::takeFollowed);
      return chains.exchanges();
    } finally {
      lock.unlock();
    }
  }

  /** How many bytes the browser has not handed out yet. */
  private long owed() {
    return chains.hops().stream()
        .filter(hop -> hop.bodyAsked && !hop.bodyKept)
        .mapToLong(hop -> Math.max(hop.received, hop.transferred))
        .sum();
  }

  /** The https origins; complete once {@link #drain} returned. */
  List<TlsOrigin> tlsOrigins() {
    lock.lock();
    try {
      return tls.origins();
    } finally {
      lock.unlock();
    }
  }

  /** The failure of the last document that a frame asked for; empty if it did not fail. */
  Optional<String> lastDocumentFailure(String frame) {
    lock.lock();
    try {
      return chains.hops().stream()
          .filter(hop -> hop.type.equals("Document") && hop.frame.equals(frame))
          .reduce((earlier, later) -> later)
          .filter(hop -> hop.state == Hop.State.FAILED)
          .map(hop -> hop.failure);
    } finally {
      lock.unlock();
    }
  }

  private void record(Cdp.Event event, String id) {
    JsonNode params = event.params();
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
          hop.response = params.path("redirectResponse");
          hop.moreIsComing = params.path("redirectHasExtraInfo").asBoolean(false);
          hop.end(Hop.State.REDIRECTED, params.path("timestamp").asDouble(0));
          tls.answered(hop).ifPresent(this::await);
        });
    if (params.path("request").path("url").asString("").startsWith("http")) {
      Hop hop = chains.add(id, event.session(), params);
      if (params.path("request").path("hasPostData").asBoolean(false)) {
        await(bodies.posted(hop));
      }
      if (hop.isEventStream()) {
        hop.messages = new SocketLog();
      }
      follow(hop);
    }
  }

  private void answered(Hop hop, String session, JsonNode params) {
    hop.response = params.path("response");
    hop.responseType = params.path("type").asString("");
    hop.moreIsComing = params.path("hasExtraInfo").asBoolean(false);
    hop.session = session;
    tls.answered(hop).ifPresent(this::await);
    follow(hop);
  }

  private void dataReceived(Hop hop, JsonNode params) {
    hop.received += params.path("dataLength").asLong(0);
    if (hop.following != null) {
      bodies.add(hop, hop.following, params.path("data").asString(""));
    }
    follow(hop);
  }

  private void follow(Hop hop) {
    if (bodies.wantsFollowing(hop)) {
      await(bodies.follow(hop));
    }
  }

  /** The browser's error page ends with the id of the request that failed, which stays failed. */
  private void finished(Hop hop, Cdp.Event event) {
    if (hop.state != Hop.State.FAILED || hop.failure.equals(LEFT_BEHIND)) {
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
    tls.failed(hop).ifPresent(this::await);
    ended(hop, event, Hop.State.FAILED);
  }

  private void ended(Hop hop, Cdp.Event event, Hop.State end) {
    hop.end(end, event.params().path("timestamp").asDouble(0));
    hop.transferred = event.params().path("encodedDataLength").asLong(0);
    hop.session = event.session();
    fetchBody(hop);
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
    hop.response = params.path("response");
    tls.answered(hop).ifPresent(this::await);
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

  private void leaveBehind(Predicate<Hop> concerned) {
    lock.lock();
    try {
      for (Hop hop : chains.hops()) {
        if (hop.state == Hop.State.OPEN && concerned.test(hop)) {
          hop.failure = LEFT_BEHIND;
          hop.end(Hop.State.FAILED, 0);
          fetchBody(hop);
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void fetchBody(Hop hop) {
    if (!hop.answered() || hop.bodyAsked || hop.blocked) {
      return;
    }
    boolean canWait = hop.session.equals(pageSession) && hop.following == null;
    if (!canWait || deferredBytes + hop.received > MOST_DEFERRED) {
      fetchDeferred();
      await(bodies.fetch(hop));
      return;
    }
    hop.bodyAsked = true;
    deferred.add(hop);
    deferredBytes += Math.max(hop.received, hop.transferred);
  }

  private void fetchDeferred() {
    List<Hop> now = List.copyOf(deferred);
    deferred.clear();
    deferredBytes = 0;
    now.forEach(hop -> await(bodies.fetch(hop)));
  }

  /** Counts work that {@link #drain} waits for; its result is taken in under the lock. */
  private void await(BodyFetcher.Work work) {
    pending++;
    CompletableFuture<JsonNode> unused =
        work.answer()
            .whenComplete(
                (answer, fault) -> {
                  lock.lock();
                  try {
                    pending--;
                    work.take(Optional.ofNullable(answer), Optional.ofNullable(fault));
                    changed.signalAll();
                  } finally {
                    lock.unlock();
                  }
                });
  }

  /**
   * Waits, under the lock, until nothing is left to wait for.
   *
   * @param left how long to wait if nothing happens meanwhile; nothing if it is not positive
   * @return whether that came before the limit
   */
  private boolean awaitUntil(LongSupplier left, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      for (long wait = left.getAsLong(); wait > 0; wait = left.getAsLong()) {
        long rest = deadline - System.nanoTime();
        if (rest <= 0) {
          return false;
        }
        changed.awaitNanos(Math.min(wait, rest));
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrowserException("Interrupted while waiting for the network", interrupted);
    }
  }

  private static long until(boolean reached) {
    return reached ? 0 : Long.MAX_VALUE;
  }
}
