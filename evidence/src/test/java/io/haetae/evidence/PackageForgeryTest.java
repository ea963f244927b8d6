package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import io.haetae.verifier.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tables and packages forged by somebody who makes the sums again. */
final class PackageForgeryTest {
  private static final String SALT = "(\"salt\":\")[0-9a-f]{64}";

  @TempDir private static Path archive;
  private static Path good;

  @TempDir private Path folder;
  private int forgeries;

  @BeforeAll
  static void sealAGoodBundle() throws IOException {
    good = Forgery.good(archive, SampleVisit.capture(1), SampleVisit.facts());
  }

  @Test
  void anEditedSaltDoesNotLeadToTheRootInTheManifest() throws IOException {
    JsonNode sealed = Json.parse(Files.readString(good.resolve(Bundles.MANIFEST)), "m");
    String text = Files.readString(forgery().part(Parts.RECORDS));
    Matcher salt = Pattern.compile(SALT).matcher(text);
    while (salt.find()) {
      Forgery forgery = forgery();
      String other = "0123456789abcdef".repeat(4);
      Files.writeString(
          forgery.part(Parts.RECORDS),
          text.substring(0, salt.start()) + salt.group(1) + other + text.substring(salt.end()));
      forgery.seal();
      Path file = forgery.bundle().resolve(Bundles.MANIFEST);
      ObjectNode manifest = (ObjectNode) Json.parse(Files.readString(file), "m");
      assertThat(manifest.path("records")).isNotEqualTo(sealed.path("records"));
      manifest.set("records", sealed.path("records"));
      Forgery.sealSums(forgery.bundle(), Json.canonicalBytes(manifest));
      assertRefused(forgery, "salt edited at " + salt.start());
    }
  }

  @Test
  void everyTableThatDoesNotFollowIsFound() throws IOException {
    for (String name :
        List.of(Parts.RECORDS, Parts.INDEX, Parts.PAGES, Parts.CAPTURE, Parts.FACTS)) {
      String text = Files.readString(forgery().part(name));
      // Salts are chance: what guards them is the root in the signed manifest.
      Matcher value =
          Pattern.compile("[0-9]+").matcher(text.replaceAll(SALT, "$1" + "_".repeat(64)));
      int edits = 0;
      while (value.find() && edits < 60) {
        Forgery forgery = forgery();
        char digit = text.charAt(value.start()) == '1' ? '2' : '1';
        String edited =
            text.substring(0, value.start()) + digit + text.substring(value.start() + 1);
        Files.writeString(forgery.part(name), edited);
        forgery.seal();
        // What was concluded is what the facts alone say; only their table can be compared.
        if (!name.equals(Parts.FACTS)) {
          assertRefused(forgery, name + " edited at " + value.start());
        }
        edits++;
      }
      for (String content :
          List.of("", "\n", text + "\n", text + text, text.strip() + " ", "[", "[".repeat(9_999))) {
        Forgery forgery = forgery();
        Files.writeString(forgery.part(name), content);
        if (!content.equals(text)) {
          forgery.seal();
          assertRefused(forgery, name + " replaced");
        }
      }
    }
  }

  @Test
  void factsOfAnotherVisitAreFound() throws IOException {
    for (String field : List.of("id", "run", "purpose", "listing", "watchItem", "url")) {
      Forgery forgery = forgery();
      JsonNode facts = forgery.json(Parts.FACTS);
      String other =
          switch (field) {
            case "purpose" -> "ABSENT_CONTROL";
            case "listing" -> "temu:1";
            case "url" -> "https://example.invalid/";
            default -> "other";
          };
      ((ObjectNode) facts.path("visit")).put(field, other);
      forgery.write(Parts.FACTS, facts);
      forgery.seal();
      assertRefused(forgery, "facts of another " + field);
    }
  }

