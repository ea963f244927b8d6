package io.haetae.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a disclosure: that it holds what its document lists and nothing else, that each record in
 * it leads to the root in the signed manifest, and that it does not pass for complete. A malformed
 * one fails with a reason; it never throws.
 */
public final class DisclosureCheck {
  private static final int LONGEST_FILE = 64 << 20;

  /** More than any bundle has records. */
  private static final int MOST_FILES = 300_000;

  private static final Pattern SEAL_FILE =
      Pattern.compile(
          "seal/(manifest\\.json(\\.p7s(\\.[a-z0-9-]{1,32}\\.tsr)?)?|leaf\\.json|capture\\.tlog-proof"
              + "|log\\.consistency|anchor\\.checkpoint(\\.[a-z0-9-]{1,32}\\.tsr)?"
              + "|certs/[a-z0-9-]{1,32}\\.pem|revocation/[0-9a-f]{64}\\.crl|UNSEALED)");
  private static final Set<String> FOLDERS =
      Set.of(
          "",
          Bundles.SEAL,
          "seal/certs",
          "seal/" + Bundles.REVOCATION,
          Disclosures.RECORDS,
          Disclosures.MASKED);

  private final Path folder;
  private final Set<String> files = new TreeSet<>(Set.of(Disclosures.DOCUMENT, Bundles.MANIFEST));
  private final List<ObjectNode> revealed = new ArrayList<>();
  private final List<ObjectNode> masked = new ArrayList<>();
  private JsonNode manifest = Json.object();

  private DisclosureCheck(Path folder) {
    this.folder = folder;
  }

  /** Checks the disclosure in a folder; what it cannot show, the policy does not require of it. */
  public static Verification verify(Path folder, Trust trust, Policy policy) {
    Policy fitting =
        policy.without(
            "records complete", "not before", "TLS validated", "parts agree", "facts reproduce");
    ClaimList claims = new ClaimList(fitting);
    new DisclosureCheck(folder).check(claims);
    new SealCheck(folder, trust, fitting).addTo(claims);
    return claims.verification();
  }

  private void check(ClaimList claims) {
    claims.check("bytes intact", this::bytesIntact);
    if (claims.intact()) {
      revealed.forEach(line -> claims.check("record " + line.path("number"), () -> proven(line)));
      masked.forEach(line -> claims.check("record " + line.path("number"), () -> unproven(line)));
      String selected = "a disclosure shows a selection; it never claims to be complete";
      claims.add("records complete", Claim.State.NOT_PRESENT, selected);
    }
  }

  /** That a masked record is what it should be does not prove its bytes. */
  private String unproven(JsonNode line) throws IOException {
    throw new NotPresentException(derived(line));
  }

  /** The document is exactly the one that its own lists lead to, and the files are those listed. */
  private String bytesIntact() throws IOException {
    Set<String> found = files();
    manifest = BundleFiles.manifest(folder);
    byte[] content = content(Disclosures.DOCUMENT);
    JsonNode document =
        Json.parse(new String(content, StandardCharsets.UTF_8), Disclosures.DOCUMENT);
    require(
        !document.path("complete").asBoolean(false),
        "it claims to be complete, which no disclosure can");
    long before = 0;
    for (JsonNode line : document.path("revealed")) {
      before = ascending(line, before);
      revealed.add(Disclosures.revealed(before, Json.text(line, "salt"), path(line)));
      files.add(Disclosures.recordFile(before));
    }
    before = 0;
    for (JsonNode line : document.path("masked")) {
      before = ascending(line, before);
      masked.add(masked(line, before));
      files.add(Json.text(line, "file"));
    }
    String captureId = Json.text(manifest, "captureId");
    JsonNode wanted = Disclosures.document(captureId, count(), revealed, masked);
    require(
        Arrays.equals(Json.canonicalBytes(wanted), content),
        Disclosures.DOCUMENT + " is not what a disclosure of these records says");
    boolean once = wanted.path("withheld").size() == count() - revealed.size() - masked.size();
    require(once, "a record is both revealed and masked");
    require(found.equals(files), "the disclosure holds " + found + ", it should hold " + files);
    return revealed.size() + masked.size() + " of " + count() + " records";
  }

