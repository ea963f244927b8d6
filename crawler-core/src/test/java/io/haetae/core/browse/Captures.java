package io.haetae.core.browse;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Captures written by hand. */
public final class Captures {
  /** When every capture here was opened. */
  public static final Instant OPENED = Instant.parse("2026-11-23T01:00:00Z");

  /** When every capture here was closed. */
  public static final Instant CLOSED = Instant.parse("2026-11-23T01:00:09Z");

  private Captures() {}

  /** A page that was loaded with a status. */
  public static Capture loaded(URI url, int status, String dom) {
    return visited(
        url, new Capture.Loaded(), List.of(document(1, url, answered(status))), Optional.of(dom));
  }

  /** A capture of a visit. */
  public static Capture visited(
      URI url, Capture.Ending ending, List<Exchange> exchanges, Optional<String> dom) {
    return new Capture(
        Optional.of(url),
        Optional.of(url),
        OPENED,
        CLOSED,
        ending,
        exchanges,
        dom,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(Vantage.korea()),
        Optional.empty());
  }

  /** A request for a page. */
  public static Exchange document(int number, URI url, Exchange.Outcome outcome) {
    return exchange(number, url, Exchange.ResourceKind.DOCUMENT, outcome);
  }

  /** Any request. */
  public static Exchange exchange(
      int number, URI url, Exchange.ResourceKind kind, Exchange.Outcome outcome) {
    return new Exchange(
        number,
        url,
        "GET",
        Headers.none(),
        Optional.empty(),
        kind,
        OPENED,
        Duration.ofMillis(120),
        Exchange.Connection.unknown(),
        outcome);
  }

  /** An answer with a whole body. */
  public static Exchange.Response answered(int status) {
    return answered(status, Optional.empty());
  }

  /** An answer whose body may be cut off. */
  public static Exchange.Response answered(int status, Optional<String> truncated) {
    return new Exchange.Response(
        status,
        "",
        Headers.none(),
        Optional.empty(),
        Bytes.utf8("<html></html>"),
        Exchange.BodyForm.CONTENT_DECODED,
        truncated);
  }
}
