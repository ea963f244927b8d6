package io.haetae.browser.wire;

import io.haetae.core.browse.WireCopy;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A proxy on loopback for one visit that relays each connection byte for byte, blind to what is in
 * it, and keeps a copy of both directions. It speaks SOCKS 5, so that a browser sends through it
 * what it would send without it, to plain http too. Safe for use by several threads.
 */
public final class WireTee implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WireTee.class);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
  private static final Duration KEY_LIMIT = Duration.ofSeconds(1);
  private static final long MAX_BYTES = 4L << 30;
  private static final int BACKLOG = 128;

  private final ServerSocket door;
  private final WireFile file;
  private final KeyLog keys;
  private final Map<String, InetAddress> addresses = new ConcurrentHashMap<>();
  private final Set<Tunnel> open = ConcurrentHashMap.newKeySet();
  private final List<Conversation> conversations = new ArrayList<>();
  private volatile boolean closed;

  private WireTee(ServerSocket door, WireFile file, KeyLog keys) {
    this.door = door;
    this.file = file;
    this.keys = keys;
  }

  /**
   * Opens a tee.
   *
   * @param work an existing folder; the copy is kept in a file of it
   * @param keys of the browser that will use it
   * @throws IOException if there is no port or the file cannot be made
   */
  public static WireTee open(Path work, KeyLog keys) throws IOException {
    return open(work, keys, MAX_BYTES);
  }

  static WireTee open(Path work, KeyLog keys, long maxBytes) throws IOException {
    WireFile file = new WireFile(work.resolve("wire.packets"), maxBytes, Clock.systemUTC());
    ServerSocket door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    WireTee tee = new WireTee(door, file, keys);
    Thread.ofVirtual().name("haetae-tee").start(tee::accept);
    return tee;
  }

  /** Its address as a browser takes it. */
  public String proxy() {
    return "socks5://127.0.0.1:" + door.getLocalPort();
  }

  /** The IP address to which a host's connections go; empty if there were none. */
  public Optional<String> address(String host) {
    return Optional.ofNullable(addresses.get(plain(host))).map(InetAddress::getHostAddress);
  }

  /** Ends every connection and returns what crossed them. */
  public WireCopy finish() {
    close();
    List<Conversation> all;
    synchronized (conversations) {
      all = List.copyOf(conversations);
    }
    Set<String> randoms = new HashSet<>();
    Set<String> locked = new HashSet<>();
    for (Conversation each : all) {
      each.clientRandom().ifPresent(randoms::add);
      each.locked().ifPresent(locked::add);
    }
    String secrets = secrets(randoms, locked);
    long missing = locked.stream().filter(random -> !secrets.contains(random)).count();
    if (missing > 0) {
      file.gap("the browser wrote no keys of " + missing + " connections");
    }
    return new WireCopy(file.finish(secrets), all.size(), file.gaps());
  }

  private String secrets(Set<String> randoms, Set<String> locked) {
    try {
      return keys.of(randoms, locked, KEY_LIMIT);
    } catch (IOException unreadable) {
      LOG.warn("The browser's key log cannot be read", unreadable);
      file.gap("the browser's key log cannot be read");
      return "";
    }
  }

  @Override
  public void close() {
    closed = true;
    Tunnel.close(door);
    open.forEach(Tunnel::close);
  }

  private void accept() {
    while (!closed) {
      try {
        Socket browser = door.accept();
        Thread.ofVirtual().name("haetae-tunnel").start(() -> serve(browser));
      } catch (IOException ended) {
        if (!closed) {
          LOG.warn("The wire tee takes no more connections", ended);
          file.gap("the tee took no more connections");
          return;
        }
      }
    }
  }

  private void serve(Socket browser) {
    try (browser) {
      DataInputStream in = new DataInputStream(browser.getInputStream());
      SocksRequest request = SocksRequest.read(in, browser.getOutputStream());
      Optional<Socket> server = connect(request);
      if (server.isEmpty()) {
        boolean known = addresses.containsKey(plain(request.host()));
        SocksRequest.Reply reply =
            known ? SocksRequest.Reply.REFUSED : SocksRequest.Reply.HOST_UNREACHABLE;
        reply.write(browser.getOutputStream());
        return;
      }
      SocksRequest.Reply.CONNECTED.write(browser.getOutputStream());
      relay(browser, server.get());
    } catch (IOException gone) {
      LOG.debug("A connection through the tee ended: {}", gone.getMessage());
    }
  }

  private void relay(Socket browser, Socket server) {
    Conversation conversation =
        new Conversation(
            file,
            (InetSocketAddress) server.getLocalSocketAddress(),
            (InetSocketAddress) server.getRemoteSocketAddress());
    synchronized (conversations) {
      conversations.add(conversation);
    }
    Tunnel tunnel = new Tunnel(browser, server, conversation);
    open.add(tunnel);
    if (closed) {
      tunnel.close();
    }
    tunnel.run();
    open.remove(tunnel);
  }

  /** A host keeps the address that first answered, so that a visit sees one server of it. */
  private Optional<Socket> connect(SocksRequest request) {
    String host = plain(request.host());
    List<InetAddress> candidates = new ArrayList<>();
    Optional.ofNullable(addresses.get(host)).ifPresent(candidates::add);
    try {
      if (candidates.isEmpty()) {
        candidates.addAll(List.of(InetAddress.getAllByName(host)));
      }
    } catch (IOException unknown) {
      LOG.debug("{} has no address: {}", host, unknown.getMessage());
    }
    for (InetAddress address : candidates) {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(
            new InetSocketAddress(address, request.port()), (int) CONNECT_LIMIT.toMillis());
        addresses.put(host, address);
        return Optional.of(socket);
      } catch (IOException refused) {
        LOG.debug("{} at {} does not answer: {}", host, address, refused.getMessage());
        Tunnel.close(socket);
      }
    }
    return Optional.empty();
  }

  private static String plain(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return bare.toLowerCase(Locale.ROOT);
  }
}
