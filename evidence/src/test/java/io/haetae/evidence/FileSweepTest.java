package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Parts;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of a sealed bundle and every part of its package: emptied, cut, extended, removed, and
 * swapped with that of another good bundle of the same archive, by somebody who makes all sums fit.
 */
final class FileSweepTest {
  private static final Set<String> TABLES = Set.of(Parts.PACKAGE, Parts.PACKAGE_DIGEST);
  private static final String INTACT = "bytes intact";
  private static final String COMPLETE = "records complete";
  private static final String AGREE = "parts agree";
  private static final String SIGNER = "signer";
  private static final String NOT_AFTER = "not after";
  private static final String NOT_BEFORE = "not before";
  private static final String LOGGED = "logged";
  private static final String CONSISTENT = "log consistent";

  /** Which claim each file of the seal is there for. */
  private static final Map<String, String> CLAIMS =
      Map.ofEntries(
          Map.entry("capture.wacz", INTACT),
          Map.entry("seal/SHA256SUMS", INTACT),
          Map.entry("seal/VERIFY.en.md", AGREE),
          Map.entry("seal/VERIFY.ko.md", AGREE),
          Map.entry("seal/anchor.checkpoint", NOT_BEFORE),
          Map.entry("seal/anchor.checkpoint.first.tsr", NOT_BEFORE),
          Map.entry("seal/anchor.checkpoint.second.tsr", NOT_BEFORE),
          Map.entry("seal/capture.tlog-proof", LOGGED),
          Map.entry("seal/certs/first.pem", SIGNER),
          Map.entry("seal/certs/second.pem", SIGNER),
          Map.entry("seal/certs/signer.pem", SIGNER),
          Map.entry("seal/leaf.json", LOGGED),
          Map.entry("seal/log.consistency", CONSISTENT),
          Map.entry("seal/manifest.json", INTACT),
          Map.entry("seal/manifest.json.p7s", SIGNER),
          Map.entry("seal/manifest.json.p7s.first.tsr", NOT_AFTER),
          Map.entry("seal/manifest.json.p7s.second.tsr", NOT_AFTER));

  /**
   * The same in both bundles, so that to swap them changes nothing: one agency's certificates, and
   * the anchor of the run that both belong to.
   */
  private static final Set<String> SHARED =
      Set.of(
          "seal/anchor.checkpoint",
          "seal/anchor.checkpoint.first.tsr",
          "seal/anchor.checkpoint.second.tsr",
          "seal/certs/first.pem",
          "seal/certs/second.pem",
          "seal/certs/signer.pem");

  /** Without its instructions a folder is no bundle, whoever wrote them. */
  private static final Map<String, String> EARLIER =
      Map.of("seal/VERIFY.en.md removed", INTACT, "seal/VERIFY.ko.md removed", INTACT);

  @TempDir private static Path archive;
  private static Attacked attacked;

  @TempDir private Path folder;
  private final List<String> passed = new ArrayList<>();
  private int copies;

  @BeforeAll
  static void sealGoodBundles() throws IOException {
    attacked = Attacked.in(archive);
  }

  @Test
  void everyFileOfTheBundle() throws IOException {
    List<String> names = names();
    assertThat(names).containsExactlyInAnyOrderElementsOf(CLAIMS.keySet());
    for (String name : names) {
      byte[] other = Files.readAllBytes(attacked.other().resolve(name));
      byte[] good = Files.readAllBytes(attacked.good().resolve(name));
      assertThat(Arrays.equals(good, other)).as(name).isEqualTo(SHARED.contains(name));
      for (Edit edit : edits(good, other)) {
        Path bundle = Forgery.copy(attacked.good(), folder.resolve(name + copies++));
        edit.make(bundle.resolve(name));
        if (!name.equals(Bundles.SUMS)) {
          Files.writeString(bundle.resolve(Bundles.SUMS), BundleFiles.sums(bundle));
        }
        String what = name + " " + edit.how();
        String claim = EARLIER.getOrDefault(what, CLAIMS.getOrDefault(name, INTACT));
        require(attacked.verify(bundle), what, Set.of(claim));
      }
    }
    assertThat(passed).isEmpty();
  }

  @Test
  void everyPartOfThePackage() throws IOException {
    Forgery others = Forgery.of(attacked.other(), folder.resolve("other"));
    for (String part : parts()) {
      byte[] other = Files.readAllBytes(others.part(part));
      Forgery forgery = Forgery.of(attacked.good(), folder.resolve("part" + copies++));
      byte[] good = Files.readAllBytes(forgery.part(part));
      for (Edit edit : edits(good, other)) {
        edit.make(forgery.part(part));
        if (Files.exists(forgery.part(part)) && !TABLES.contains(part)) {
          forgery.seal();
        } else {
          forgery.sealPackage();
        }
        require(attacked.bytes(forgery.bundle()), part + " " + edit.how(), claims(part, edit));
        Files.write(forgery.part(part), good);
      }
    }
    assertThat(passed).isEmpty();
  }

  /** A list or table of which only the line's end is gone is read alike, but not made alike. */
  private static Set<String> claims(String part, Edit edit) {
    if (edit.content().isEmpty()) {
      return Set.of(INTACT);
    }
    return switch (part) {
      case Parts.ORIGINALS, Parts.DERIVED -> Set.of(COMPLETE);
      case Parts.RECORDS -> Set.of(COMPLETE, AGREE);
      case Parts.PACKAGE, Parts.PACKAGE_DIGEST -> Set.of(INTACT, AGREE);
      default -> Set.of(AGREE);
    };
  }

  private void require(Verification found, String what, Set<String> claims) {
    boolean refused =
        found.claims().stream()
            .filter(claim -> claims.contains(claim.name()))
            .filter(claim -> !claim.detail().startsWith("not checked"))
            .anyMatch(claim -> claim.state() != Claim.State.PASS && !claim.detail().isBlank());
    if (!refused || found.passed()) {
      passed.add(what + " is not refused by " + claims);
    }
  }

  /**
   * One edit.
   *
   * @param content what the file holds then; empty if it is gone
   */
  private record Edit(String how, Optional<Bytes> content) {
    Edit(String how, byte[] content) {
      this(how, Optional.of(Bytes.copyOf(content)));
    }

    void make(Path file) throws IOException {
      if (content.isEmpty()) {
        Files.delete(file);
      } else {
        Files.write(file, content.get().open().readAllBytes());
      }
    }
  }

  private static List<Edit> edits(byte[] good, byte[] other) {
    byte[] line = Arrays.copyOf(good, good.length + 1);
    line[good.length] = '\n';
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit("emptied", new byte[0]));
    edits.add(new Edit("cut by a byte", Arrays.copyOf(good, good.length - 1)));
    edits.add(new Edit("cut in half", Arrays.copyOf(good, good.length / 2)));
    edits.add(new Edit("extended by a byte", Arrays.copyOf(good, good.length + 1)));
    edits.add(new Edit("extended by a line", line));
    edits.add(new Edit("removed", Optional.empty()));
    if (!Arrays.equals(good, other)) {
      edits.add(new Edit("swapped", other));
    }
    return edits;
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(attacked.good())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> attacked.good().relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static List<String> parts() throws IOException {
    try (ZipFile zip = new ZipFile(attacked.good().resolve(Bundles.WACZ).toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }
}
