package io.haetae.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks every WARC record of a package: form and digests, that the list of records names each of
 * them in order, that the manifest has the root of the tree over them, and that requests, responses
 * and metadata belong together.
 */
final class RecordCheck {
  private final PackageZip zip;
  private final PackageScan scan;
  private final JsonNode manifest;
  private final Set<String> ids = new HashSet<>();
  private final RecordTree tree = new RecordTree();
  private int number;
  private String lastRequest = "";
  private boolean exchangeOpen;
  private int exchanges;

  RecordCheck(PackageZip zip, PackageScan scan, JsonNode manifest) {
    this.zip = zip;
    this.scan = scan;
    this.manifest = manifest;
  }

  String check() throws IOException {
    try (BufferedReader list = lines(Parts.RECORDS)) {
      for (String file : List.of(Parts.ORIGINALS, Parts.DERIVED)) {
        records(file, list);
      }
      if (list.readLine() != null) {
        throw new EvidenceException(Parts.RECORDS + " lists more records than there are");
      }
    }
    if (exchangeOpen) {
      throw new EvidenceException("the last request has no metadata record after it");
    }
    tree();
    long recorded = Json.number(manifest.path("network"), "exchanges");
    if (recorded != exchanges) {
      throw new EvidenceException(
          "the manifest counts " + recorded + " exchanges, the records hold " + exchanges);
    }
    return number + " records, " + exchanges + " exchanges";
  }

  private void tree() throws EvidenceException {
    JsonNode records = manifest.path("records");
    if (Json.number(records, "count") != tree.count()) {
      throw new EvidenceException("the manifest counts other records than these " + tree.count());
    }
    if (!Json.text(records, "root").equals(tree.root())) {
      throw new EvidenceException("the tree over the records has another root than the manifest");
    }
  }

  private void records(String file, BufferedReader list) throws IOException {
    for (WarcScan.Scanned record : scan.records(file)) {
      number++;
      String line = list.readLine();
      String salt = line == null ? "" : Json.text(Json.parse(line, Parts.RECORDS), "salt");
      String expected = Json.canonical(RecordLine.of(number, file, record, salt));
      if (!expected.equals(line)) {
        throw new EvidenceException(
            Parts.RECORDS + " does not list record " + number + " as it is: " + expected);
      }
      tree.add(salt, number, record.sha256());
      sequence(file, record);
    }
  }

  private void sequence(String file, WarcScan.Scanned record) throws EvidenceException {
    if (!ids.add(record.header("WARC-Record-ID"))) {
      throw new EvidenceException("two records have the id " + record.header("WARC-Record-ID"));
    }
    require(
        record.offset() > 0 || record.type().equals("warcinfo"), record, "stands before warcinfo");
    boolean originals = file.equals(Parts.ORIGINALS);
    switch (record.type()) {
      case "warcinfo" -> require(record.offset() == 0, record, "is not the first of its file");
      case "request" -> {
        require(originals && !exchangeOpen, record, "does not follow a finished exchange");
        lastRequest = record.header("WARC-Record-ID");
        exchangeOpen = true;
      }
      case "response" ->
          require(exchangeOpen && belongs(record), record, "does not follow its request");
      case "metadata" -> {
        require(exchangeOpen && belongs(record), record, "does not follow its exchange");
        exchangeOpen = false;
        exchanges++;
      }
      case "resource" -> require(!originals, record, "stands among the originals");
      default ->
          throw new EvidenceException("a record of type " + record.type() + " has no place here");
    }
  }

  private boolean belongs(WarcScan.Scanned record) throws EvidenceException {
    return record.header("WARC-Concurrent-To").equals(lastRequest);
  }

  private static void require(boolean right, WarcScan.Scanned record, String fault)
      throws EvidenceException {
    if (!right) {
      throw new EvidenceException(
          "the " + record.type() + " at byte " + record.offset() + " " + fault);
    }
  }

  private BufferedReader lines(String name) throws IOException {
    InputStream in = zip.getInputStream(PackageScan.entry(zip, name));
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }
}
