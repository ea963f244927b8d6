package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.TimeStamp;
import io.haetae.verifier.TimeStampCheck;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/**
 * A time-stamp authority (RFC 3161 over HTTP), asked with a nonce of 64 bits for its certificate
 * too. What it answers is checked against the question, its root and the clock before it is
 * accepted. Safe for use by several threads.
 */
public final class TimeStampAuthority {
  private static final String QUERY = "application/timestamp-query";
  private static final String REPLY = "application/timestamp-reply";
  private static final int LARGEST = 256 << 10;
  private static final int OK = 200;
  private static final int SERVER_FAULT = 500;
  private static final int NONCE_BITS = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String name;
  private final URI url;
  private final List<X509Certificate> roots;
  private final Line line;
  private final List<URI> revocations;
  private volatile List<X509Certificate> chain = List.of();

  /**
   * How authorities are reached.
   *
   * @param client makes the connections
   * @param patience how long one answer may take in all
   * @param attempts how often one is asked that cannot be reached, at least once
   * @param pause before the second attempt; it doubles for each after that
   * @param sleeper waits for the pauses
   * @param clock what the answers' times are held to
   */
  public record Line(
      HttpClient client,
      Duration patience,
      int attempts,
      Duration pause,
      Sleeper sleeper,
      Clock clock) {
    /** Ten seconds, three attempts, pauses of one and two seconds. */
    public static Line standard(Clock clock) {
      return new Line(
          HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build(),
          Duration.ofSeconds(10),
          3,
          Duration.ofSeconds(1),
          Thread::sleep,
          clock);
    }
  }

  /**
   * An authority.
   *
   * @param name {@code [a-z0-9-]{1,32}}
   * @param url where it answers
   * @param roots one of which its certificate must lead to
   * @param line how it is reached
   */
  public TimeStampAuthority(String name, URI url, List<X509Certificate> roots, Line line) {
    this(name, url, roots, line, List.of());
  }

  /**
   * An authority whose issuers' lists of revoked certificates are known to be somewhere.
   *
   * @param name {@code [a-z0-9-]{1,32}}
   * @param url where it answers
   * @param roots one of which its certificate must lead to
   * @param line how it is reached
   * @param revocations where the lists are, beside the addresses that its certificates name
   */
  public TimeStampAuthority(
      String name, URI url, List<X509Certificate> roots, Line line, List<URI> revocations) {
    this.name = name;
    this.url = url;
    this.roots = List.copyOf(roots);
    this.line = line;
    this.revocations = List.copyOf(revocations);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its roots. */
  List<X509Certificate> roots() {
    return roots;
  }

  /** Its certificates, as far as a time-stamp has shown them yet. */
  Optional<RevocationLists.Asked> certificates() {
    return chain.isEmpty()
        ? Optional.empty()
        : Optional.of(new RevocationLists.Asked(chain, revocations));
  }

  /**
   * Asks for a time-stamp.
   *
   * @throws TimeStampException with the reason why there is none: nobody answered in time, or what
   *     was answered is not to be trusted. Only the former is tried again.
   */
  public Token stamp(byte[] bytes) throws TimeStampException {
    return stampDigest(Sha256.digest().digest(bytes));
  }

  /**
   * Asks for a time-stamp of bytes of which only the digest is at hand.
   *
   * @param sha256 the 32 bytes
   * @throws TimeStampException as {@link #stamp}
   */
  Token stampDigest(byte[] sha256) throws TimeStampException {
    BigInteger nonce = new BigInteger(NONCE_BITS, RANDOM);
    byte[] query = query(sha256, nonce);
    Instant asked = line.clock().instant();
    byte[] response = answer(query);
    try {
      TimeStamp stamp = TimeStampCheck.checkDigest(sha256, response, roots);
      if (!stamp.nonce().equals(nonce)) {
        throw new EvidenceException("it answers another question: the nonce differs");
      }
      inTime(stamp.time(), asked);
      chain = stamp.chain();
      return new Token(name, response, stamp);
    } catch (EvidenceException lie) {
      throw new TimeStampException(name + ": " + lie.getMessage(), lie);
    }
  }

  /** The window in which a verifier will want the time to be. */
  private static void inTime(Instant time, Instant asked) throws EvidenceException {
    Policy policy = Policy.standard();
    if (time.isBefore(asked.minus(policy.before())) || time.isAfter(asked.plus(policy.after()))) {
      throw new EvidenceException(
          "its clock and ours differ: it says %s, asked at %s".formatted(time, asked));
    }
  }

  private byte[] query(byte[] sha256, BigInteger nonce) throws TimeStampException {
    try {
      TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
      generator.setCertReq(true);
      TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, sha256, nonce);
      return request.getEncoded();
    } catch (IOException unable) {
      throw new TimeStampException(name + ": the question cannot be put", unable);
    }
  }

  private byte[] answer(byte[] query) throws TimeStampException {
    Duration pause = line.pause();
    for (int attempt = 1; ; attempt++) {
      try {
        return exchange(query);
      } catch (TimeStampException refused) {
        throw refused;
      } catch (IOException unreachable) {
        if (attempt >= line.attempts()) {
          throw new TimeStampException(
              "%s: %s (%d attempts)".formatted(name, unreachable.getMessage(), attempt),
              unreachable);
        }
      } catch (InterruptedException stop) {
        throw interrupted(stop);
      }
      try {
        line.sleeper().sleep(pause);
      } catch (InterruptedException stop) {
        throw interrupted(stop);
      }
      pause = pause.multipliedBy(2);
    }
  }

  private TimeStampException interrupted(InterruptedException stop) {
    Thread.currentThread().interrupt();
    return new TimeStampException(name + ": interrupted", stop);
  }

  private byte[] exchange(byte[] query) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", QUERY)
            .header("Accept", REPLY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(query))
            .build();
    // A request's own time-out would end with the headers; the whole answer must come in time.
    CompletableFuture<HttpResponse<byte[]>> future =
        line.client().sendAsync(request, head -> new BoundedBody(LARGEST));
    HttpResponse<byte[]> response;
    try {
      response = future.get(line.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      future.cancel(true);
      throw new IOException("no answer within " + line.patience(), late);
    } catch (ExecutionException failed) {
      throw new IOException("not reached: " + failed.getCause(), failed);
    }
    if (response.statusCode() >= SERVER_FAULT) {
      throw new IOException("it answers with status " + response.statusCode());
    }
    if (response.statusCode() != OK) {
      throw new TimeStampException(name + ": it answers with status " + response.statusCode());
    }
    String type = response.headers().firstValue("Content-Type").orElse("none");
    if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(REPLY)) {
      throw new TimeStampException(name + ": its answer is of the type " + type);
    }
    return response.body();
  }
}
