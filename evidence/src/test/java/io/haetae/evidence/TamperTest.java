package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Json;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class TamperTest {
  private static final List<String> FILES = List.of(Bundles.WACZ, Bundles.MANIFEST, Bundles.SUMS);

  @TempDir private Path folder;
  private Path bundle;

  @BeforeEach
  void sealAGoodBundle() throws IOException {
    Path good =
        Forgery.good(folder.resolve("archive"), SampleVisit.capture(1), SampleVisit.facts());
    bundle = Forgery.copy(good, folder.resolve("copy"));
    assertThat(TestSealing.verify(bundle)).matches(Verification::passed);
  }

  @Test
  void everyChangedByteIsFound() throws IOException {
    Random random = new Random(7);
    for (String name : FILES) {
      Path file = bundle.resolve(name);
      byte[] good = Files.readAllBytes(file);
      for (int i = 0; i < 200; i++) {
        byte[] changed = good.clone();
        int at = i < 20 ? i : i < 40 ? good.length - 1 - (i - 20) : random.nextInt(good.length);
        changed[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, changed);
        assertRefused(name + " changed at byte " + at);
      }
      Files.write(file, good);
    }
  }

  @Test
  void everyCutAndEveryAdditionIsFound() throws IOException {
    for (String name : FILES) {
      Path file = bundle.resolve(name);
      byte[] good = Files.readAllBytes(file);
      for (int length : new int[] {0, 1, 4, good.length / 2, good.length - 22, good.length - 1}) {
        Files.write(file, Arrays.copyOf(good, length));
        assertRefused(name + " cut to " + length);
      }
      for (String more : List.of("\n", " ", "\0", "PK\5\6")) {
        Files.write(file, good);
        Files.writeString(file, more, StandardOpenOption.APPEND);
        assertRefused(name + " with more at its end");
      }
      Files.write(file, good);
    }
  }

  @Test
  void everyMissingFileIsFound() throws IOException {
    for (String name : FILES) {
      Path file = bundle.resolve(name);
      byte[] good = Files.readAllBytes(file);
      Files.delete(file);
      assertRefused(name + " missing");
      Files.createDirectory(file);
      assertRefused(name + " a folder");
      Files.delete(file);
      Path elsewhere = Files.write(folder.resolve("elsewhere"), good);
      Files.createSymbolicLink(file, elsewhere);
      assertRefused(name + " a link");
      Files.delete(file);
      Files.write(file, good);
    }
    assertRefusedBundle(folder.resolve("nothing"), "no bundle");
    assertRefusedBundle(bundle.resolve(Bundles.WACZ), "a file in place of the bundle");
  }

  @Test
  void everyAddedFileIsFound() throws IOException {
    for (String name : List.of(".hidden", "note.txt", "seal/.x", "seal/manifest.json.bak")) {
      Path added = Files.writeString(bundle.resolve(name), "x");
      assertRefused(name + " added");
      Files.delete(added);
      Files.createDirectory(added);
      assertRefused(name + " added as a folder");
      Files.delete(added);
      Files.createSymbolicLink(added, bundle.resolve(Bundles.MANIFEST));
      assertRefused(name + " added as a link");
      Files.delete(added);
    }
  }

  @Test
  void aBundleUnderAnotherNameIsRefused() throws IOException {
    Path moved = Files.move(bundle, folder.resolve("another-name"));
    assertRefusedBundle(moved, "moved");
  }

  @Test
  void everyEditedOrRemovedFieldOfTheManifestIsFoundThoughItsSumsAreRight() throws IOException {
    Path file = bundle.resolve(Bundles.MANIFEST);
    byte[] good = Files.readAllBytes(file);
    List<String> pointers = new ArrayList<>();
    collect(Json.parse(Files.readString(file), "manifest"), "", pointers);
    assertThat(pointers).hasSizeGreaterThan(50).contains("/vantage/currency", "/simulated");
    for (String pointer : pointers) {
      for (boolean remove : new boolean[] {true, false}) {
        JsonNode manifest = Json.parse(new String(good, StandardCharsets.UTF_8), "manifest");
        alter(manifest, pointer, remove);
        Forgery.sealSums(bundle, Json.canonicalBytes(manifest));
        assertRefusedSeal(pointer + (remove ? " removed" : " edited"));
      }
    }
    ObjectNode more = (ObjectNode) Json.parse(new String(good, StandardCharsets.UTF_8), "m");
    Forgery.sealSums(bundle, Json.canonicalBytes(more.put("note", "more")));
    assertRefusedSeal("a field more");
  }

  @Test
  void hostileManifestsAreRefused() throws IOException {
    for (String text :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "\"x\"",
            "[".repeat(100_000),
            "{\"a\":".repeat(60) + "1" + "}".repeat(60),
            "{\"type\":\"haetae-capture-manifest\",\"version\":2}",
            "{\"type\":\"haetae-capture-manifest\",\"version\":1e999999999}",
            "{\"version\":" + "9".repeat(100_000) + "}",
            "{\"a\":1,\"a\":1}",
            "\"" + "x".repeat(5 << 20) + "\"",
            "{\"captureId\":\"\\u0000\",\"type\":\"haetae-capture-manifest\",\"version\":2}",
            "{\"captureId\":\"../..\",\"type\":\"haetae-capture-manifest\",\"version\":2}")) {
      Forgery.sealSums(bundle, text.getBytes(StandardCharsets.UTF_8));
      assertRefused("manifest " + text.substring(0, Math.min(40, text.length())));
    }
  }

  private static void collect(JsonNode node, String at, List<String> pointers) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry -> {
                pointers.add(at + "/" + entry.getKey());
                collect(entry.getValue(), at + "/" + entry.getKey(), pointers);
              });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        pointers.add(at + "/" + i);
        collect(node.get(i), at + "/" + i, pointers);
      }
    }
  }

  private static void alter(JsonNode root, String pointer, boolean remove) {
    int last = pointer.lastIndexOf('/');
    JsonNode parent = last == 0 ? root : root.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1);
    if (parent instanceof ArrayNode array) {
      if (remove) {
        array.remove(Integer.parseInt(name));
      } else {
        array.set(Integer.parseInt(name), "edited");
      }
    } else if (parent instanceof ObjectNode object) {
      if (remove) {
        object.remove(name);
      } else {
        edit(object, name);
      }
    }
  }

  private static void edit(ObjectNode object, String name) {
    JsonNode old = object.path(name);
    if (old.isIntegralNumber()) {
      object.put(name, old.longValue() + 1);
    } else if (old.isBoolean()) {
      object.put(name, !old.booleanValue());
    } else if (old.isString()) {
      object.put(name, old.stringValue() + "0");
    } else {
      object.put(name, 0);
    }
  }

  /** Some fields stand in the manifest alone, and the signature vouches for them. */
  private void assertRefusedSeal(String how) {
    assertThat(TestSealing.verify(bundle).passed()).as(how).isFalse();
  }

  private void assertRefused(String how) {
    assertRefusedBundle(bundle, how);
  }

  static void assertRefusedBundle(Path bundle, String how) {
    // By its bytes alone: that a seal no longer fits says nothing of these checks.
    Verification verification = TestSealing.bytesOf(bundle);
    assertThat(verification.passed()).as(how).isFalse();
    assertThat(verification.claims())
        .as(how)
        .filteredOn(claim -> claim.state() == Claim.State.FAIL)
        .isNotEmpty()
        .allSatisfy(claim -> assertThat(claim.detail()).isNotBlank().isNotEqualTo("null"));
  }
}
