package io.haetae.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.evidence.Facts;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.FileSums;
import io.haetae.verifier.Json;
import io.haetae.verifier.PackageScan;
import io.haetae.verifier.PackageZip;
import io.haetae.verifier.Parts;
import io.haetae.verifier.WarcScan;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks that the parts of a bundle say the same: what follows from the records and the facts is
 * made again, and must be what the bundle holds. Works in a temporary folder.
 */
final class AgreementCheck {
  private static final String ADDRESS = "WARC-IP-Address";
  private static final int LONGEST_ABOUT = 64 << 20;
  private static final int SOURCES = 2;
  private static final List<String> MADE =
      List.of(
          Parts.CAPTURE,
          Parts.FACTS,
          Parts.RECORDS,
          Parts.INDEX,
          Parts.PAGES,
          Parts.PACKAGE,
          Parts.PACKAGE_DIGEST);

  private final PackageZip zip;
  private final PackageScan scan;
  private final JsonNode manifest;

  AgreementCheck(PackageZip zip, PackageScan scan, JsonNode manifest) {
    this.zip = zip;
    this.scan = scan;
    this.manifest = manifest;
  }

  String check() throws IOException {
    Path folder = Files.createTempDirectory("haetae-verify-");
    try {
      WarcFiles warcs = WarcFiles.of(scan);
      Capture capture = new CaptureReader(warcs).read();
      messages(warcs.originals(), capture);
      derived(warcs.derived(), capture);
      madeAgain(folder, warcs, capture);
    } finally {
      Disk.delete(folder);
    }
    return "manifest, tables and facts follow from " + SOURCES + " record files";
  }

  /** The messages of each exchange are those that its metadata describes. */
  private static void messages(WarcFile warc, Capture capture) throws IOException {
    Iterator<WarcScan.Scanned> records = warc.records().iterator();
    take(records, "warcinfo");
    int before = Integer.MIN_VALUE;
    for (Exchange exchange : capture.exchanges()) {
      if (exchange.number() <= before) {
        throw new EvidenceException(
            "exchange " + exchange.number() + " stands after exchange " + before);
      }
      before = exchange.number();
      WarcScan.Scanned request = take(records, "request");
      head(request, exchange, ExchangeRecords.head(exchange));
      same(request, "WARC-Protocol", exchange.connection().protocol());
      if (exchange.requestBody().isEmpty() && request.blockLength() > request.httpHeadLength()) {
        throw differs("the body of the request", request);
      }
      if (exchange.response().isPresent()) {
        WarcScan.Scanned response = take(records, "response");
        head(response, exchange, ExchangeRecords.head(exchange.response().get()));
        connection(response, exchange, exchange.response().get());
      }
      WarcScan.Scanned metadata = take(records, "metadata");
      target(metadata, exchange);
      if (!text(warc, metadata).equals(Json.canonical(ExchangeJson.write(exchange)))) {
        throw new EvidenceException(
            "the metadata at byte "
                + metadata.offset()
                + " is not written as a recorder writes it");
      }
    }
  }

  private static String text(WarcFile warc, WarcScan.Scanned record) throws IOException {
    return RecordBody.payload(warc, record).bytes(LONGEST_ABOUT).text(StandardCharsets.UTF_8);
  }

  private static WarcScan.Scanned take(Iterator<WarcScan.Scanned> records, String type)
      throws IOException {
    if (records.hasNext()) {
      WarcScan.Scanned next = records.next();
      if (next.type().equals(type)) {
        return next;
      }
    }
    throw new EvidenceException("the " + type + " record that the metadata speaks of is missing");
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
  private static void derived(WarcFile warc, Capture capture) throws IOException {
    List<String> wanted = CaptureWriter.derived(capture);
    Iterator<WarcScan.Scanned> records = warc.records().iterator();
    take(records, "warcinfo");
    for (String target : wanted) {
      WarcScan.Scanned record = take(records, "resource");
      if (!record.header("WARC-Target-URI").equals(target)) {
        throw new EvidenceException(
            "the resource " + target + " should stand at byte " + record.offset());
      }
      if (target.startsWith(Parts.ABOUT)) {
        about(warc, record, capture);
      }
    }
    if (records.hasNext()) {
      throw new EvidenceException("there is a derived record that nothing announces");
    }
  }

  private static void about(WarcFile warc, WarcScan.Scanned record, Capture capture)
      throws IOException {
    if (!text(warc, record).equals(CaptureWriter.about(capture))) {
      throw new EvidenceException("the records are not those that the capture's own record names");
    }
  }

  private void madeAgain(Path folder, WarcFiles warcs, Capture capture) throws IOException {
    String captureId = Json.text(manifest, "captureId");
    String version = Json.text(manifest.path("tool"), "version");
    Facts facts = FactsJson.read(new String(content(Parts.FACTS), StandardCharsets.UTF_8));
    Provenance provenance = new Provenance(captureId, version, Opening.of(manifest));
    Packing packing =
        new Packing(folder, warcs, capture, facts, provenance, storedSalts())
            .know(Parts.ORIGINALS, stored(Parts.ORIGINALS))
            .know(Parts.DERIVED, stored(Parts.DERIVED));
    Optional<WireNote> wire = WireNote.of(manifest);
    if (wire.isPresent()) {
      packing.know(Parts.WIRE, stored(Parts.WIRE));
    }
    SortedMap<String, PartSum> sums = packing.writeParts();
    for (String name : MADE) {
      if (!stored(name).equals(sums.get(name))) {
        throw new EvidenceException(name + " does not follow from the records and the facts");
      }
    }
    if (version.equals(Tool.VERSION)) {
      Instructions.check(scan.wacz().toAbsolutePath().resolveSibling(""));
    }
    ObjectNode made = Manifest.of(capture, facts, folder, sums, said(), provenance, wire);
    Stamp.of(manifest).putInto(made);
    if (!Json.canonical(made).equals(Json.canonical(manifest))) {
      throw new EvidenceException(Bundles.MANIFEST + " does not say what the package holds");
    }
  }

  /** The sums of the package as the manifest has them: whether they are right is another claim. */
  private FileSums said() throws EvidenceException {
    JsonNode wacz = manifest.path("wacz");
    return new FileSums(
        Json.number(wacz, "bytes"), Json.text(wacz, "sha256"), Json.text(wacz, "sha3_256"));
  }

  private PartSum stored(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return new PartSum(entry == null ? 0 : entry.getSize(), scan.sha256(name));
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
