package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebSocket, which is the way to browsers on other machines. */
final class SocketWire implements Wire {
  private static final Logger LOG = LoggerFactory.getLogger(SocketWire.class);
  private static final int AHEAD = 64;

  private final HttpClient client;
  private final BlockingQueue<Incoming> inbox = new LinkedBlockingQueue<>();
  private final Object sendLock = new Object();
  private final Thread dispatcher;
  private CompletableFuture<WebSocket> sending;
  private @Nullable Receiver receiver;

  /** A message, and the socket that waits until it is handled. */
  private record Incoming(WebSocket socket, String text) {}

  /**
   * Connects.
   *
   * @param address the browser's DevTools WebSocket
   * @throws BrowserException if the browser does not answer in time
   */
  SocketWire(URI address, Duration limit) {
    this.client = HttpClient.newHttpClient();
    this.dispatcher =
        Thread.ofPlatform().daemon().name("haetae-devtools").unstarted(this::dispatch);
    this.sending =
        client.newWebSocketBuilder().connectTimeout(limit).buildAsync(address, new Listener());
    try {
      sending.join();
    } catch (CompletionException refused) {
      client.shutdownNow();
      throw new BrowserException("The browser refused the DevTools connection", refused);
    }
  }

  @Override
  public void start(Receiver receiver) {
    this.receiver = receiver;
    dispatcher.start();
  }

  @Override
  public void send(String message) {
    synchronized (sendLock) {
      sending =
          sending
              .thenCompose(socket -> socket.sendText(message, true))
              .whenComplete(
                  (socket, fault) -> {
                    if (fault != null) {
                      receiver().lost();
                    }
                  });
    }
  }

  @Override
  public void close() {
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
        receiver().received(JSON.readTree(next.text()));
        next.socket().request(1);
      }
    } catch (InterruptedException closed) {
      LOG.trace("DevTools connection closed");
    } finally {
      receiver().lost();
    }
  }

  private Receiver receiver() {
    return Objects.requireNonNull(receiver, "the wire is not started");
  }

  /**
   * Puts messages together. Only so many are received ahead of the dispatcher, so that a browser
   * that is quicker than our disk waits.
   */
  private final class Listener implements WebSocket.Listener {
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

    private @Nullable AnswerScanner scanner(CharSequence start) {
      Optional<Path> folder = receiver().folderFor(start);
      return folder.map(AnswerScanner::new).orElse(null);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      receiver().lost();
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable fault) {
      LOG.debug("DevTools connection failed", fault);
      receiver().lost();
    }
  }
}
