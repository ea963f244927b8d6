package io.haetae.evidence.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.evidence.TestSealing;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.DisclosureCheck;
import io.haetae.verifier.Disclosures;
import io.haetae.verifier.Json;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.Verification;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Disclosures with one edit each, by somebody who can recompute every sum but not the root. */
final class DisclosureTamperTest {
  @TempDir private static Path archive;
  private static Path bundle;

  @TempDir private Path folder;
  private Path target;

  @BeforeAll
  static void seal() throws IOException {
    bundle = Sealed.in(archive);
  }

  @BeforeEach
  void disclose() throws IOException {
    target = folder.resolve("shown");
    RecordSelection some = RecordSelection.numbers("2,3,4,6");
    Disclosure.write(bundle, some, new VisitorAddresses(List.of()), true, target);
    assertThat(DisclosureCheck.verify(target, TestSealing.trust(), TestSealing.policy()))
        .matches(Verification::passed);
  }

  @Test
  void twoSwappedRecordsAreFound() throws IOException {
    Path spare = folder.resolve("spare");
    Files.move(target.resolve("records/2.warc.gz"), spare);
    Files.move(target.resolve("records/4.warc.gz"), target.resolve("records/2.warc.gz"));
    Files.move(spare, target.resolve("records/4.warc.gz"));
    assertRefused("records swapped", "does not lead to the root");
    edit(
        document -> {
          JsonNode two = document.path("revealed").get(0);
          JsonNode four = document.path("revealed").get(1);
          JsonNode salt = two.path("salt");
          ((ObjectNode) two).set("salt", four.path("salt"));
          ((ObjectNode) four).set("salt", salt);
        });
    assertRefused("records and salts swapped", "does not lead to the root");
  }

  @Test
  void anEditedSaltPathOrLeafIsFound() throws IOException {
    String other = "0123456789abcdef".repeat(4);
    assertEdit("salt", "root", document -> revealed(document, 0).put("salt", other));
    assertEdit("salt form", "salt", document -> revealed(document, 0).put("salt", "00"));
    assertEdit("path", "root", document -> path(document).set(0, other));
    assertEdit("path form", "audit path", document -> path(document).set(0, "../x"));
    assertEdit("shorter path", "", document -> path(document).remove(0));
    assertEdit("longer path", "audit path", document -> path(document).add(other));
    assertEdit("leaf", "root", document -> masked(document).put("leaf", other));
  }

  @Test
  void anotherNumberIsFound() throws IOException {
    Files.move(target.resolve("records/4.warc.gz"), target.resolve("records/5.warc.gz"));
    edit(
        document -> {
          revealed(document, 1).put("number", 5);
          ((ArrayNode) document.path("withheld")).set(1, 4);
        });
    assertRefused("record 4 as 5", "");
    for (long number : new long[] {0, -1, 11, 1L << 40, Long.MAX_VALUE}) {
      assertEdit("number " + number, "", document -> revealed(document, 2).put("number", number));
    }
  }

  @Test
  void aRecordMoreIsFound() throws IOException {
    Path more = target.resolve("records/5.warc.gz");
    Files.copy(target.resolve("records/4.warc.gz"), more);
    assertRefused("a file more", "should hold");
    edit(
        document -> {
          ObjectNode line = revealed(document, 1).deepCopy().put("number", 5);
          ((ArrayNode) document.path("revealed")).insert(2, line);
          ((ArrayNode) document.path("withheld")).remove(1);
        });
    assertRefused("a record more", "");
    Files.delete(more);
    assertRefused("a line more", "should hold");
  }

  @Test
  void aRecordBehindAnotherInItsFileIsFound() throws IOException {
    Path file = target.resolve("records/4.warc.gz");
    byte[] other = Files.readAllBytes(target.resolve("records/2.warc.gz"));
    Files.write(file, other, java.nio.file.StandardOpenOption.APPEND);
    assertRefused("two records", "holds another record");
    Files.write(file, new byte[0]);
    assertRefused("no record", "empty");
  }

  @Test
  void aClaimOfCompletenessIsRefused() throws IOException {
    assertEdit("complete", "claims to be complete", document -> document.put("complete", true));
    assertEdit("no claim", "", document -> document.remove("complete"));
    assertEdit("another word", "", document -> document.put("statement", "All records."));
    assertEdit("a word more", "", document -> document.put("note", "This is everything."));
    assertEdit("nothing withheld", "", document -> document.putArray("withheld"));
    assertEdit("one kept quiet", "", d -> ((ArrayNode) d.path("withheld")).remove(0));
    assertEdit("one more withheld", "", d -> ((ArrayNode) d.path("withheld")).add(11));
    assertEdit("another capture", "", document -> document.put("captureId", "x"));
    assertEdit("no version", "", document -> document.put("version", 2));
  }

  @Test
  void namesThatLeadElsewhereAreRefused() throws IOException {
    Path outside = Files.copy(target.resolve("masked/3.txt"), folder.resolve("3.txt"));
    for (String name :
        List.of(
            "../3.txt", outside.toString(), "masked/../../3.txt", "masked/3.txt/", "", "3.txt")) {
      assertEdit("file " + name, "", document -> masked(document).put("file", name));
    }
    assertEdit("file 4", "", document -> masked(document).put("file", "masked/4.txt"));
  }

