package io.haetae.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.evidence.Facts;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.WarcScan;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks that the parts of a bundle say the same: what follows from the records and the facts is
 * made again, and must be what the bundle holds. Works in a temporary folder.
 */
final class AgreementCheck {
  private static final String ADDRESS = "WARC-IP-Address";
  private static final int LONGEST_ABOUT = 64 << 20;
  private static final List<String> SOURCES = List.of(Parts.ORIGINALS, Parts.DERIVED);
  private static final List<String> MADE =
      List.of(
          Parts.CAPTURE,
          Parts.FACTS,
          Parts.RECORDS,
          Parts.INDEX,
          Parts.PAGES,
          Parts.PACKAGE,
          Parts.PACKAGE_DIGEST);

  private final ZipFile zip;
  private final JsonNode manifest;

  AgreementCheck(ZipFile zip, JsonNode manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  String check() throws IOException {
    Path folder = Files.createTempDirectory("haetae-verify-");
    try {
      for (String name : SOURCES) {
        Path part = folder.resolve(name);
        Files.createDirectories(part.getParent());
        try (InputStream in = open(name)) {
          Files.copy(in, part);
        }
      }
      Capture capture = new CaptureReader(folder).read();
      messages(folder.resolve(Parts.ORIGINALS), capture);
      derived(folder.resolve(Parts.DERIVED), capture);
      madeAgain(folder, capture);
    } finally {
      Disk.delete(folder);
    }
    return "manifest, tables and facts follow from " + SOURCES.size() + " record files";
  }

  /** The messages of each exchange are those that its metadata describes. */
  private static void messages(Path warc, Capture capture) throws IOException {
    try (WarcScan scan = WarcScan.of(warc)) {
      take(scan, "warcinfo");
      int before = Integer.MIN_VALUE;
      for (Exchange exchange : capture.exchanges()) {
        if (exchange.number() <= before) {
          throw new EvidenceException(
              "exchange " + exchange.number() + " stands after exchange " + before);
        }
        before = exchange.number();
        WarcScan.Scanned request = take(scan, "request");
        head(request, exchange, ExchangeRecords.head(exchange));
        same(request, "WARC-Protocol", exchange.connection().protocol());
        if (exchange.response().isPresent()) {
          WarcScan.Scanned response = take(scan, "response");
          head(response, exchange, ExchangeRecords.head(exchange.response().get()));
          connection(response, exchange, exchange.response().get());
        }
        target(take(scan, "metadata"), exchange);
      }
    }
  }

  private static WarcScan.Scanned take(WarcScan scan, String type) throws IOException {
    Optional<WarcScan.Scanned> next = scan.next();
    if (next.isEmpty() || !next.get().type().equals(type)) {
      throw new EvidenceException("the " + type + " record that the metadata speaks of is missing");
    }
    return next.get();
  }

  private static void head(WarcScan.Scanned record, Exchange exchange, String head)
      throws EvidenceException {
    target(record, exchange);
    String written = new String(head.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    if (!record.httpHead().equals(written)) {
      throw differs("the head of the " + record.type(), record);
    }
  }

  /** What the header of a response says of where it came from, and of how it ended. */
  private static void connection(
      WarcScan.Scanned record, Exchange exchange, Exchange.Response response)
      throws EvidenceException {
    Exchange.Connection connection = exchange.connection();
    Optional<InetAddress> address = connection.remoteAddress().flatMap(RecordWriter::address);
    if (!record.optional(ADDRESS).flatMap(RecordWriter::address).equals(address)) {
      throw differs("the " + ADDRESS, record);
    }
    List<String> protocols = new ArrayList<>();
    connection.protocol().ifPresent(protocols::add);
    connection.tlsProtocol().map(ExchangeRecords::warcName).ifPresent(protocols::add);
    same(
        record,
        "WARC-Protocol",
        protocols.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", protocols)));
    same(record, "WARC-Cipher-Suite", connection.cipher());
    same(
        record,
        "WARC-Truncated",
        response.truncated().map(why -> ExchangeRecords.truncation(why).name()));
  }

  private static void same(WarcScan.Scanned record, String field, Optional<String> wanted)
      throws EvidenceException {
    boolean same =
        record
            .optional(field)
            .map(String::strip)
            .orElse("")
            .equalsIgnoreCase(wanted.orElse("").strip());
    if (!same) {
      throw differs("the " + field, record);
    }
  }

  private static void target(WarcScan.Scanned record, Exchange exchange) throws EvidenceException {
    if (!record.header("WARC-Target-URI").equals(exchange.url().toString())) {
      throw differs("the address of the " + record.type(), record);
    }
    String sent = exchange.sentAt().truncatedTo(ChronoUnit.MICROS).toString();
    if (!record.header("WARC-Date").equals(sent)) {
      throw differs("the date of the " + record.type(), record);
    }
  }

  private static EvidenceException differs(String what, WarcScan.Scanned record) {
    return new EvidenceException(
        what + " at byte " + record.offset() + " is not the one in its metadata record");
  }

  /** The derived records are those that the first of them announces, and no others. */
  private static void derived(Path warc, Capture capture) throws IOException {
    List<String> wanted = CaptureWriter.derived(capture);
    try (WarcScan scan = WarcScan.of(warc)) {
      take(scan, "warcinfo");
      for (String target : wanted) {
        WarcScan.Scanned record = take(scan, "resource");
        if (!record.header("WARC-Target-URI").equals(target)) {
          throw new EvidenceException(
              "the resource " + target + " should stand at byte " + record.offset());
        }
        if (target.startsWith(CaptureWriter.ABOUT)) {
          about(warc, record, capture);
        }
      }
      if (scan.next().isPresent()) {
        throw new EvidenceException("there is a derived record that nothing announces");
      }
    }
  }

  private static void about(Path warc, WarcScan.Scanned record, Capture capture)
      throws IOException {
    String found =
        RecordBody.payload(warc, record).bytes(LONGEST_ABOUT).text(StandardCharsets.UTF_8);
    if (!found.equals(CaptureWriter.about(capture))) {
      throw new EvidenceException("the records are not those that the capture's own record names");
    }
  }

  private void madeAgain(Path folder, Capture capture) throws IOException {
    String captureId = Json.text(manifest, "captureId");
    String version = Json.text(manifest.path("tool"), "version");
    Facts facts = FactsJson.read(new String(content(Parts.FACTS), StandardCharsets.UTF_8));
    Provenance provenance = new Provenance(captureId, version, Opening.of(manifest));
    new Packing(folder, capture, facts, provenance, storedSalts()).writeParts();
    for (String name : MADE) {
      try (InputStream in = open(name)) {
        if (!Sha256.of(in).equals(Sha256.of(folder.resolve(name)))) {
          throw new EvidenceException(name + " does not follow from the records and the facts");
        }
      }
    }
    Path wacz = Path.of(zip.getName());
    if (version.equals(Tool.VERSION)) {
      Instructions.check(wacz.toAbsolutePath().resolveSibling(""));
    }
    ObjectNode made = Manifest.of(capture, facts, folder, wacz, provenance);
    Stamp.of(manifest).putInto(made);
    if (!Json.canonical(made).equals(Json.canonical(manifest))) {
      throw new EvidenceException(Bundles.MANIFEST + " does not say what the package holds");
    }
  }

  private Salts storedSalts() throws IOException {
    return Salts.stored(new String(content(Parts.RECORDS), StandardCharsets.UTF_8));
  }

  private byte[] content(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readNBytes(LONGEST_ABOUT);
    }
  }

  private InputStream open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new EvidenceException(name + " is missing");
    }
    return zip.getInputStream(entry);
  }
}
