package io.haetae.evidence;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import tools.jackson.databind.JsonNode;

/**
 * Captures in WARC files that other tools made: responses with their bodies decoded, and a rendered
 * document where there is one. Bodies over 64 MiB are cut, and marked so.
 */
final class ForeignWarc {
  private static final int LONGEST_BODY = 64 << 20;
  private static final int MOST_RECORDS = 100_000;

  private final List<Exchange> exchanges = new ArrayList<>();
  private Optional<String> dom = Optional.empty();
  private Optional<URI> page = Optional.empty();

  private ForeignWarc() {}

  /** The capture in one WARC file. */
  static Capture captureOf(Path warc) throws IOException {
    ForeignWarc foreign = new ForeignWarc();
    foreign.add(warc);
    return foreign.capture();
  }

  /** The capture in an unpacked WACZ. */
  static Capture capture(Path unpacked) throws IOException {
    ForeignWarc foreign = new ForeignWarc();
    Path pages = unpacked.resolve(Parts.PAGES);
    if (Files.isRegularFile(pages)) {
      foreign.page = firstPage(pages);
    }
    try (Stream<Path> files = Files.walk(unpacked)) {
      for (Path file : files.filter(ForeignWarc::isWarc).sorted().toList()) {
        foreign.add(file);
      }
    }
    return foreign.capture();
  }

  private static boolean isWarc(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".warc") || name.endsWith(".warc.gz");
  }

  private static Optional<URI> firstPage(Path pages) throws IOException {
    for (String line : Files.readAllLines(pages)) {
      JsonNode node = Json.parse(line, Parts.PAGES);
      Optional<URI> url = Json.optionalText(node, "url").flatMap(ForeignWarc::uri);
      if (url.isPresent()) {
        return url;
      }
    }
    return Optional.empty();
  }

  private void add(Path warc) throws IOException {
    try (WarcReader reader = new WarcReader(warc)) {
      int records = 0;
      for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        records++;
        if (records > MOST_RECORDS) {
          throw new EvidenceException(warc + " holds more than " + MOST_RECORDS + " records");
        }
        if (next.get() instanceof WarcResponse response) {
          add(response);
        } else if (next.get() instanceof WarcResource resource
            && resource.target().startsWith(CaptureWriter.DOM)) {
          dom = Optional.of(text(resource.body().stream()));
        }
      }
    } catch (ParsingException malformed) {
      throw new EvidenceException(warc + ": " + malformed.getMessage(), malformed);
    }
  }

  private void add(WarcResponse record) throws IOException {
    Optional<URI> url = uri(record.target());
    boolean http = record.contentType().base().toString().equals("application/http");
    if (url.isEmpty() || !http) {
      return;
    }
    HttpResponse response = record.http();
    byte[] content = response.bodyDecoded().stream().readNBytes(LONGEST_BODY + 1);
    boolean cut = content.length > LONGEST_BODY;
    Bytes body = Bytes.copyOf(content).bytes(LONGEST_BODY);
    exchanges.add(
        new Exchange(
            exchanges.size() + 1,
            url.get(),
            "GET",
            Headers.none(),
            Optional.empty(),
            kind(response),
            record.date(),
            Duration.ZERO,
            Exchange.Connection.unknown(),
            new Exchange.Response(
                response.status(),
                response.reason(),
                headers(response),
                Optional.empty(),
                body,
                Exchange.BodyForm.CONTENT_DECODED,
                cut ? Optional.of("longer than " + LONGEST_BODY + " bytes") : Optional.empty())));
  }

  private static Headers headers(HttpResponse response) {
    List<Header> lines = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> lines.add(new Header(name, value))));
    return new Headers(lines);
  }

  private static Exchange.ResourceKind kind(HttpResponse response) {
    String type = response.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
      return Exchange.ResourceKind.DOCUMENT;
    }
    return type.contains("json")
        ? Exchange.ResourceKind.DATA
        : type.startsWith("image/") || type.startsWith("text/css") || type.startsWith("font/")
            ? Exchange.ResourceKind.ASSET
            : Exchange.ResourceKind.OTHER;
  }

  private Capture capture() {
    Capture saved = Capture.ofSavedExchanges(exchanges);
    Optional<URI> address = page.or(this::firstDocument);
    return new Capture(
        address,
        address,
        saved.openedAt(),
        saved.closedAt(),
        saved.ending(),
        exchanges,
        dom.or(() -> document(address)),
        saved.text(),
        saved.screenshots(),
        saved.console(),
        saved.vantage(),
        saved.browser());
  }

  private Optional<URI> firstDocument() {
    return exchanges.stream().filter(ForeignWarc::shown).map(Exchange::url).findFirst();
  }

  private Optional<String> document(Optional<URI> address) {
    return exchanges.stream()
        .filter(ForeignWarc::shown)
        .filter(exchange -> address.isEmpty() || exchange.url().equals(address.get()))
        .reduce((earlier, later) -> later)
        .flatMap(Exchange::response)
        .map(HtmlText::of);
  }

  /** A document that is no redirect. */
  private static boolean shown(Exchange exchange) {
    boolean redirect =
        exchange.response().filter(r -> r.status() >= 300 && r.status() < 400).isPresent();
    return exchange.kind() == Exchange.ResourceKind.DOCUMENT && !redirect;
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }
}