  @Test
  void linksAndFilesThatNobodyListedAreRefused() throws IOException {
    for (String name :
        List.of("records/2.warc.gz", "masked/3.txt", Bundles.MANIFEST, Disclosures.DOCUMENT)) {
      Path file = target.resolve(name);
      Path elsewhere = folder.resolve("elsewhere");
      Files.move(file, elsewhere);
      Files.createSymbolicLink(file, elsewhere);
      assertRefused(name + " as a link", "");
      Files.delete(file);
      assertRefused(name + " missing", "");
      Files.move(elsewhere, file);
    }
    for (String name :
        List.of(".hidden", "records/.x", "records/x", "seal/x", "masked/3.bin", "seal/certs.pem")) {
      Path file = Files.writeString(target.resolve(name), "x");
      assertRefused(name + " added", "should hold");
      Files.delete(file);
      Files.createDirectory(file);
      assertRefused(name + " added as a folder", "does not belong");
      Files.delete(file);
    }
    Path records = target.resolve("records");
    Files.move(records, folder.resolve("records"));
    Files.createSymbolicLink(records, folder.resolve("records"));
    assertRefused("a folder as a link", "does not belong");
  }

  @Test
  void anEditedMaskedRecordIsFound() throws IOException {
    Path file = target.resolve("masked/3.txt");
    String good = Files.readString(file);
    Files.writeString(file, good.replace("12900", "99900"));
    assertRefused("masked file edited", "was changed");
    edit(document -> masked(document).put("sha256", Sha256.of(good.replace("x\",\"p", "1\",\"p"))));
    Files.writeString(file, good.replace("x\",\"p", "1\",\"p"));
    assertRefused("a masked byte shown", "is not masked");
    Files.writeString(file, good);
    for (long offset : new long[] {-1, Long.MAX_VALUE, good.length()}) {
      assertEdit(
          "range at " + offset,
          "",
          document -> ((ObjectNode) masked(document).path("ranges").get(0)).put("offset", offset));
    }
  }

  @Test
  void aMaskedRecordDoesNotPassForRevealedAsWell() throws IOException {
    assertEdit(
        "record 3 twice",
        "",
        document -> {
          ObjectNode line = revealed(document, 0).deepCopy().put("number", 3);
          ((ArrayNode) document.path("revealed")).insert(1, line);
        });
  }

  @Test
  void everyChangedByteOfTheDocumentAndTheRecordsIsFound() throws IOException {
    Random random = new Random(9);
    for (String name : List.of(Disclosures.DOCUMENT, "records/4.warc.gz", "masked/3.txt")) {
      Path file = target.resolve(name);
      byte[] good = Files.readAllBytes(file);
      for (int i = 0; i < 150; i++) {
        byte[] changed = good.clone();
        int at =
            name.endsWith(".gz")
                ? 10 + random.nextInt(good.length - 10)
                : random.nextInt(good.length);
        changed[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, changed);
        boolean sayingTheSame =
            name.endsWith(".gz") ? unpacksAs(changed, good) : inRanges(good, at);
        if (sayingTheSame) {
          continue;
        }
        assertRefused(name + " changed at byte " + at + ": " + around(changed, at), "");
      }
      Files.write(file, good);
    }
  }

  private static String around(byte[] changed, int at) {
    int from = Math.max(0, at - 30);
    int to = Math.min(changed.length, at + 10);
    return new String(changed, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /**
   * RFC 1951 §3.2.3 leaves up to seven bits after the last block without meaning: another packing
   * of the same record.
   */
  private static boolean unpacksAs(byte[] changed, byte[] good) throws IOException {
    try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(changed));
        GZIPInputStream record = new GZIPInputStream(new ByteArrayInputStream(good))) {
      return Arrays.equals(unpacking.readAllBytes(), record.readAllBytes());
    } catch (ZipException | EOFException corrupt) {
      return false;
    }
  }

  /**
   * Which bytes of a masked file are masked, and why, is the discloser's word; nothing proves it.
   */
  private static boolean inRanges(byte[] document, int at) {
    String before = new String(document, 0, at, StandardCharsets.ISO_8859_1);
    int ranges = before.lastIndexOf("\"ranges\":[");
    return ranges >= 0 && before.indexOf(']', ranges) < 0;
  }

  private void assertEdit(String how, String reason, Consumer<ObjectNode> change)
      throws IOException {
    Path file = target.resolve(Disclosures.DOCUMENT);
    Path good = Files.copy(file, folder.resolve("good"), StandardCopyOption.REPLACE_EXISTING);
    edit(change);
    assertThat(file).as(how).isNotEqualTo(good);
    assertRefused(how, reason);
    Files.copy(good, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void edit(Consumer<ObjectNode> change) throws IOException {
    Path file = target.resolve(Disclosures.DOCUMENT);
    ObjectNode document = (ObjectNode) Json.parse(Files.readString(file), "document");
    change.accept(document);
    Files.write(file, Json.canonicalBytes(document));
  }

  private static ObjectNode revealed(ObjectNode document, int place) {
    return (ObjectNode) document.path("revealed").get(place);
  }

  private static ArrayNode path(ObjectNode document) {
    return (ArrayNode) revealed(document, 0).path("path");
  }

  private static ObjectNode masked(ObjectNode document) {
    return (ObjectNode) document.path("masked").get(0);
  }

  private void assertRefused(String how, String reason) {
    Verification verification =
        DisclosureCheck.verify(target, TestSealing.trust(), TestSealing.policy());
    assertThat(verification.passed()).as(how).isFalse();
    assertThat(verification.claims())
        .as(how)
        .filteredOn(claim -> claim.state() == Claim.State.FAIL)
        .isNotEmpty()
        .allSatisfy(claim -> assertThat(claim.detail()).isNotBlank().isNotEqualTo("null"))
        .anySatisfy(claim -> assertThat(claim.detail()).contains(reason));
  }
}
