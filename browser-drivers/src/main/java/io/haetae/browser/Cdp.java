package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A client of Chromium's DevTools protocol over one wire. Answers and events are handled one after
 * another, in the order in which they came, on the wire's thread; commands may be sent from any
 * thread.
 */
final class Cdp implements AutoCloseable {
  /** The session of commands to the browser itself. */
  static final String BROWSER = "";

  private static final Pattern ANSWER = Pattern.compile("\\{\"id\":(\\d{1,9}),");
  private static final String LOST = "The connection to the browser was lost";

  private final Wire wire;
  private final Consumer<Event> listener;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, Pending> pending = new ConcurrentHashMap<>();
  private volatile boolean open = true;

  /**
   * Something that happened in the browser.
   *
   * @param session the session it belongs to; {@link #BROWSER} for the browser itself
   */
  record Event(String session, String method, JsonNode params) {}

  private record Pending(
      String session, String method, CompletableFuture<JsonNode> answer, Optional<Path> folder) {}

  /**
   * A client that speaks over a wire, which is closed with it.
   *
   * @param listener is given each event, on the wire's thread; must not wait
   */
  Cdp(Wire wire, Consumer<Event> listener) {
    this.wire = wire;
    this.listener = listener;
    wire.start(new Incoming());
  }

  /**
   * Connects over a WebSocket.
   *
   * @param address the browser's DevTools WebSocket
   * @param listener is given each event, on the wire's thread; must not wait
   * @throws BrowserException if the browser does not answer in time
   */
  Cdp(URI address, Duration limit, Consumer<Event> listener) {
    this(new SocketWire(address, limit), listener);
  }

  /** Whether the connection stands. */
  boolean isOpen() {
    return open;
  }

  /**
   * Sends a command. The answer completes on the wire's thread; it fails with a {@link
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
    wire.send(Wire.JSON.writeValueAsString(message));
    lostIf(!open);
    return answer;
  }

  /**
   * Sends a command and waits for its answer. Not for use on the wire's thread.
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
    wire.close();
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
    return Wire.JSON.writeValueAsString(text);
  }

  private final class Incoming implements Wire.Receiver {
    /** A folder if the message that begins here answers a command that asked for one. */
    @Override
    public Optional<Path> folderFor(CharSequence start) {
      Matcher answer = ANSWER.matcher(start);
      Pending command = answer.lookingAt() ? pending.get(Integer.valueOf(answer.group(1))) : null;
      return command == null ? Optional.empty() : command.folder();
    }

    @Override
    public void received(JsonNode message) {
      handle(message);
    }

    @Override
    public void lost() {
      lostIf(true);
    }
  }
}
