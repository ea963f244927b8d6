package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of Chromium's DevTools protocol over one WebSocket. Answers and events are handled one
 * after another, in the order in which they came, on one thread of its own; commands may be sent
 * from any thread.
 */
final class Cdp implements AutoCloseable {
  /** The session of commands to the browser itself. */
  static final String BROWSER = "";

  private static final Logger LOG = LoggerFactory.getLogger(Cdp.class);
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .build();
  private static final Pattern ANSWER = Pattern.compile("\\{\"id\":(\\d{1,9}),");
  private static final int AHEAD = 64;
  private static final String LOST = "The connection to the browser was lost";

  private final HttpClient client;
  private final Consumer<Event> listener;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, Pending> pending = new ConcurrentHashMap<>();
  private final BlockingQueue<Incoming> inbox = new LinkedBlockingQueue<>();
  private final Object sendLock = new Object();
  private final Thread dispatcher;
  private CompletableFuture<WebSocket> sending;
  private volatile boolean open = true;

  /**
   * Something that happened in the browser.
   *
   * @param session the session it belongs to; {@link #BROWSER} for the browser itself
   */
  record Event(String session, String method, JsonNode params) {}

  private record Pending(
      String session, String method, CompletableFuture<JsonNode> answer, Optional<Path> folder) {}

  /** A message, and the socket that waits until it is handled. */
  private record Incoming(WebSocket socket, String text) {}

  /**
   * Connects.
   *
   * @param address the browser's DevTools WebSocket
   * @param listener is given each event, on this client's thread; must not wait
   * @throws BrowserException if the browser does not answer in time
   */
  Cdp(URI address, Duration limit, Consumer<Event> listener) {
    this.listener = listener;
    this.client = HttpClient.newHttpClient();
    this.dispatcher =
        Thread.ofPlatform().daemon().name("haetae-devtools").unstarted(this::dispatch);
    this.sending =
        client.newWebSocketBuilder().connectTimeout(limit).buildAsync(address, new Receiver());
    try {
      sending.join();
    } catch (CompletionException refused) {
      client.shutdownNow();
      throw new BrowserException("The browser refused the DevTools connection", refused);
    }
    dispatcher.start();
  }

  /** Whether the connection stands. */
  boolean isOpen() {
    return open;
  }

  /**
   * Sends a command. The answer completes on this client's thread; it fails with a {@link
   * CdpException}, or with a {@link BrowserException} if the connection is lost.
   */
  CompletableFuture<JsonNode> send(String session, String method, Map<String, ?> params) {
    return send(session, method, params, Optional.empty());
  }

  /**
   * Sends a command whose answer may hold texts that are too long for the memory; they go to files,
   * as {@link AnswerScanner} describes.
   *
   * @param folder where the files are made
   */
  CompletableFuture<JsonNode> sendForFile(
      String session, String method, Map<String, ?> params, Path folder) {
    return send(session, method, params, Optional.of(folder));
  }

  private CompletableFuture<JsonNode> send(
      String session, String method, Map<String, ?> params, Optional<Path> folder) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, new Pending(session, method, answer, folder));
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", params);
    if (!session.equals(BROWSER)) {
      message.put("sessionId", session);
    }
    String text = JSON.writeValueAsString(message);
    synchronized (sendLock) {
      sending =
          sending
              .thenCompose(socket -> socket.sendText(text, true))
              .whenComplete((socket, fault) -> lostIf(fault != null));
    }
    lostIf(!open);
    return answer;
  }

  /**
   * Sends a command and waits for its answer. Not for use on this client's own thread.
   *
   * @throws CdpException if it is refused or not answered within the limit
   * @throws BrowserException if the connection is lost
   */
  JsonNode call(String session, String method, Map<String, ?> params, Duration limit)
      throws CdpException {
    try {
      return send(session, method, params).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new CdpException(method + " was not answered within " + limit.toMillis() + " ms");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrowserException("Interrupted while waiting for " + method, interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof CdpException refused) {
        throw refused;
      }
      throw new BrowserException(LOST + " during " + method, failed);
    }
  }

  /** Fails the commands that wait for a session which ended without answering. */
  void sessionEnded(String session) {
    pending
        .values()
        .removeIf(
            command -> {
              boolean concerned = command.session().equals(session);
              if (concerned) {
                command.answer().completeExceptionally(new CdpException("The target is gone"));
              }
              return concerned;
            });
  }

  @Override
  public void close() {
    lostIf(true);
    synchronized (sendLock) {
      if (!sending.isCompletedExceptionally() && sending.isDone()) {
        sending.join().abort();
      }
    }
    dispatcher.interrupt();
    client.shutdownNow();
  }

  private void dispatch() {
    try {
      while (true) {
        Incoming next = inbox.take();
        handle(JSON.readTree(next.text()));
        next.socket().request(1);
      }
    } catch (InterruptedException closed) {
      LOG.trace("DevTools connection closed");
    } finally {
      lostIf(true);
    }
  }

  private void handle(JsonNode message) {
    if (!message.has("id")) {
      listener.accept(
          new Event(
              message.path("sessionId").asString(BROWSER),
              message.path("method").asString(""),
              message.path("params")));
      return;
    }
    Pending command = pending.remove(message.path("id").asInt(0));
    if (command == null) {
      return;
    }
    if (message.has("error")) {
      String reason = message.path("error").path("message").asString("refused");
      command.answer().completeExceptionally(new CdpException(command.method() + ": " + reason));
    } else {
      command.answer().complete(message.path("result"));
    }
  }

  private void lostIf(boolean lost) {
    if (!lost) {
      return;
    }
    open = false;
    pending
        .values()
        .removeIf(
            command -> {
              command.answer().completeExceptionally(new BrowserException(LOST));
              return true;
            });
  }

  /** A text as JSON writes it. */
  static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  /**
   * Puts messages together. Only so many are received ahead of the dispatcher, so that a browser
   * that is quicker than our disk waits.
   */
  private final class Receiver implements WebSocket.Listener {
    private StringBuilder text = new StringBuilder();
    private @Nullable AnswerScanner scanner;

    @Override
    public void onOpen(WebSocket socket) {
      socket.request(AHEAD);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      if (scanner == null && text.isEmpty() && !last) {
        scanner = scanner(part);
      }
      if (scanner == null) {
        text.append(part);
      } else {
        scanner.accept(part);
      }
      if (last) {
        inbox.add(new Incoming(socket, scanner == null ? text.toString() : scanner.outline()));
        text = new StringBuilder();
        scanner = null;
      } else {
        socket.request(1);
      }
      return null;
    }

    /** A scanner if the message that begins here answers a command that asked for one. */
    private @Nullable AnswerScanner scanner(CharSequence start) {
      Matcher answer = ANSWER.matcher(start);
      Pending command = answer.lookingAt() ? pending.get(Integer.valueOf(answer.group(1))) : null;
      return command == null ? null : command.folder().map(AnswerScanner::new).orElse(null);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      lostIf(true);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable fault) {
      LOG.debug("DevTools connection failed", fault);
      lostIf(true);
    }
  }
}
