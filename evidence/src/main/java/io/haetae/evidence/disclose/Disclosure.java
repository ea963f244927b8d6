package io.haetae.evidence.disclose;

import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Disclosures;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.GzipMembers;
import io.haetae.verifier.Json;
import io.haetae.verifier.PackageZip;
import io.haetae.verifier.Parts;
import io.haetae.verifier.RecordTree;
import io.haetae.verifier.Sha256;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a disclosure: the chosen records of a bundle, each with its salt and audit path, beside
 * the unchanged seal. The manifest stays readable as a whole, with the addresses visited and the
 * sums of the parts. Records of more than 64 MiB are shown, but not searched.
 */
public final class Disclosure {
  /** In a disclosure these would speak of files that are not there. */
  private static final Set<String> LEFT_OUT =
      Set.of(Bundles.SUMS, "seal/VERIFY.en.md", "seal/VERIFY.ko.md");

  private static final int LONGEST_SEARCHED = 64 << 20;

  private final Path bundle;
  private final Path target;
  private final VisitorAddresses addresses;
  private final boolean mask;
  private final RecordTree tree = new RecordTree();
  private final List<JsonNode> lines = new ArrayList<>();
  private final List<ObjectNode> revealed = new ArrayList<>();
  private final List<ObjectNode> masked = new ArrayList<>();
  private final SortedMap<Integer, List<FoundAddress>> found = new TreeMap<>();
  private final List<Integer> unsearched = new ArrayList<>();

  private Disclosure(Path bundle, Path target, VisitorAddresses addresses, boolean mask) {
    this.bundle = bundle;
    this.target = target;
    this.addresses = addresses;
    this.mask = mask;
  }

  /**
   * What was disclosed.
   *
   * @param records how many records the bundle has
   * @param revealed how many are shown as they were sealed
   * @param masked how many are shown masked
   * @param found addresses of the visitor by the number of the record that they stand in
   * @param unsearched the records that were too long to be searched for addresses
   */
  public record Report(
      int records,
      int revealed,
      int masked,
      SortedMap<Integer, List<FoundAddress>> found,
      List<Integer> unsearched) {
    /** Copies the lists. */
    public Report {
      found = Collections.unmodifiableSortedMap(new TreeMap<>(found));
      unsearched = List.copyOf(unsearched);
    }
  }

  /**
   * Discloses records of a bundle.
   *
   * @param bundle the bundle's folder
   * @param selection which records
   * @param addresses finds addresses of the visitor
   * @param mask whether records with such addresses are shown masked only
   * @param target a folder that is not there yet
   * @throws IOException if the folder cannot be made, or the records do not lead to the manifest's
   *     root; an {@link EvidenceException} says what is wrong with the bundle
   */
  public static Report write(
      Path bundle, RecordSelection selection, VisitorAddresses addresses, boolean mask, Path target)
      throws IOException {
    return new Disclosure(bundle, target, addresses, mask).write(selection);
  }

  private Report write(RecordSelection selection) throws IOException {
    JsonNode manifest = BundleFiles.manifest(bundle);
    try (PackageZip zip = PackageZip.open(bundle.resolve(Bundles.WACZ))) {
      list(zip, manifest);
      List<JsonNode> chosen = chosen(selection);
      Files.createDirectory(target);
      copySeal();
      for (JsonNode line : chosen) {
        disclose(zip, line);
      }
    }
    String captureId = Json.text(manifest, "captureId");
    // The document last: without it a folder that was left half done is no disclosure.
    put(
        Disclosures.DOCUMENT,
        Json.canonicalBytes(Disclosures.document(captureId, lines.size(), revealed, masked)));
    return new Report(lines.size(), revealed.size(), masked.size(), found, unsearched);
  }

  private void list(PackageZip zip, JsonNode manifest) throws IOException {
    try (BufferedReader list =
        new BufferedReader(
            new InputStreamReader(open(zip, Parts.RECORDS), StandardCharsets.UTF_8))) {
      for (String text = list.readLine(); text != null; text = list.readLine()) {
        JsonNode line = Json.parse(text, Parts.RECORDS);
        lines.add(line);
        tree.add(Json.text(line, "salt"), lines.size(), Json.text(line, "sha256"));
      }
    }
    if (!tree.root().equals(Json.text(manifest.path("records"), "root"))) {
      throw new EvidenceException(
          "the bundle's records do not lead to the root in its manifest; run haetae verify");
    }
  }

  private List<JsonNode> chosen(RecordSelection selection) throws EvidenceException {
    if (selection instanceof RecordSelection.Numbers chosen
        && chosen.numbers().getLast() > lines.size()) {
      throw new EvidenceException(
          "there is no record " + chosen.numbers().getLast() + "; the last is " + lines.size());
    }
    List<JsonNode> records = new ArrayList<>();
    for (JsonNode line : lines) {
      if (selection.includes(number(line), Json.text(line, "type"))) {
        records.add(line);
      }
    }
    if (records.isEmpty()) {
      throw new EvidenceException("no record of the bundle is chosen");
    }
    return records;
  }

  private void copySeal() throws IOException {
    Set<Path> files = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(bundle.resolve(Bundles.SEAL))) {
      walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).forEach(files::add);
    }
    for (Path file : files) {
      String name = bundle.relativize(file).toString().replace('\\', '/');
      if (!LEFT_OUT.contains(name)) {
        Path copy = target.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private void disclose(PackageZip zip, JsonNode line) throws IOException {
    int number = number(line);
    byte[] member = member(zip, line);
    List<FoundAddress> here = List.of();
    byte[] record = unpacked(member);
    if (record.length > LONGEST_SEARCHED) {
      unsearched.add(number);
    } else if (!Sha256.of(record).equals(Json.text(line, "sha256"))) {
      throw new EvidenceException("record " + number + " is not as it is listed");
    } else {
      here = addresses.in(record);
    }
    if (!here.isEmpty()) {
      found.put(number, here);
    }
    if (mask && !here.isEmpty()) {
      masked(line, new MaskedRecord(record, here));
    } else {
      put(Disclosures.recordFile(number), member);
      revealed.add(Disclosures.revealed(number, Json.text(line, "salt"), path(number)));
    }
  }

  private void masked(JsonNode line, MaskedRecord record) throws IOException {
    int number = number(line);
    String file = Disclosures.maskedFile(number, record.isText());
    String leaf = tree.leaves().get(number - 1).hex();
    put(file, record.content());
    masked.add(
        Disclosures.masked(
            number, leaf, path(number), file, Sha256.of(record.content()), record.ranges()));
  }

  private List<String> path(int number) {
    return RecordPath.of(number - 1, tree.leaves());
  }

  private static byte[] member(PackageZip zip, JsonNode line) throws IOException {
    try (InputStream in = open(zip, Json.text(line, "file"))) {
      in.skipNBytes(Json.number(line, "offset"));
      return in.readNBytes(Math.toIntExact(Json.number(line, "length")));
    }
  }

  /** Not more of a record than shows that it is too long. */
  private static byte[] unpacked(byte[] member) throws IOException {
    try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(member))) {
      return members.next().readNBytes(LONGEST_SEARCHED + 1);
    }
  }

  private static int number(JsonNode line) throws EvidenceException {
    return Math.toIntExact(Json.number(line, "number"));
  }

  private static InputStream open(PackageZip zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new EvidenceException(zip.getName() + " has no " + name);
    }
    return zip.getInputStream(entry);
  }

  private void put(String name, byte[] content) throws IOException {
    Path file = target.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content, StandardOpenOption.CREATE_NEW);
  }
}