  private Set<String> files() throws IOException {
    Set<String> found = BundleFiles.found(folder, FOLDERS, MOST_FILES, "a disclosure");
    found.stream().filter(name -> SEAL_FILE.matcher(name).matches()).forEach(files::add);
    return found;
  }

  private long ascending(JsonNode line, long before) throws EvidenceException {
    long number = Json.number(line, "number");
    require(number > before && number <= count(), "record " + number + " is out of order");
    return number;
  }

  private static ObjectNode masked(JsonNode line, long number) throws EvidenceException {
    List<ObjectNode> ranges = new ArrayList<>();
    for (JsonNode range : line.path("ranges")) {
      long offset = Json.number(range, "offset");
      String reason = Json.text(range, "reason");
      ranges.add(Disclosures.range(offset, Json.number(range, "length"), reason));
    }
    String file = Json.text(line, "file");
    boolean named = file.matches(Disclosures.MASKED + "/" + number + "\\.(txt|bin)");
    require(named, "record " + number + " has a file of another name");
    return Disclosures.masked(
        number, Json.text(line, "leaf"), path(line), file, Json.text(line, "sha256"), ranges);
  }

  private String proven(JsonNode line) throws IOException {
    long number = Json.number(line, "number");
    try (WarcScan scan = WarcScan.of(folder.resolve(Disclosures.recordFile(number)))) {
      WarcScan.Scanned record =
          scan.next().orElseThrow(() -> new EvidenceException("its file is empty"));
      require(scan.next().isEmpty(), "its file holds another record");
      inTree(line, RecordTree.leaf(Json.text(line, "salt"), number, record.sha256()));
      return "a " + record.type() + ", as it was sealed";
    }
  }

  private String derived(JsonNode line) throws IOException {
    byte[] content = content(Json.text(line, "file"));
    require(Sha256.of(content).equals(Json.text(line, "sha256")), "its file was changed");
    inTree(line, TreeHash.ofHex(Json.text(line, "leaf"), "a leaf"));
    for (JsonNode range : line.path("ranges")) {
      long start = Json.number(range, "offset");
      long end = Math.addExact(start, Json.number(range, "length"));
      require(start >= 0 && end > start && end <= content.length, "a range lies outside of it");
      for (long i = start; i < end; i++) {
        require(content[(int) i] == Disclosures.MASK, "byte " + i + " is not masked");
      }
    }
    return "a derivative with %d masked places, not proven bytewise; its original was sealed"
        .formatted(line.path("ranges").size());
  }

  private void inTree(JsonNode line, TreeHash leaf) throws EvidenceException {
    List<TreeHash> path = new ArrayList<>();
    for (String hash : path(line)) {
      path.add(TreeHash.ofHex(hash, "a hash of an audit path"));
    }
    TreeHash root =
        Merkle.rootOver(leaf, Json.number(line, "number") - 1, count(), path)
            .orElseThrow(() -> new EvidenceException("the audit path is not one of its place"));
    String sealed = Json.text(manifest.path("records"), "root");
    require(root.hex().equals(sealed), "it does not lead to the root in the manifest");
  }

  private long count() throws EvidenceException {
    long count = Json.number(manifest.path("records"), "count");
    require(count >= 0 && count <= 10_000_000, "the manifest counts " + count + " records");
    return count;
  }

  private static List<String> path(JsonNode line) throws EvidenceException {
    List<String> path = new ArrayList<>();
    for (JsonNode hash : line.path("path")) {
      path.add(hash.asString(""));
    }
    return path;
  }

  private byte[] content(String name) throws IOException {
    return SignedNote.read(folder.resolve(name), LONGEST_FILE);
  }

  private static void require(boolean holds, String fault) throws EvidenceException {
    if (!holds) {
      throw new EvidenceException(fault);
    }
  }
}
