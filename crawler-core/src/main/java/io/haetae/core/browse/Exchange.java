package io.haetae.core.browse;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request and what became of it. Redirects are exchanges of their own, in order.
 *
 * @param number position in the capture, counted from 1 in the order in which requests were sent
 * @param url the requested URL, without its fragment
 * @param method the HTTP method
 * @param requestHeaders as sent, as far as the browser tells
 * @param requestBody what was posted, if anything
 * @param kind what the browser wanted it for
 * @param sentAt when the request was sent, UTC
 * @param took from sending to the last byte or the failure
 * @param connection how the bytes travelled
 * @param outcome the answer or the failure
 * @param frames the messages of a WebSocket in their order, or of an event stream whose bytes the
 *     browser did not hand out; empty for any other exchange
 */
public record Exchange(
    int number,
    URI url,
    String method,
    Headers requestHeaders,
    Optional<Body> requestBody,
    ResourceKind kind,
    Instant sentAt,
    Duration took,
    Connection connection,
    Outcome outcome,
    List<SocketFrame> frames) {
  /** Copies the list. */
  public Exchange {
    frames = List.copyOf(frames);
  }

  /** An exchange that is no WebSocket. */
  public Exchange(
      int number,
      URI url,
      String method,
      Headers requestHeaders,
      Optional<Body> requestBody,
      ResourceKind kind,
      Instant sentAt,
      Duration took,
      Connection connection,
      Outcome outcome) {
    this(
        number,
        url,
        method,
        requestHeaders,
        requestBody,
        kind,
        sentAt,
        took,
        connection,
        outcome,
        List.of());
  }

  /** What the browser wanted an exchange for. */
  public enum ResourceKind {
    /** A page or a frame's page. */
    DOCUMENT,
    /** A script's own request (fetch, XMLHttpRequest, event source). */
    DATA,
    /** A picture, style sheet, script, font or medium. */
    ASSET,
    /** Anything else: beacons, pings, manifests, preflights. */
    OTHER
  }

  /** What became of a request. */
  public sealed interface Outcome {}

  /**
   * An answer.
   *
   * @param status the HTTP status on the wire
   * @param statusText the reason phrase; empty in HTTP/2
   * @param headers as received, duplicates and {@code Set-Cookie} kept
   * @param rawHeaderText the header text byte for byte where HTTP/1.1 gives it
   * @param body the body; empty if there was none
   * @param bodyForm in which form the body is kept
   * @param truncated why the body is not whole; empty if it is
   */
  public record Response(
      int status,
      String statusText,
      Headers headers,
      Optional<String> rawHeaderText,
      Body body,
      BodyForm bodyForm,
      Optional<String> truncated)
      implements Outcome {}

  /**
   * No answer, or none that could be kept.
   *
   * @param reason the browser's words, such as {@code net::ERR_CONNECTION_RESET}
   * @param blocked whether we or the browser refused to send it
   */
  public record Failure(String reason, boolean blocked) implements Outcome {}

  /** In which form a body is kept. */
  public enum BodyForm {
    /** The bytes as they were sent. */
    AS_SENT,
    /** The bytes after {@code Content-Encoding} was undone. */
    CONTENT_DECODED,
    /** The browser kept no body (a redirect, a preflight, an aborted stream). */
    NOT_KEPT
  }

  /**
   * How the bytes of an exchange travelled.
   *
   * @param remoteAddress IP address of the server, if the network was used
   * @param protocol such as {@code http/1.1} or {@code h2}
   * @param tlsProtocol such as {@code TLS 1.3}
   * @param cipher the cipher suite
   * @param source where the answer came from
   */
  public record Connection(
      Optional<String> remoteAddress,
      Optional<String> protocol,
      Optional<String> tlsProtocol,
      Optional<String> cipher,
      Source source) {
    /** A connection of which nothing is known. */
    public static Connection unknown() {
      return new Connection(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Source.NETWORK);
    }
  }

  /** Where an answer came from. */
  public enum Source {
    /** The server. */
    NETWORK,
    /** The browser's cache. */
    CACHE,
    /** A service worker of the page. */
    SERVICE_WORKER
  }

  /** The same exchange over another connection. */
  public Exchange on(Connection other) {
    return new Exchange(
        number,
        url,
        method,
        requestHeaders,
        requestBody,
        kind,
        sentAt,
        took,
        other,
        outcome,
        frames);
  }

  /** The answer, if there was one. */
  public Optional<Response> response() {
    return outcome instanceof Response response ? Optional.of(response) : Optional.empty();
  }
}
