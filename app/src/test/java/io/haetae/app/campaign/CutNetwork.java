package io.haetae.app.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server of this machine that can be cut: connections through it end in the middle of
 * whatever they carry, and new ones end at once until it is mended.
 */
final class CutNetwork implements AutoCloseable {
  private final ServerSocket entrance;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private CutNetwork(ServerSocket entrance, int server) {
    this.entrance = entrance;
    this.server = server;
  }

  /** A way to a port of loopback. */
  static CutNetwork to(int server) throws IOException {
    CutNetwork network =
        new CutNetwork(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
    Thread.ofVirtual().start(network::accept);
    return network;
  }

  /** The port of loopback that leads there. */
  int port() {
    return entrance.getLocalPort();
  }

  void cut() {
    cut = true;
    open.forEach(CutNetwork::end);
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        open.add(client);
        if (cut) {
          end(client);
        } else {
          join(client);
        }
      }
    } catch (IOException closed) {
      open.forEach(CutNetwork::end);
    }
  }

  private void join(Socket client) throws IOException {
    Socket there = new Socket();
    open.add(there);
    there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
    Thread.ofVirtual().start(() -> carry(client, there));
    Thread.ofVirtual().start(() -> carry(there, client));
    // It may have been cut while the two were joined.
    if (cut) {
      end(client);
      end(there);
    }
  }

  private void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      end(from);
    }
    end(to);
    open.remove(from);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
