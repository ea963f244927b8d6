package io.haetae.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.FileSums;
import io.haetae.verifier.GzipMembers;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import io.haetae.verifier.RecordLine;
import io.haetae.verifier.RecordTree;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.WarcScan;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A copy of a bundle in the hands of somebody who can recompute every sum in it. */
final class Forgery {
  private final Path bundle;
  private final Path parts;

  private Forgery(Path bundle, Path parts) {
    this.bundle = bundle;
    this.parts = parts;
  }

  static Path good(Path archive, Capture capture, Facts facts) throws IOException {
    try (BundleStore store = TestSealing.open(archive, facts.visit());
        EvidenceStore.Draft draft = store.open(facts.visit())) {
      draft.write(capture);
      EvidenceRef ref = draft.seal(facts);
      return archive.resolve(ref.path());
    }
  }

  static Forgery of(Path good, Path folder) throws IOException {
    return taking(copy(good, folder), folder.resolve("parts"));
  }

  /** Takes the package of a bundle apart into a folder. */
  static Forgery taking(Path bundle, Path parts) throws IOException {
    Files.createDirectories(parts);
    try (ZipFile zip = new ZipFile(bundle.resolve(Bundles.WACZ).toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        Path part = parts.resolve(entry.getName());
        Files.createDirectories(part.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, part);
        }
      }
    }
    return new Forgery(bundle, parts);
  }

  static Path copy(Path good, Path folder) throws IOException {
    Path bundle = folder.resolve(good.getFileName());
    Files.createDirectories(bundle.resolve(Bundles.SEAL));
    try (Stream<Path> files = Files.walk(good)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = bundle.resolve(good.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return bundle;
  }

  Path bundle() {
    return bundle;
  }

  Path part(String name) {
    return parts.resolve(name);
  }

  JsonNode json(String name) throws IOException {
    return Json.parse(Files.readString(part(name)), name);
  }

  void write(String name, JsonNode node) throws IOException {
    Files.write(part(name), Json.canonicalBytes(node));
  }

  /** The uncompressed records of a WARC file. */
  List<byte[]> records(String warc) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (GzipMembers members = new GzipMembers(Files.newInputStream(part(warc)))) {
      while (members.hasNext()) {
        records.add(members.next().readAllBytes());
      }
    }
    return records;
  }

  void records(String warc, List<byte[]> records) throws IOException {
    try (OutputStream out = Files.newOutputStream(part(warc))) {
      for (byte[] record : records) {
        out.write(member(record));
      }
    }
  }

  static byte[] member(byte[] content) throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
      gzip.write(content);
    }
    return member.toByteArray();
  }

  /** Writes the record list as the records now are. */
  void relist() throws IOException {
    StringBuilder list = new StringBuilder();
    int number = 0;
    Salts salts = Salts.random();
    for (String warc : List.of(Parts.ORIGINALS, Parts.DERIVED)) {
      try (WarcScan scan = WarcScan.of(part(warc))) {
        for (Optional<WarcScan.Scanned> next = scan.next(); next.isPresent(); next = scan.next()) {
          number++;
          String line = Json.canonical(RecordLine.of(number, warc, next.get(), salts.next()));
          list.append(line).append('\n');
        }
      }
    }
    Files.writeString(part(Parts.RECORDS), list);
  }

  /** Makes every table that the records and the facts lead to once more, then seals. */
  void remake() throws IOException {
    Capture capture = new CaptureReader(parts).read();
    Facts facts = FactsJson.read(Files.readString(part(Parts.FACTS)));
    for (String made :
        List.of(
            Parts.CAPTURE,
            Parts.FACTS,
            Parts.RECORDS,
            Parts.INDEX,
            Parts.PAGES,
            Parts.PACKAGE,
            Parts.PACKAGE_DIGEST)) {
      Files.deleteIfExists(part(made));
    }
    Opening opening = Opening.of(BundleFiles.draft(bundle));
    Provenance provenance =
        new Provenance(String.valueOf(bundle.getFileName()), Tool.VERSION, opening);
    packing(parts, capture, facts, provenance, Salts.random()).writeParts();
    seal();
  }

  /** What packs the WARC files in a folder. */
  static Packing packing(
      Path parts, Capture capture, Facts facts, Provenance provenance, Salts salts)
      throws IOException {
    return new Packing(parts, WarcFiles.in(parts), capture, facts, provenance, salts)
        .know(Parts.ORIGINALS, PartSum.of(parts.resolve(Parts.ORIGINALS)))
        .know(Parts.DERIVED, PartSum.of(parts.resolve(Parts.DERIVED)));
  }

  /** Takes parts from another package that was taken apart. */
  void takeFrom(Forgery other, String... names) throws IOException {
    for (String name : names) {
      Files.copy(other.part(name), part(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Recomputes the hashes in the package's table, the package, the manifest and the sums. */
  void seal() throws IOException {
    JsonNode table = json(Parts.PACKAGE);
    for (JsonNode resource : table.path("resources")) {
      Path part = part(Json.text(resource, "path"));
      ((ObjectNode) resource)
          .put("hash", "sha256:" + Sha256.of(part))
          .put("bytes", Files.size(part));
    }
    write(Parts.PACKAGE, table);
    sealTable();
  }

  /** Recomputes what lies above the package's table. */
  void sealTable() throws IOException {
    ObjectNode digest = Json.object().put("path", Parts.PACKAGE);
    write(Parts.PACKAGE_DIGEST, digest.put("hash", "sha256:" + Sha256.of(part(Parts.PACKAGE))));
    sealPackage();
  }

  /** Packs the parts as they are. */
  void sealPackage() throws IOException {
    Wacz.pack(parts, bundle.resolve(Bundles.WACZ));
    sealManifest(bundle);
  }

  /** Makes manifest and sums fit the package as it is. */
  static void sealManifest(Path bundle) throws IOException {
    Path wacz = bundle.resolve(Bundles.WACZ);
    ObjectNode manifest =
        (ObjectNode) Json.parse(Files.readString(bundle.resolve(Bundles.MANIFEST)), "manifest");
    FileSums sums = FileSums.of(wacz);
    manifest.set(
        "wacz", file(Bundles.WACZ, sums.bytes(), sums.sha256()).put("sha3_256", sums.sha3()));
    ArrayNode parts = manifest.putArray("parts");
    try (ZipFile zip = new ZipFile(wacz.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          parts.add(file(entry.getName(), content.length, Sha256.of(content)));
        }
      }
    }
    records(wacz).ifPresent(records -> manifest.set("records", records));
    sealSums(bundle, Json.canonicalBytes(manifest));
  }

  /** Count and root of the records that a package lists; empty if its list is none. */
  private static Optional<ObjectNode> records(Path wacz) throws IOException {
    try (ZipFile zip = new ZipFile(wacz.toFile())) {
      ZipEntry entry = zip.getEntry(Parts.RECORDS);
      if (entry == null) {
        return Optional.empty();
      }
      byte[] list = zip.getInputStream(entry).readAllBytes();
      String text = new String(list, StandardCharsets.UTF_8);
      RecordTree tree = RecordTree.of(new BufferedReader(new StringReader(text)));
      return Optional.of(Json.object().put("count", tree.count()).put("root", tree.root()));
    } catch (EvidenceException noList) {
      return Optional.empty();
    }
  }

  static void sealSums(Path bundle, byte[] manifest) throws IOException {
    Files.write(bundle.resolve(Bundles.MANIFEST), manifest);
    String sums = BundleFiles.sums(bundle);
    Files.write(bundle.resolve(Bundles.SUMS), sums.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode file(String name, long bytes, String sha256) {
    return Json.object().put("path", name).put("bytes", bytes).put("sha256", sha256);
  }
}
