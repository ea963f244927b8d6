package io.haetae.browser.wire;

import java.net.InetSocketAddress;
import java.util.Optional;

/** One TCP connection as packets. Each side is used by one thread. */
final class Conversation {
  private static final byte[] NOTHING = {};

  private final WireFile file;
  private final Side client;
  private final Side server;

  private static final class Side {
    private final InetSocketAddress address;
    private final TlsStart tls = new TlsStart();
    private int next;

    Side(InetSocketAddress address) {
      this.address = address;
    }
  }

  /** Which way bytes went. */
  enum Direction {
    TO_SERVER,
    TO_CLIENT
  }

  /** A connection that has just been opened. */
  Conversation(WireFile file, InetSocketAddress client, InetSocketAddress server) {
    this.file = file;
    this.client = new Side(client);
    this.server = new Side(server);
    send(this.client, this.server, TcpFrame.SYN, NOTHING, 0);
    send(this.server, this.client, TcpFrame.SYN | TcpFrame.ACK, NOTHING, 0);
    send(this.client, this.server, TcpFrame.ACK, NOTHING, 0);
  }

  /** Bytes went over it. */
  void data(Direction direction, byte[] bytes, int length) {
    Side from = from(direction);
    from.tls.add(bytes, length);
    send(from, to(direction), TcpFrame.PSH | TcpFrame.ACK, bytes, length);
  }

  /** A side has sent its last. */
  void ended(Direction direction) {
    send(from(direction), to(direction), TcpFrame.FIN | TcpFrame.ACK, NOTHING, 0);
  }

  /** A side broke it off. */
  void reset(Direction direction) {
    send(from(direction), to(direction), TcpFrame.RST | TcpFrame.ACK, NOTHING, 0);
  }

  /** The random number of its ClientHello, if it cannot be read without keys. */
  Optional<String> locked() {
    return server.tls.encrypted() ? client.tls.clientRandom() : Optional.empty();
  }

  /** The random number of its ClientHello. */
  Optional<String> clientRandom() {
    return client.tls.clientRandom();
  }

  private Side from(Direction direction) {
    return switch (direction) {
      case TO_SERVER -> client;
      case TO_CLIENT -> server;
    };
  }

  private Side to(Direction direction) {
    return from(direction) == client ? server : client;
  }

  private synchronized void send(Side from, Side to, int flags, byte[] bytes, int length) {
    TcpFrame frame = new TcpFrame(from.address, to.address, from.next, to.next, flags);
    from.next += length + ((flags & (TcpFrame.SYN | TcpFrame.FIN)) == 0 ? 0 : 1);
    file.add(frame, bytes, length);
  }
}
