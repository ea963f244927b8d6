package io.haetae.evidence.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Merkle;
import io.haetae.verifier.TreeHash;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A witness of one log on the loopback address (C2SP tlog-witness). */
final class WitnessServer implements AutoCloseable {
  private static final long TIME = 1_795_000_000L;

  private final HttpServer server;
  private final KeyPair pair;
  private final VerifierKey key;
  private final String origin;
  private final VerifierKey log;
  private long seenSize;
  private TreeHash seenRoot = Merkle.root(List.of());

  WitnessServer(String origin, VerifierKey log) throws IOException, GeneralSecurityException {
    this.origin = origin;
    this.log = log;
    this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    this.key = new VerifierKey("witness.example/w1", VerifierKey.Kind.WITNESS, pair.getPublic());
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/add-checkpoint", this::answer);
    server.start();
  }

  URI prefix() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  VerifierKey key() {
    return key;
  }

  /** Makes the witness believe that it saw something else. */
  synchronized void remember(long size, TreeHash root) {
    seenSize = size;
    seenRoot = root;
  }

  synchronized long seenSize() {
    return seenSize;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      respond(exchange, body);
    } catch (EvidenceException malformed) {
      send(exchange, 403, "");
    }
  }

  private synchronized void respond(HttpExchange exchange, String body) throws IOException {
    int blank = body.indexOf("\n\n");
    List<String> lines = new ArrayList<>(List.of(body.substring(0, blank).split("\n", -1)));
    long old = Long.parseLong(lines.removeFirst().substring("old ".length()));
    List<TreeHash> proof = new ArrayList<>();
    for (String line : lines) {
      proof.add(TreeHash.parse(line));
    }
    byte[] note = body.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
    Checkpoint checkpoint = Checkpoint.parse(note);
    if (!checkpoint.origin().equals(origin)) {
      send(exchange, 404, "");
      return;
    }
    checkpoint.verify(List.of(log));
    if (old != seenSize) {
      exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
      send(exchange, 409, seenSize + "\n");
    } else if (!Merkle.extendsTree(old, seenRoot, checkpoint.size(), checkpoint.root(), proof)) {
      send(exchange, 422, "");
    } else {
      remember(checkpoint.size(), checkpoint.root());
      String unknown = "\u2014 other.example/w2 AAAAAAAAAAAAAAAA\n";
      send(exchange, 200, unknown + cosignature(checkpoint, pair, key) + "\n");
    }
  }

  private static String cosignature(Checkpoint checkpoint, KeyPair pair, VerifierKey key)
      throws IOException {
    String text = "cosignature/v1\ntime " + TIME + "\n" + checkpoint.note().text();
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(pair.getPrivate());
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] value =
          ByteBuffer.allocate(76).putInt(key.id()).putLong(TIME).put(ed25519.sign()).array();
      return "\u2014 " + key.name() + " " + Base64.getEncoder().encodeToString(value);
    } catch (GeneralSecurityException unusable) {
      throw new IOException(unusable);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
