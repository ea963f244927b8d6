package io.haetae.browser.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.WireCopy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WireTeeTest {
  private static final int PIECE = 64 << 10;
  private static final long LARGE = 100L << 20;

  @TempDir private Path work;
  private ServerSocket server;
  private KeyLog keys;

  /** What the server does with its one connection. */
  @FunctionalInterface
  private interface Serving {
    void serve(Socket socket) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    keys = KeyLog.create(work.resolve("keys.log"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void relaysAndKeepsALargeAnswer() throws IOException {
    serve(WireTeeTest::sendLarge);
    try (WireTee tee = WireTee.open(work, keys);
        Socket socket = connect(tee)) {
      assertThat(size(socket.getInputStream())).isEqualTo(LARGE);
      WireCopy copy = tee.finish();
      assertThat(copy.incomplete()).isEmpty();
      assertThat(copy.connections()).isEqualTo(1);
      assertThat(copy.pcapng().size()).isBetween(LARGE, LARGE + LARGE / 50);
      try (InputStream in = copy.pcapng().open()) {
        assertThat(size(in)).isEqualTo(copy.pcapng().size());
      }
    }
  }

  @Test
  void goesOnRelayingWhenTheCopyIsFull() throws IOException {
    serve(WireTeeTest::sendLarge);
    try (WireTee tee = WireTee.open(work, keys, 1 << 20);
        Socket socket = connect(tee)) {
      assertThat(size(socket.getInputStream())).isEqualTo(LARGE);
      WireCopy copy = tee.finish();
      assertThat(copy.incomplete()).contains("it ended at its limit of 1048576 bytes");
      assertThat(copy.pcapng().size()).isLessThan(2 << 20);
    }
  }

  @Test
  void handsOnThatAServerBrokeOff() throws IOException {
    serve(
        socket -> {
          socket.getInputStream().readNBytes(4);
          socket.setSoLinger(true, 0);
        });
    try (WireTee tee = WireTee.open(work, keys);
        Socket socket = connect(tee)) {
      socket.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
      assertThatThrownBy(() -> size(socket.getInputStream())).isInstanceOf(SocketException.class);
      WireCopy copy = tee.finish();
      assertThat(copy.incomplete()).isEmpty();
      try (InputStream in = copy.pcapng().open()) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).contains("ping");
      }
    }
  }

  @Test
  void letsOneSideEndBeforeTheOther() throws IOException {
    serve(
        socket -> {
          byte[] asked = socket.getInputStream().readAllBytes();
          socket.getOutputStream().write(asked);
        });
    try (WireTee tee = WireTee.open(work, keys);
        Socket socket = connect(tee)) {
      socket.getOutputStream().write("question".getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo("question");
      assertThat(tee.address("127.0.0.1")).contains("127.0.0.1");
    }
  }

  @Test
  void saysThatAServerRefused() throws IOException {
    server.close();
    try (WireTee tee = WireTee.open(work, keys)) {
      assertThatThrownBy(() -> connect(tee)).isInstanceOf(SocketException.class);
      assertThat(tee.finish().connections()).isZero();
    }
  }

  private void serve(Serving serving) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket socket = server.accept()) {
                serving.serve(socket);
              } catch (IOException gone) {
                // The client sees that the connection ended; its assertions say whether it may.
                assertThat(gone).isNotNull();
              }
            });
  }

  private static void sendLarge(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] piece = new byte[PIECE];
    for (long sent = 0; sent < LARGE; sent += PIECE) {
      out.write(piece);
    }
  }

  private Socket connect(WireTee tee) throws IOException {
    URI proxy = URI.create(tee.proxy());
    Socket socket =
        new Socket(
            new Proxy(
                Proxy.Type.SOCKS,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getPort())));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
    return socket;
  }

  private static long size(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE];
    long size = 0;
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      size += read;
    }
    return size;
  }
}