  @Test
  void aWrongTableOfThePackageIsFound() throws IOException {
    for (String field : List.of("mainPageUrl", "wacz_version", "created", "software", "title")) {
      Forgery forgery = forgery();
      JsonNode table = forgery.json(Parts.PACKAGE);
      forgery.write(Parts.PACKAGE, ((ObjectNode) table).put(field, "x"));
      forgery.sealTable();
      assertRefused(forgery, field);
    }
    Forgery wrongHash = forgery();
    JsonNode table = wrongHash.json(Parts.PACKAGE);
    ((ObjectNode) table.path("resources").get(0)).put("hash", "sha256:" + "0".repeat(64));
    wrongHash.write(Parts.PACKAGE, table);
    wrongHash.sealTable();
    assertRefused(wrongHash, "wrong hash");
    Forgery wrongDigest = forgery();
    Files.writeString(wrongDigest.part(Parts.PACKAGE_DIGEST), "{\"hash\":\"sha256:0\"}");
    wrongDigest.sealPackage();
    assertRefused(wrongDigest, "wrong digest");
  }

  @Test
  void aPartMoreIsFoundWhateverItsName() throws IOException {
    for (String name :
        List.of("../outside", "/outside", "archive/more.warc.gz", ".x", "a\\b", "한글", "archive/")) {
      assertPackage(name, zip -> stored(zip, name, new byte[0]));
    }
    assertPackage("comment", zip -> zip.setComment("more"));
    assertPackage(
        "compressed",
        zip -> {
          zip.putNextEntry(new ZipEntry("bomb"));
          zip.write(new byte[50 << 20]);
          zip.closeEntry();
        });
  }

  @Test
  void bytesBetweenThePartsAreFound() throws IOException {
    Forgery forgery = forgery();
    Path wacz = forgery.bundle().resolve(Bundles.WACZ);
    byte[] bytes = Files.readAllBytes(wacz);
    // Before the first part: offsets in the table then count from where the ZIP begins.
    ByteArrayOutputStream shifted = new ByteArrayOutputStream();
    shifted.write(new byte[10]);
    shifted.write(bytes);
    Files.write(wacz, shifted.toByteArray());
    Forgery.sealManifest(forgery.bundle());
    assertRefused(forgery, "bytes before the first part");
    for (int at : new int[] {4, 6, 8, 10, 12, 14, 18, 22, 26, 28, 30}) {
      byte[] changed = bytes.clone();
      changed[at] ^= 1;
      Files.write(wacz, changed);
      Forgery.sealSums(forgery.bundle(), manifestOf(forgery, wacz));
      assertRefused(forgery, "first local header changed at " + at);
    }
    byte[] huge = bytes.clone();
    ByteBuffer table = ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN);
    int line = table.getInt(huge.length - 6);
    table.putInt(line + 20, -1).putInt(line + 24, -1);
    Files.write(wacz, huge);
    Forgery.sealSums(forgery.bundle(), manifestOf(forgery, wacz));
    assertRefused(forgery, "a size of 2^32 - 1");
  }

  /** Something to do to a package while it is written. */
  private interface Packer {
    void more(ZipOutputStream zip) throws IOException;
  }

  private void assertPackage(String how, Packer packer) throws IOException {
    Forgery forgery = forgery();
    try (OutputStream file = Files.newOutputStream(forgery.bundle().resolve(Bundles.WACZ));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (JsonNode part :
          Json.parse(Files.readString(good.resolve(Bundles.MANIFEST)), "m").path("parts")) {
        String name = Json.text(part, "path");
        stored(zip, name, Files.readAllBytes(forgery.part(name)));
      }
      packer.more(zip);
    }
    Forgery.sealManifest(forgery.bundle());
    assertRefused(forgery, how);
  }

  private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0, 2));
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] manifestOf(Forgery forgery, Path wacz) throws IOException {
    JsonNode manifest =
        Json.parse(Files.readString(forgery.bundle().resolve(Bundles.MANIFEST)), "m");
    ((ObjectNode) manifest.path("wacz"))
        .put("bytes", Files.size(wacz))
        .put("sha256", Sha256.of(wacz));
    return Json.canonicalBytes(manifest);
  }

  private Forgery forgery() throws IOException {
    forgeries++;
    return Forgery.of(good, folder.resolve("forgery" + forgeries));
  }

  private static void assertRefused(Forgery forgery, String how) {
    TamperTest.assertRefusedBundle(forgery.bundle(), how);
  }
}
