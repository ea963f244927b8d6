package io.haetae.browser.wire;

import io.haetae.browser.wire.Conversation.Direction;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection between the browser and a server, relayed both ways at once. */
final class Tunnel {
  private static final Logger LOG = LoggerFactory.getLogger(Tunnel.class);
  private static final int PIECE = 16 << 10;

  private final Socket browser;
  private final Socket server;
  private final Conversation conversation;

  Tunnel(Socket browser, Socket server, Conversation conversation) {
    this.browser = browser;
    this.server = server;
    this.conversation = conversation;
  }

  /** Relays until both sides have ended or one broke off. */
  void run() {
    Thread back = Thread.ofVirtual().start(() -> relay(server, browser, Direction.TO_CLIENT));
    relay(browser, server, Direction.TO_SERVER);
    try {
      back.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  void close() {
    close(browser);
    close(server);
  }

  private void relay(Socket from, Socket to, Direction direction) {
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        conversation.data(direction, piece, read);
        out.write(piece, 0, read);
      }
      conversation.ended(direction);
      to.shutdownOutput();
    } catch (IOException broken) {
      LOG.debug("A connection broke: {}", broken.getMessage());
      conversation.reset(direction);
      reset(from);
      reset(to);
    }
  }

  /** Ends a connection as it was ended for us: at once, not in order. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (SocketException closed) {
      LOG.debug("The connection is closed already: {}", closed.getMessage());
    }
    close(socket);
  }

  /** Closes what may be closed already. */
  static void close(Closeable one) {
    try {
      one.close();
    } catch (IOException broken) {
      LOG.debug("Closing failed: {}", broken.getMessage());
    }
  }
}
