package io.haetae.browser;

import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.core.browse.TlsOrigin;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Makes single requests over HTTP/1.1 with the JDK's client, as bare as it can: no compression, no
 * redirects followed, no cookies of its own. The JDK's trust store checks certificates. What the
 * client does not tell (the server's IP address, the header's very bytes) is left out.
 */
final class ProbeTransport implements AutoCloseable {
  private static final int MOST_BYTES = 20_000_000;

  private final HttpClient client;
  private final Duration limit;
  private final Clock clock;

  /**
   * A transport.
   *
   * @param limit the longest time from sending a request to the last byte of its answer
   * @param clock dates the exchanges
   */
  ProbeTransport(Duration limit, Clock clock) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limit)
            .build();
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * What became of a request.
   *
   * @param exchange the exchange
   * @param tls what the certificate was worth, if there was an answer over https
   * @param timedOut whether the time was up
   */
  record Fetched(Exchange exchange, Optional<TlsOrigin> tls, boolean timedOut) {}

  /** Sends a GET; a failure is a value. */
  Fetched get(int number, URI url, List<Header> own) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("User-Agent", BrowserInfo.WHO));
    headers.add(new Header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8"));
    headers.add(new Header("Accept-Encoding", "identity"));
    headers.addAll(own);
    HttpRequest.Builder request = HttpRequest.newBuilder(url).GET();
    headers.forEach(line -> request.header(line.name(), line.value()));
    Request sent =
        new Request(number, url, new Headers(headers), clock.instant(), System.nanoTime());
    Collected body = new Collected();
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArrayConsumer(body::add));
    try {
      return answered(sent, answer.get(limit.toNanos(), TimeUnit.NANOSECONDS), body);
    } catch (TimeoutException slow) {
      answer.cancel(true);
      return failed(sent, "no whole answer within " + limit.toSeconds() + " s", true);
    } catch (ExecutionException failure) {
      return failed(sent, String.valueOf(failure.getCause()), false);
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return failed(sent, "interrupted", false);
    }
  }

  /** A request on its way. */
  private record Request(int number, URI url, Headers headers, Instant at, long from) {
    Exchange ended(Exchange.Connection connection, Exchange.Outcome outcome) {
      return new Exchange(
          number,
          url,
          "GET",
          headers,
          Optional.empty(),
          Exchange.ResourceKind.DOCUMENT,
          at,
          Duration.ofNanos(System.nanoTime() - from),
          connection,
          outcome);
    }
  }

  /** The first bytes of a body; the client's threads hand them over one after another. */
  private static final class Collected {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean cut;

    synchronized void add(Optional<byte[]> more) {
      byte[] chunk = more.orElse(new byte[0]);
      int room = Math.min(chunk.length, MOST_BYTES - bytes.size());
      bytes.write(chunk, 0, room);
      cut |= room < chunk.length;
    }

    synchronized Bytes content() {
      return Bytes.copyOf(bytes.toByteArray());
    }

    synchronized Optional<String> truncated() {
      return cut ? Optional.of("longer than " + MOST_BYTES + " bytes") : Optional.empty();
    }
  }

  private Fetched answered(Request sent, HttpResponse<Void> response, Collected body) {
    List<Header> lines = new ArrayList<>();
    for (Map.Entry<String, List<String>> entry : response.headers().map().entrySet()) {
      entry.getValue().forEach(value -> lines.add(new Header(entry.getKey(), value)));
    }
    Optional<SSLSession> session = response.sslSession();
    Exchange.Connection connection =
        new Exchange.Connection(
            Optional.empty(),
            Optional.of("http/1.1"),
            session.map(SSLSession::getProtocol),
            session.map(SSLSession::getCipherSuite),
            Exchange.Source.NETWORK);
    Exchange exchange =
        sent.ended(
            connection,
            new Exchange.Response(
                response.statusCode(),
                "",
                new Headers(lines),
                Optional.empty(),
                body.content(),
                Exchange.BodyForm.AS_SENT,
                body.truncated()));
    return new Fetched(
        exchange,
        session.flatMap(known -> TlsOrigin.of(sent.url()).map(o -> tls(o, known))),
        false);
  }

  /** The client hands out no session whose chain it did not check. */
  private static TlsOrigin tls(URI origin, SSLSession session) {
    try {
      List<Bytes> chain = new ArrayList<>();
      for (Certificate certificate : session.getPeerCertificates()) {
        chain.add(Bytes.copyOf(certificate.getEncoded()));
      }
      return new TlsOrigin(origin, chain, true, Optional.empty());
    } catch (SSLPeerUnverifiedException | CertificateEncodingException unknown) {
      return new TlsOrigin(origin, List.of(), false, Optional.of(unknown.toString()));
    }
  }

  private static Fetched failed(Request sent, String reason, boolean timedOut) {
    return new Fetched(
        sent.ended(Exchange.Connection.unknown(), new Exchange.Failure(reason, false)),
        Optional.empty(),
        timedOut);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
