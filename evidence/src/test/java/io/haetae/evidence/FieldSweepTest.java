package io.haetae.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Every field of every JSON in a sealed bundle, edited by somebody who makes all sums fit, those in
 * the manifest too: in the seal, in the package's parts, and in the records.
 */
final class FieldSweepTest {
  private static final String INTACT = "bytes intact";
  private static final String COMPLETE = "records complete";
  private static final String AGREE = "parts agree";
  private static final String SIGNER = "signer";
  private static final String LOGGED = "logged";

  /** Fields of the manifest that the bundle's bytes contradict before anybody's key is asked. */
  private static final Pattern OF_THE_BYTES =
      Pattern.compile("(captureId|type|version|wacz|parts)\\b.*");

  /**
   * What nothing else in the package repeats. What an adapter read from the page, and with which
   * words it came to its verdict, can only be read again ({@code facts reproduce}); a salt is
   * chance. Neither is free: the manifest has the hash of the facts and the root over the salts,
   * and its signature is what fails then.
   */
  private static final Pattern SIGNED_ALONE =
      Pattern.compile("(reading/.*|verdict/(rules|signals)\\b.*|salt) (value edited|\\d+ .*)");

  /**
   * What of an exchange the browser alone tells, so that nothing else repeats it: the last number,
   * how long it took, whether no body or an empty one was sent, the text of a header as it came,
   * why an exchange failed, and the connection of one that brought no response. The root over the
   * records and the hash of their file are in the manifest, whose signature fails.
   */
  private static final Pattern TOLD_BY_THE_BROWSER =
      Pattern.compile(
          "(number|tookMicros|requestBody|response/rawHeaderText|failure/(blocked|reason)"
              + "|connection/(cipher|remoteAddress|tlsProtocol)) value edited");

  @TempDir private static Path archive;
  private static Attacked attacked;

  @TempDir private Path folder;
  private Forgery forgery;
  private Forgery good;
  private final List<String> passed = new ArrayList<>();
  private final Set<String> kinds = new HashSet<>();
  private int edits;

  @BeforeAll
  static void sealGoodBundles() throws IOException {
    attacked = Attacked.in(archive);
  }

  @BeforeEach
  void takeOneApart() throws IOException {
    forgery = Forgery.of(attacked.good(), folder);
    good = Forgery.of(attacked.good(), folder.resolve("good"));
  }

  @AfterEach
  void nothingPassed() {
    assertThat(passed).isEmpty();
  }

  @Test
  void ofTheManifest() throws IOException {
    for (JsonEdit edit : edits(read(Bundles.MANIFEST))) {
      Forgery.sealSums(forgery.bundle(), Json.canonicalBytes(edit.result()));
      Verification found = attacked.verify(forgery.bundle());
      if (OF_THE_BYTES.matcher(edit.where()).matches() && !edit.how().equals("field added")) {
        require(found, edit, Set.of(INTACT));
      } else {
        require(found, edit, Set.of(SIGNER));
        require(found, edit, Set.of(LOGGED));
      }
    }
    assertThat(edits).isGreaterThan(190);
  }

  /** What it tells of a copy of the wire that is kept, too. */
  @Test
  void ofTheManifestOfACopyOfTheWire() throws IOException {
    Path archive = folder.resolve("wire");
    Path bundle = InstructionsTest.sealWithWire(archive);
    JsonNode manifest = Json.parse(Files.readString(bundle.resolve(Bundles.MANIFEST)), "manifest");
    for (JsonEdit edit : edits(manifest)) {
      if (edit.where().startsWith("wire")) {
        Forgery.sealSums(bundle, Json.canonicalBytes(edit.result()));
        Set<String> claims = edit.where().equals("wire dropped") ? Set.of(INTACT) : Set.of(SIGNER);
        require(TestSealing.verify(bundle), edit, claims);
      }
    }
    assertThat(manifest.path("wire").size()).isEqualTo(6);
  }

  @Test
  void ofTheLeaf() throws IOException {
    byte[] manifest = Files.readAllBytes(forgery.bundle().resolve(Bundles.MANIFEST));
    for (JsonEdit edit : edits(read("seal/leaf.json"))) {
      Path leaf = forgery.bundle().resolve("seal/leaf.json");
      Files.write(leaf, Json.canonicalBytes(edit.result()));
      Forgery.sealSums(forgery.bundle(), manifest);
      require(attacked.verify(forgery.bundle()), edit, Set.of(LOGGED));
    }
    assertThat(edits).isGreaterThan(10);
  }

