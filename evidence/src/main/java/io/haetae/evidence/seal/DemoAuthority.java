package io.haetae.evidence.seal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.haetae.core.browse.Bytes;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TimeStampRequest;

/**
 * A time-stamp authority for demonstrations and tests, on the loopback address only. Its word is
 * worth nothing: whoever runs it can set its clock, and its certificate says so.
 */
public final class DemoAuthority implements AutoCloseable {
  private static final int LARGEST = 64 << 10;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final String LIST = "/revoked.crl";
  private static final Duration LIST_LASTS = Duration.ofDays(7);
  private static final int MOVED = 301;
  private static final int SERIAL_BITS = 64;
  private static final Duration OFF = Duration.ofHours(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DemoKeys keys;
  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Fault fault = Fault.NONE;
  private volatile Optional<Bytes> published = Optional.empty();

  /** What is wrong with it. */
  public enum Fault {
    /** Nothing. */
    NONE,
    /** It answers that it is out of service. */
    DEAD,
    /** It does not answer until it is closed. */
    SLOW,
    /** It sends its reply elsewhere. */
    MOVED,
    /** It stamps other bytes than it was given. */
    WRONG_IMPRINT,
    /** It answers another question. */
    WRONG_NONCE,
    /** It leaves the nonce out. */
    NO_NONCE,
    /** Its certificate does not mark the use for time-stamps as critical. */
    NON_CRITICAL_USE,
    /** Its certificate is for signing, not for time-stamps. */
    WRONG_USE,
    /** Its clock is an hour slow. */
    WRONG_CLOCK,
    /** It sends the token without the response around it. */
    BARE_TOKEN,
    /** It refuses. */
    REJECTED,
    /** It calls its reply a page. */
    WRONG_TYPE,
    /** It sends a page in place of a reply. */
    GARBAGE,
    /** It sends more than anybody wants. */
    ENDLESS,
    /** Somebody else under the same name answers. */
    IMPOSTOR
  }

  private DemoAuthority(DemoKeys keys, Clock clock, HttpServer server) {
    this.keys = keys;
    this.clock = clock;
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /**
   * Starts one on a free port of the loopback address.
   *
   * @param keys its keys
   * @param clock the time that it tells
   * @throws IOException if no port can be had
   */
  public static DemoAuthority start(DemoKeys keys, Clock clock) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    DemoAuthority authority = new DemoAuthority(keys, clock, server);
    server.createContext("/", authority::handle);
    server.createContext(LIST, authority::list);
    server.setExecutor(authority.threads);
    server.start();
    return authority;
  }

  /** Its name. */
  public String name() {
    return keys.name();
  }

  /** Where it answers. */
  public URI url() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort() + "/");
  }

  /** Where what its issuer revoked is published (X.509 CRL): nothing, valid for seven days. */
  public URI revocations() {
    return url().resolve(LIST);
  }

  /** Publishes something else in place of its issuer's list. */
  public void publish(Bytes list) {
    published = Optional.of(list);
  }

  /** The root that its certificate leads to. */
  public X509Certificate root() {
    return keys.good().root();
  }

  /** Makes it faulty, or whole again. */
  public void fault(Fault wanted) {
    fault = wanted;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] query = exchange.getRequestBody().readNBytes(LARGEST);
      switch (fault) {
        case DEAD -> exchange.sendResponseHeaders(UNAVAILABLE, -1);
        case MOVED -> {
          exchange.getResponseHeaders().set("Location", url().toString());
          exchange.sendResponseHeaders(MOVED, -1);
        }
        case SLOW -> await();
        case ENDLESS -> reply(exchange, new byte[1 << 20]);
        case GARBAGE -> reply(exchange, "<html>".getBytes(StandardCharsets.US_ASCII));
        default -> reply(exchange, response(query, clock.instant()));
      }
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (fault == Fault.DEAD) {
        exchange.sendResponseHeaders(UNAVAILABLE, -1);
      } else if (published.isPresent()) {
        reply(exchange, "application/pkix-crl", published.get().open().readAllBytes());
      } else if (keys.issuer().isPresent()) {
        Instant now = clock.instant();
        Issuer issuer = keys.issuer().get();
        byte[] nothing = issuer.list(Optional.empty(), Optional.empty(), now, now.plus(LIST_LASTS));
        reply(exchange, "application/pkix-crl", nothing);
      } else {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
      }
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void reply(HttpExchange exchange, byte[] body) throws IOException {
    reply(exchange, fault == Fault.WRONG_TYPE ? "text/html" : "application/timestamp-reply", body);
  }

  private static void reply(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(OK, body.length);
    exchange.getResponseBody().write(body);
  }

  /**
   * Answers a question as the authority would over the network.
   *
   * @param query the DER of the request
   * @param now the time that is stamped
   * @throws IOException if the question is malformed
   */
  public byte[] response(byte[] query, Instant now) throws IOException {
    TimeStampRequest request;
    try {
      request = new TimeStampRequest(query);
      request.getMessageImprintDigest();
    } catch (IllegalArgumentException malformed) {
      throw new EvidenceException("not a time-stamp request", malformed);
    }
    if (fault == Fault.REJECTED) {
      return new DERSequence(new PKIStatusInfo(PKIStatus.rejection)).getEncoded();
    }
    byte[] imprint = request.getMessageImprintDigest();
    BigInteger nonce = request.getNonce();
    if (fault == Fault.WRONG_IMPRINT) {
      imprint[0] ^= 1;
    }
    if (fault == Fault.WRONG_NONCE) {
      nonce = new BigInteger(SERIAL_BITS, RANDOM);
    }
    byte[] token =
        DemoToken.of(
            request.getMessageImprintAlgOID(),
            imprint,
            fault == Fault.NO_NONCE ? null : nonce,
            fault == Fault.WRONG_CLOCK ? now.minus(OFF) : now,
            new BigInteger(SERIAL_BITS, RANDOM),
            signer());
    return fault == Fault.BARE_TOKEN
        ? token
        : new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), ContentInfo.getInstance(token))
            .getEncoded();
  }

  private SealKeys signer() {
    return switch (fault) {
      case NON_CRITICAL_USE -> keys.notCritical();
      case WRONG_USE -> keys.wrongUse();
      case IMPOSTOR -> keys.impostor();
      default -> keys.good();
    };
  }
}
