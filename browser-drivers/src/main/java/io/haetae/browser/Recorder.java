package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The witness of one visit: our own DevTools sessions with every page, frame and worker of the
 * visit's context, opened before the first request leaves. Its events come in on the DevTools
 * thread. It knows nothing of the driver.
 */
final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final long ATTACH_SECONDS = 10;
  private static final String KEEP_BODIES = "Network.configureDurableMessages";
  private static final int MAX_POSTED = 1 << 20;
  private static final List<Map<String, String>> PARTS =
      List.of(Map.of("type", "iframe"), Map.of("type", "worker"));

  /** The types of target that the browser itself tells us of. */
  static final List<Map<String, String>> TARGETS =
      List.of(
          Map.of("type", "page"),
          Map.of("type", "service_worker"),
          Map.of("type", "shared_worker"));

  private final Cdp cdp;
  private final String context;
  private final Emulation emulation;
  private final long maxBodyBytes;
  private final boolean dismissDialogs;
  private final BodyRoom room;
  private final NetworkLog network;
  private final Set<String> sessions = new HashSet<>();
  private final CompletableFuture<Page> page = new CompletableFuture<>();
  private @Nullable Page candidate;

  /**
   * The page that the visit drives.
   *
   * @param session our session with it
   * @param target its id, which is also the id of its main frame
   */
  record Page(String session, String target, PageState state) {}

  /**
   * Records a context.
   *
   * @param context the browser's id of the context
   * @param emulation what each page and worker is made to look like
   * @param dismissDialogs whether the driver leaves JavaScript dialogs to us
   * @param unchecked why the browser does not check certificates; empty if it does
   */
  Recorder(
      Cdp cdp,
      String context,
      Emulation emulation,
      BodyFolder bodies,
      long maxBodyBytes,
      boolean dismissDialogs,
      Optional<String> unchecked) {
    this.cdp = cdp;
    this.context = context;
    this.emulation = emulation;
    this.maxBodyBytes = maxBodyBytes;
    this.dismissDialogs = dismissDialogs;
    this.room = new BodyRoom(2 * maxBodyBytes, this::keepBodies);
    this.network =
        new NetworkLog(
            new BodyFetcher(cdp, bodies, maxBodyBytes), room, new TlsLog(cdp, unchecked));
  }

  /** Lets a target that is none of ours go on, unseen. */
  static void release(Cdp cdp, Cdp.Event attached) {
    String session = attached.params().path("sessionId").asString("");
    command(cdp, session, "Runtime.runIfWaitingForDebugger", Map.of());
    command(cdp, Cdp.BROWSER, "Target.detachFromTarget", Map.of("sessionId", session));
  }

  /**
   * The first page of the context, with the recorder attached.
   *
   * @throws BrowserException if none appears
   */
  Page awaitPage() {
    try {
      return page.orTimeout(ATTACH_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof BrowserException known) {
        throw known;
      }
      throw new BrowserException("The recorder could not attach to the page", failed);
    }
  }

  /** What crossed the network. */
  NetworkLog network() {
    return network;
  }

  /** Takes in an event. Runs on the DevTools thread. */
  void handle(Cdp.Event event) {
    switch (event.method()) {
      case "Target.attachedToTarget" -> attached(event);
      case "Target.detachedFromTarget" -> detached(event.params().path("sessionId").asString(""));
      default -> {
        if (sessions.contains(event.session())) {
          record(event);
        }
      }
    }
  }

  private void record(Cdp.Event event) {
    if (event.method().startsWith("Network.")) {
      network.handle(event);
      return;
    }
    if (event.method().equals("Page.javascriptDialogOpening") && dismissDialogs) {
      command(cdp, event.session(), "Page.handleJavaScriptDialog", Map.of("accept", false));
    }
    if (candidate != null && candidate.session().equals(event.session())) {
      candidate.state().handle(event);
      recordPage(event, candidate);
    }
  }

  private void recordPage(Cdp.Event event, Page main) {
    if (event.method().equals("Inspector.targetCrashed")) {
      network.sessionEnded(main.session());
      cdp.sessionEnded(main.session());
    }
    JsonNode frame = event.params().path("frame");
    if (event.method().equals("Page.frameNavigated")
        && frame.path("id").asString("").equals(main.target())) {
      network.documentReplaced(main.session(), main.target(), frame.path("loaderId").asString(""));
    }
  }

  private void attached(Cdp.Event event) {
    JsonNode target = event.params().path("targetInfo");
    String session = event.params().path("sessionId").asString("");
    boolean part = sessions.contains(event.session());
    if (!part && !target.path("browserContextId").asString("").equals(context)) {
      release(cdp, event);
      return;
    }
    sessions.add(session);
    String type = target.path("type").asString("");
    CompletableFuture<JsonNode> exact = watchNetwork(session);
    if (type.equals("page") || type.equals("iframe")) {
      watchPage(session, type);
    } else {
      send(session, emulation.language());
    }
    command(cdp, session, "Target.setAutoAttach", autoAttach(PARTS));
    command(cdp, session, "Runtime.runIfWaitingForDebugger", Map.of());
    if (type.equals("page") && candidate == null) {
      String id = target.path("targetId").asString("");
      main(new Page(session, id, new PageState(id)), exact);
    } else if (type.equals("page")) {
      network.opened(session);
    }
  }

  /** A page counts only once the browser promised to keep its bodies as they are. */
  private void main(Page main, CompletableFuture<JsonNode> exact) {
    candidate = main;
    network.page(main.session());
    CompletableFuture<JsonNode> unused =
        exact.whenComplete(
            (promised, refused) -> {
              if (refused == null) {
                page.complete(main);
              } else {
                page.completeExceptionally(
                    new BrowserException(
                        "This Chromium does not keep bodies byte for byte; a newer one is needed",
                        refused));
              }
            });
  }

  /**
   * Bodies that are kept outside the page's process come byte for byte, survive a navigation, and
   * are there even when the answer was cut off.
   */
  private CompletableFuture<JsonNode> watchNetwork(String session) {
    CompletableFuture<JsonNode> exact = cdp.send(session, KEEP_BODIES, bodiesKept());
    Map<String, Object> buffers = new LinkedHashMap<>();
    buffers.put("maxTotalBufferSize", 2 * maxBodyBytes);
    // A body over the cap is still followed from its first byte.
    buffers.put("maxResourceBufferSize", 2 * maxBodyBytes);
    buffers.put("maxPostDataSize", MAX_POSTED);
    command(cdp, session, "Network.enable", buffers);
    command(cdp, session, "Network.setCacheDisabled", Map.of("cacheDisabled", true));
    command(cdp, session, "Network.setBypassServiceWorker", Map.of("bypass", true));
    return exact;
  }

  private Map<String, Object> bodiesKept() {
    return Map.of("maxTotalBufferSize", room.size(), "maxResourceBufferSize", maxBodyBytes);
  }

  /** Tells the browser anew how much of the bodies it keeps. Runs on the DevTools thread. */
  private void keepBodies() {
    sessions.forEach(session -> command(cdp, session, KEEP_BODIES, bodiesKept()));
  }

  private void watchPage(String session, String type) {
    emulation.ofPage().forEach(command -> send(session, command));
    if (type.equals("page")) {
      send(session, emulation.window());
      command(cdp, session, "Inspector.enable", Map.of());
    }
    command(cdp, session, "Page.enable", Map.of());
    command(cdp, session, "Runtime.enable", Map.of());
    command(cdp, session, "Log.enable", Map.of());
  }

  private void detached(String session) {
    if (sessions.remove(session)) {
      cdp.sessionEnded(session);
      network.sessionEnded(session);
    }
  }

  private void send(String session, Emulation.Command command) {
    command(cdp, session, command.method(), command.params());
  }

  /** The parameters that attach us to new targets before they run. */
  static Map<String, Object> autoAttach(List<Map<String, String>> types) {
    return Map.of(
        "autoAttach", true, "waitForDebuggerOnStart", true, "flatten", true, "filter", types);
  }

  /** Sends a command whose refusal matters little: not every target knows each of them. */
  private static void command(Cdp cdp, String session, String method, Map<String, ?> params) {
    CompletableFuture<JsonNode> unused =
        cdp.send(session, method, params)
            .whenComplete(
                (answer, fault) -> {
                  if (fault != null) {
                    LOG.debug("{} was refused: {}", method, fault.getMessage());
                  }
                });
  }
}