  /** Each line of a part is a JSON, or ends with one; of lines that are alike one is taken. */
  @ParameterizedTest
  @CsvSource({
    Parts.CAPTURE + ",100",
    Parts.FACTS + ",180",
    Parts.RECORDS + ",80",
    Parts.INDEX + ",15",
    Parts.PAGES + ",12",
    Parts.PACKAGE + ",80",
    Parts.PACKAGE_DIGEST + ",4"
  })
  void ofAPart(String part, int least) throws IOException {
    String[] lines = Files.readString(forgery.part(part)).split("(?<=\n)");
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      int begin = Math.max(0, line.indexOf('{'));
      String end = line.endsWith("\n") ? "\n" : "";
      JsonNode node = Json.parse(line.substring(begin), part);
      if (!kinds.add(kind(node))) {
        continue;
      }
      for (JsonEdit edit : edits(node)) {
        String[] edited = lines.clone();
        edited[i] = line.substring(0, begin) + Json.canonical(edit.result()) + end;
        Files.writeString(forgery.part(part), String.join("", edited));
        seal(part);
        requireOfTheBytes(edit, SIGNED_ALONE);
      }
    }
    assertThat(edits).isGreaterThan(least);
  }

  /** What is told of each exchange, with every table made again that follows from it. */
  @Test
  void ofTheMetadataOfExchanges() throws IOException {
    List<byte[]> records = forgery.records(Parts.ORIGINALS);
    for (int i = 0; i < records.size(); i++) {
      String record = new String(records.get(i), UTF_8);
      if (record.contains("WARC-Type: metadata")) {
        JsonNode metadata = Json.parse(Redigested.block(record), "metadata");
        for (JsonEdit edit : kinds.add(kind(metadata)) ? edits(metadata) : List.<JsonEdit>of()) {
          List<byte[]> edited = new ArrayList<>(records);
          edited.set(i, Redigested.with(record, Json.canonical(edit.result())).getBytes(UTF_8));
          makeAgain(edited);
          requireOfTheBytes(edit, TOLD_BY_THE_BROWSER);
        }
      }
    }
    assertThat(edits).isGreaterThan(100);
  }

  @Test
  void aBodyThatWasSentCannotBeDenied() throws IOException {
    List<byte[]> records = forgery.records(Parts.ORIGINALS);
    int posted = 0;
    for (int i = 0; i < records.size(); i++) {
      String record = new String(records.get(i), UTF_8);
      if (record.contains("\"requestBody\":true")) {
        posted++;
        String denied = Redigested.block(record).replace("Body\":true", "Body\":false");
        List<byte[]> edited = new ArrayList<>(records);
        edited.set(i, Redigested.with(record, denied).getBytes(UTF_8));
        makeAgain(edited);
        assertThat(attacked.bytes(forgery.bundle()).claims())
            .filteredOn(claim -> claim.name().equals(AGREE))
            .extracting(Claim::detail)
            .allMatch(detail -> detail.startsWith("the body of the request"));
      }
    }
    assertThat(posted).isPositive();
  }

  private void makeAgain(List<byte[]> originals) throws IOException {
    forgery.records(Parts.ORIGINALS, originals);
    forgery.relist();
    try {
      forgery.remake();
    } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
      // Nothing follows from it then; the tables stay as they were.
      assertThat(unreadable.getMessage()).isNotBlank();
      forgery.takeFrom(good, Parts.CAPTURE, Parts.FACTS, Parts.INDEX, Parts.PAGES, Parts.PACKAGE);
      forgery.seal();
    }
  }

  private void seal(String part) throws IOException {
    switch (part) {
      case Parts.PACKAGE -> forgery.sealTable();
      case Parts.PACKAGE_DIGEST -> forgery.sealPackage();
      default -> forgery.seal();
    }
  }

  private void requireOfTheBytes(JsonEdit edit, Pattern signedAlone) {
    if (signedAlone.matcher(edit.where()).matches()) {
      require(attacked.verify(forgery.bundle()), edit, Set.of(SIGNER));
    } else {
      require(attacked.bytes(forgery.bundle()), edit, Set.of(INTACT, COMPLETE, AGREE));
    }
  }

  private void require(Verification found, JsonEdit edit, Set<String> claims) {
    boolean refused =
        found.claims().stream()
            .filter(claim -> claims.contains(claim.name()))
            .filter(claim -> !claim.detail().startsWith("not checked"))
            .anyMatch(claim -> claim.state() == Claim.State.FAIL && !claim.detail().isBlank());
    if (!refused) {
      passed.add(edit.where() + " is not refused by " + claims);
    }
  }

  /** What kind of line or description this is: its type or method, and its fields. */
  private static String kind(JsonNode node) {
    return node.path("type").asString("") + node.path("method").asString("") + fields(node);
  }

  private static Set<String> fields(JsonNode node) {
    Set<String> fields = new TreeSet<>();
    node.properties().forEach(field -> fields.add(field.getKey() + fields(field.getValue())));
    return fields;
  }

  private List<JsonEdit> edits(JsonNode root) {
    List<JsonEdit> all = JsonEdit.of(root);
    edits += all.size();
    return all;
  }

  private JsonNode read(String name) throws IOException {
    return Json.parse(Files.readString(forgery.bundle().resolve(name)), name);
  }
}
