package io.haetae.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import tools.jackson.databind.JsonNode;

/**
 * Checks a package against the manifest: each part, the bytes around them and its own tables, and
 * last the sums of the whole file, which take the longest. Every byte is covered before those.
 */
final class PackageCheck {
  /** What every package holds, in this order. */
  static final List<String> PARTS =
      Stream.of(
              Parts.ORIGINALS,
              Parts.DERIVED,
              Parts.CAPTURE,
              Parts.FACTS,
              Parts.RECORDS,
              Parts.INDEX,
              Parts.PAGES,
              Parts.PACKAGE,
              Parts.PACKAGE_DIGEST)
          .sorted()
          .toList();

  private static final String ARCHIVE = "archive/";

  /** Of the parts that are read into memory. */
  private static final int LONGEST_PART = 64 << 20;

  private static final int LONGEST_TABLE = 16 << 20;

  private final PackageScan scan;
  private final JsonNode manifest;

  PackageCheck(PackageScan scan, JsonNode manifest) {
    this.scan = scan;
    this.manifest = manifest;
  }

  /** Checks what the whole file consists of. */
  String parts() throws IOException {
    PackageBytes bytes = scan.bytes();
    JsonNode whole = manifest.path("wacz");
    same("the size of " + Bundles.WACZ, Json.number(whole, "bytes"), bytes.size());
    same("the path of the package", Json.text(whole, "path"), Bundles.WACZ);
    try (PackageZip zip = bytes.zip()) {
      List<ZipEntry> entries = entries(zip, manifest.has("wire"));
      JsonNode parts = manifest.path("parts");
      same("the number of parts", parts.size(), entries.size());
      for (int i = 0; i < entries.size(); i++) {
        part(entries.get(i), parts.get(i));
      }
      new ZipLayout(entries).check(bytes);
      tables(zip, entries);
    }
    return told();
  }

  /** Checks the sums of the whole file. */
  String sums() throws IOException {
    JsonNode whole = manifest.path("wacz");
    same("the SHA-256 of " + Bundles.WACZ, Json.text(whole, "sha256"), scan.sha256());
    same("the SHA3-256 of " + Bundles.WACZ, Json.text(whole, "sha3_256"), scan.sha3());
    return told();
  }

  private String told() throws IOException {
    return manifest.path("parts").size() + " parts, " + scan.bytes().size() + " bytes";
  }

  private static List<ZipEntry> entries(PackageZip zip, boolean wire) throws EvidenceException {
    Stream<String> more = wire ? Stream.of(Parts.WIRE) : Stream.empty();
    List<String> wanted = Stream.concat(PARTS.stream(), more).sorted().toList();
    same("the number of parts in the package", wanted.size(), zip.entries().size());
    List<ZipEntry> entries = zip.entries();
    same("the parts of the package", wanted, entries.stream().map(ZipEntry::getName).toList());
    return entries;
  }

  private void part(ZipEntry entry, JsonNode listed) throws IOException {
    String name = entry.getName();
    same("the name of a part", Json.text(listed, "path"), name);
    if (entry.getMethod() != ZipEntry.STORED) {
      throw new EvidenceException(name + " is compressed; parts are stored as they are");
    }
    same("the size of " + name, Json.number(listed, "bytes"), entry.getSize());
    boolean streamed = name.startsWith(ARCHIVE) || name.equals(Parts.WIRE);
    if (!streamed && entry.getSize() > LONGEST_PART) {
      throw new EvidenceException(name + " is larger than any real one");
    }
    same("the SHA-256 of " + name, Json.text(listed, "sha256"), scan.sha256(name));
  }

  private void tables(PackageZip zip, List<ZipEntry> entries) throws IOException {
    String table = text(zip, Parts.PACKAGE);
    JsonNode digest = Json.parse(text(zip, Parts.PACKAGE_DIGEST), Parts.PACKAGE_DIGEST);
    same(
        "the hash in " + Parts.PACKAGE_DIGEST,
        Json.text(digest, "hash"),
        "sha256:" + Sha256.of(table));
    JsonNode resources = Json.parse(table, Parts.PACKAGE).path("resources");
    List<String> listed = new ArrayList<>();
    for (JsonNode resource : resources) {
      String path = Json.text(resource, "path");
      listed.add(path);
      ZipEntry entry = zip.getEntry(path);
      if (entry == null) {
        throw new EvidenceException(Parts.PACKAGE + " lists " + path + ", which is missing");
      }
      same("the hash of " + path, Json.text(resource, "hash"), "sha256:" + scan.sha256(path));
    }
    listed.add(Parts.PACKAGE);
    listed.add(Parts.PACKAGE_DIGEST);
    same(
        "the parts that " + Parts.PACKAGE + " lists",
        listed.stream().sorted().toList(),
        entries.stream().map(ZipEntry::getName).sorted().toList());
  }

  private static String text(PackageZip zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.getSize() > LONGEST_TABLE) {
      throw new EvidenceException("the package has no usable " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(LONGEST_TABLE), StandardCharsets.UTF_8);
    }
  }

  static void same(String what, Object wanted, Object found) throws EvidenceException {
    if (!wanted.equals(found)) {
      throw new EvidenceException(what + " should be " + wanted + ", is " + found);
    }
  }
}
