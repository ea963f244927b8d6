package io.haetae.evidence;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTruncationReason;

/**
 * Writes one exchange as WARC records: a request, a response if there was an answer, and a metadata
 * record with what the two cannot hold. HTTP/2 messages are written in the syntax of HTTP/1.1 with
 * {@code WARC-Protocol: h2}, as web archives do.
 */
final class ExchangeRecords {
  private static final MediaType JSON = MediaType.JSON;

  /** Headers that described the bytes on the wire and would not describe the kept ones. */
  private static final Set<String> WIRE_HEADERS =
      Set.of("content-encoding", "content-length", "transfer-encoding");

  private static final String RENAMED = "X-Archive-Orig-";

  private final RecordWriter out;
  private final URI warcinfo;

  ExchangeRecords(RecordWriter out, URI warcinfo) {
    this.out = out;
    this.warcinfo = warcinfo;
  }

  void write(Exchange exchange) throws IOException {
    URI request = request(exchange);
    switch (exchange.outcome()) {
      case Exchange.Response response -> response(exchange, response, request);
      case Exchange.Failure failure -> {
        // The metadata record below holds the failure; there is no answer to write.
      }
    }
    WarcMetadata.Builder metadata =
        new WarcMetadata.Builder()
            .targetURI(exchange.url())
            .concurrentTo(request)
            .warcinfoId(warcinfo);
    String text = Json.canonical(ExchangeJson.write(exchange));
    out.write(metadata, exchange.sentAt(), JSON, RecordWriter.Block.of(text));
  }

  private URI request(Exchange exchange) throws IOException {
    WarcRequest.Builder builder = new WarcRequest.Builder(exchange.url()).warcinfoId(warcinfo);
    exchange
        .connection()
        .protocol()
        .ifPresent(protocol -> builder.addHeader("WARC-Protocol", protocol));
    Body body = exchange.requestBody().orElse(Bytes.empty());
    Bytes head = Bytes.utf8(head(exchange));
    return out.write(
        builder, exchange.sentAt(), MediaType.HTTP_REQUEST, new RecordWriter.Block(head, body));
  }

  private void response(Exchange exchange, Exchange.Response response, URI request)
      throws IOException {
    WarcResponse.Builder builder =
        new WarcResponse.Builder(exchange.url()).concurrentTo(request).warcinfoId(warcinfo);
    Exchange.Connection connection = exchange.connection();
    connection.remoteAddress().flatMap(RecordWriter::address).ifPresent(builder::ipAddress);
    connection.protocol().ifPresent(protocol -> builder.addHeader("WARC-Protocol", protocol));
    connection.tlsProtocol().ifPresent(tls -> builder.addHeader("WARC-Protocol", warcName(tls)));
    connection.cipher().ifPresent(cipher -> builder.addHeader("WARC-Cipher-Suite", cipher));
    response.truncated().ifPresent(why -> builder.truncated(truncation(why)));
    out.write(
        builder,
        exchange.sentAt(),
        MediaType.HTTP_RESPONSE,
        new RecordWriter.Block(Bytes.utf8(head(response)), response.body()));
  }

  /** The head of the message in the request record. */
  static String head(Exchange exchange) {
    String line = oneLine(exchange.method()) + " " + target(exchange.url()) + " HTTP/1.1\r\n";
    return line + lines(exchange.requestHeaders(), false) + "\r\n";
  }

  /** The head of the message in the response record. */
  static String head(Exchange.Response response) {
    boolean asSent = response.bodyForm() == Exchange.BodyForm.AS_SENT;
    boolean chunked =
        response.headers().first("Transfer-Encoding").isPresent()
            || response.headers().first("Content-Encoding").isPresent();
    boolean keep = asSent && !chunked && response.truncated().isEmpty();
    String length = keep ? "" : "Content-Length: " + response.body().size() + "\r\n";
    String status = "HTTP/1.1 " + response.status() + " " + oneLine(response.statusText());
    return status.stripTrailing() + "\r\n" + lines(response.headers(), !keep) + length + "\r\n";
  }

  private static String lines(Headers headers, boolean renameWireHeaders) {
    StringBuilder lines = new StringBuilder();
    for (Header header : headers.lines()) {
      // Pseudo-headers of HTTP/2 have no place in HTTP/1.1's syntax; the metadata record keeps
      // them.
      if (header.name().startsWith(":") || header.name().isBlank()) {
        continue;
      }
      boolean wire = WIRE_HEADERS.contains(header.name().toLowerCase(Locale.ROOT));
      lines.append(renameWireHeaders && wire ? RENAMED : "");
      lines.append(oneLine(header.name())).append(": ").append(oneLine(header.value()));
      lines.append("\r\n");
    }
    return lines.toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\r\\n]+", " ");
  }

  private static String target(URI url) {
    String path = Optional.ofNullable(url.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  static String warcName(String tls) {
    return tls.toLowerCase(Locale.ROOT).replace(' ', '/');
  }

  static WarcTruncationReason truncation(String why) {
    String lower = why.toLowerCase(Locale.ROOT);
    if (lower.contains("limit") || lower.contains("length cap")) {
      return WarcTruncationReason.LENGTH;
    }
    return lower.contains("time") ? WarcTruncationReason.TIME : WarcTruncationReason.DISCONNECT;
  }
}
