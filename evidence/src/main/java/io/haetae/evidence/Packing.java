package io.haetae.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.evidence.Facts;
import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import io.haetae.verifier.RecordLine;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.WarcScan;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the parts of a WACZ 1.1.1 beside its WARC files. */
final class Packing {
  static final String WACZ_VERSION = "1.1.1";

  private static final DateTimeFormatter CDX_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private final Path parts;
  private final WarcFiles warcs;
  private final SortedMap<String, PartSum> sums = new TreeMap<>();
  private final Capture capture;
  private final Facts facts;
  private final Provenance provenance;
  private final Salts salts;

  /**
   * Packs WARC files that were scanned before.
   *
   * @param parts where the other parts are written
   */
  Packing(
      Path parts,
      WarcFiles warcs,
      Capture capture,
      Facts facts,
      Provenance provenance,
      Salts salts) {
    this.warcs = warcs;
    this.provenance = provenance;
    this.salts = salts;
    this.parts = parts;
    this.capture = capture;
    this.facts = facts;
  }

  /** Tells the sum of a part that is there already. */
  Packing know(String name, PartSum sum) {
    sums.put(name, sum);
    return this;
  }

  /** Writes the other parts; returns the sums of all. */
  SortedMap<String, PartSum> writeParts() throws IOException {
    write(Parts.CAPTURE, Json.canonicalBytes(about()));
    write(Parts.FACTS, Json.canonicalBytes(FactsJson.write(facts)));
    writeRecordsAndIndex();
    write(Parts.PAGES, pages());
    byte[] packageTable = Json.canonicalBytes(dataPackage());
    write(Parts.PACKAGE, packageTable);
    ObjectNode digest = Json.object().put("path", Parts.PACKAGE);
    digest.put("hash", "sha256:" + Sha256.of(packageTable));
    write(Parts.PACKAGE_DIGEST, Json.canonicalBytes(digest));
    return Collections.unmodifiableSortedMap(sums);
  }

  /** Who looked, why, from where and with what. */
  private ObjectNode about() {
    ObjectNode node = CaptureJson.write(capture);
    node.put("captureId", provenance.captureId());
    node.set("anchor", provenance.opening().anchorJson());
    node.set("visit", VisitJson.write(facts.visit()));
    node.set("tool", Json.object().put("name", Tool.NAME).put("version", provenance.toolVersion()));
    return node;
  }

  private void writeRecordsAndIndex() throws IOException {
    StringBuilder records = new StringBuilder();
    List<String> index = new ArrayList<>();
    int number = 0;
    for (String name : List.of(Parts.ORIGINALS, Parts.DERIVED)) {
      WarcFile warc = name.equals(Parts.ORIGINALS) ? warcs.originals() : warcs.derived();
      for (WarcScan.Scanned record : warc.records()) {
        number++;
        records
            .append(Json.canonical(RecordLine.of(number, name, record, salts.next())))
            .append('\n');
        indexLine(name, record).ifPresent(index::add);
      }
    }
    write(Parts.RECORDS, records.toString().getBytes(StandardCharsets.UTF_8));
    String sorted = String.join("\n", index.stream().sorted().toList()) + "\n";
    write(Parts.INDEX, sorted.getBytes(StandardCharsets.UTF_8));
  }

  /** One line of CDXJ: what a viewer can show. */
  private Optional<String> indexLine(String file, WarcScan.Scanned record) throws IOException {
    boolean shown = record.type().equals("response") || record.type().equals("resource");
    if (!shown) {
      return Optional.empty();
    }
    String target = record.header("WARC-Target-URI");
    ObjectNode node = Json.object().put("url", target);
    node.put("digest", record.header("WARC-Payload-Digest"));
    node.put("recordDigest", "sha256:" + record.sha256());
    node.put("filename", Path.of(file).getFileName().toString());
    node.put("offset", Long.toString(record.offset()));
    node.put("length", Long.toString(record.length()));
    HttpHead.Served served = HttpHead.served(record);
    node.put("mime", served.mediaType());
    node.put("status", Integer.toString(served.status()));
    String time = CDX_TIME.format(Instant.parse(record.header("WARC-Date")));
    return Optional.of(Surt.of(target) + " " + time + " " + Json.canonical(node));
  }

  private byte[] pages() {
    ObjectNode header =
        Json.object().put("format", "json-pages-1.0").put("id", "pages").put("title", "Pages");
    String url = capture.finalUrl().or(capture::requestedUrl).map(URI::toString).orElse("");
    ObjectNode page = Json.object().put("id", provenance.captureId()).put("url", url);
    page.put("ts", capture.openedAt().truncatedTo(ChronoUnit.MILLIS).toString());
    page.put("title", title(url));
    String lines = Json.canonical(header) + "\n" + Json.canonical(page) + "\n";
    return lines.getBytes(StandardCharsets.UTF_8);
  }

  private String title(String url) {
    return facts.reading().product().flatMap(Product::title).map(Found::value).orElse(url);
  }

  private ObjectNode dataPackage() {
    ObjectNode node = Json.object().put("profile", "data-package");
    node.put("wacz_version", WACZ_VERSION);
    node.put("title", facts.visit().listing().toString());
    node.put("created", capture.closedAt().truncatedTo(ChronoUnit.MILLIS).toString());
    node.put("software", Tool.NAME + "/" + provenance.toolVersion());
    node.put("mainPageUrl", capture.finalUrl().map(URI::toString).orElse(""));
    ArrayNode resources = node.putArray("resources");
    for (var part : sums.entrySet()) {
      String name = part.getKey().substring(part.getKey().lastIndexOf('/') + 1);
      resources
          .addObject()
          .put("name", name.toLowerCase(Locale.ROOT))
          .put("path", part.getKey())
          .put("hash", "sha256:" + part.getValue().sha256())
          .put("bytes", part.getValue().bytes());
    }
    return node;
  }

  private void write(String name, byte[] content) throws IOException {
    // Need not reach the disk: what must is the package that is made of it.
    Path part = parts.resolve(name);
    Files.createDirectories(part.getParent());
    Files.write(part, content, StandardOpenOption.CREATE_NEW);
    sums.put(name, PartSum.of(content));
  }
}
