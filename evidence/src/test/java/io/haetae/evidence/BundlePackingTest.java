package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.PackageBytes;
import io.haetae.verifier.Recipe;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundlePackingTest {
  @TempDir private Path archive;
  @TempDir private Path elsewhere;

  @Test
  void aPackedBundleIsReadAsBefore() throws IOException {
    Path bundle = seal(1);
    byte[] sealed = Files.readAllBytes(bundle.resolve(Bundles.WACZ));
    StoredBundle stored = StoredBundle.read(archive, bundle);
    List<String> claims = claims(TestSealing.verify(bundle));

    assertThat(packAll()).extracting("packed", "left").containsExactly(1, 0);

    assertThat(names(bundle)).contains(Recipe.FILE).doesNotContain(Bundles.WACZ);
    assertThat(claims(TestSealing.verify(bundle))).isEqualTo(claims);
    assertThat(StoredBundle.read(archive, bundle)).isEqualTo(stored);
    try (BundleReader reader = BundleReader.open(bundle)) {
      assertThat(reader.capture().screenshots()).hasSize(2);
    }
    assertThat(bytes(bundle, 0)).isEqualTo(sealed);
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      int offset = random.nextInt(sealed.length + 1);
      assertThat(bytes(bundle, offset))
          .isEqualTo(Arrays.copyOfRange(sealed, offset, sealed.length));
    }
  }

  @Test
  void anUnpackedBundleIsTheSealedOne() throws IOException {
    Path bundle = seal(1);
    Path copy = Forgery.copy(bundle, elsewhere.resolve("before"));
    packAll();

    Path whole = BundlePacking.unpack(bundle, elsewhere.resolve("after"));

    assertThat(names(whole)).isEqualTo(names(copy));
    for (String name : names(copy)) {
      assertThat(whole.resolve(name)).hasSameBinaryContentAs(copy.resolve(name));
    }
    assertThat(TestSealing.verify(whole)).matches(Verification::passed);
  }

  @Test
  void whatTwoCapturesShareIsKeptOnce() throws IOException {
    seal(1);
    BundlePacking.Packed first = packAll();
    Path again = seal(1);
    long whole = bytes(again, 0).length;

    BundlePacking.Packed second = packAll();

    assertThat(first.packed()).isOne();
    // The archive is packed as it grows, so nothing is left to do.
    assertThat(second.packed()).isZero();
    assertThat(Files.exists(again.resolve(Bundles.WACZ))).isFalse();
    assertThat(Recipe.beside(again.resolve(Bundles.WACZ)).pieces()).hasSizeGreaterThan(3);
    assertThat(Files.size(again.resolve(Recipe.FILE))).isLessThan(whole / 2);
    assertThat(pieces()).hasSize(2);
    assertThat(TestSealing.verify(again)).matches(Verification::passed);
  }

  @Test
  void aWeeklyLookAtWhatDidNotChangeCostsLessThanAFifteenthOfTheFirst() throws IOException {
    Files.createDirectories(archive.resolve(Recipe.PIECES));
    seal(heavy());
    long first = bytesOfBundlesAndPieces();
    for (int week = 0; week < 4; week++) {
      seal(heavy());
    }

    long weekly = (bytesOfBundlesAndPieces() - first) / 4;

    // The target is 15 of a hundred.
    assertThat(weekly).isLessThan(first / 15);
    assertThat(Bundles.in(archive))
        .hasSize(5)
        .allSatisfy(bundle -> assertThat(TestSealing.verify(bundle)).matches(Verification::passed));
  }

  /** About as heavy as the page of a shop. */
  private static Capture heavy() {
    Capture light = SampleVisit.capture(1);
    byte[] picture = new byte[700_000];
    new Random(9).nextBytes(picture);
    List<Screenshot> screenshots =
        light.screenshots().stream()
            .map(
                each ->
                    new Screenshot(
                        each.view(),
                        each.mediaType(),
                        each.width(),
                        each.height(),
                        each.scale(),
                        Bytes.copyOf(
                            each.view() == Screenshot.View.FULL_PAGE
                                ? picture
                                : Arrays.copyOf(picture, 200_000))))
            .toList();
    return new Capture(
        light.requestedUrl(),
        light.finalUrl(),
        light.openedAt(),
        light.closedAt(),
        light.ending(),
        light.exchanges(),
        light.dom(),
        light.text(),
        screenshots,
        light.console(),
        light.vantage(),
        light.browser());
  }

  private long bytesOfBundlesAndPieces() throws IOException {
    long bytes = 0;
    for (String part : List.of(Bundles.CAPTURES, Recipe.PIECES)) {
      try (Stream<Path> files = Files.walk(archive.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }

  @Test
  void aMissingPieceIsNamed() throws IOException {
    Path bundle = seal(1);
    packAll();
    Path piece = pieces().getFirst();
    Files.delete(piece);

    assertThat(fault(bundle)).contains("piece " + piece.getFileName()).contains("is missing");
    assertThatThrownBy(() -> BundlePacking.unpack(bundle, elsewhere))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("is missing");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aDamagedPieceIsNamedAndWrittenAnewByTheNextThatHasIt() throws IOException {
    Path bundle = seal(1);
    packAll();
    Path piece = pieces().getFirst();
    byte[] content = Files.readAllBytes(piece);
    content[100] ^= 1;
    Files.write(piece, content);
    assertThat(fault(bundle)).contains("piece " + piece.getFileName()).contains("is damaged");
    Files.write(piece, Arrays.copyOf(content, 50));
    assertThat(fault(bundle)).contains("is damaged: it has 50 bytes");

    seal(1);

    assertThat(TestSealing.verify(bundle)).matches(Verification::passed);
  }

  @Test
  void aKillBetweenRecipeAndRemovalLeavesABundleThatVerifiesAndIsFinished() throws IOException {
    Path bundle = seal(1);
    byte[] sealed = Files.readAllBytes(bundle.resolve(Bundles.WACZ));
    packAll();
    Files.write(bundle.resolve(Bundles.WACZ), sealed);
    Files.writeString(archive.resolve("pieces/.new/left"), "half a piece");

    assertThat(TestSealing.verify(bundle)).matches(Verification::passed);
    assertThat(packAll().packed()).isOne();

    assertThat(names(bundle)).contains(Recipe.FILE).doesNotContain(Bundles.WACZ);
    assertThat(archive.resolve("pieces/.new")).isEmptyDirectory();
    assertThat(TestSealing.verify(bundle)).matches(Verification::passed);
  }

  @Test
  void aRecipeBesideThePackageHidesNothing() throws IOException {
    Path bundle = seal(1);
    Path other = seal(2);
    packAll();
    Path whole = BundlePacking.unpack(bundle, elsewhere);
    Files.copy(whole.resolve(Bundles.WACZ), bundle.resolve(Bundles.WACZ));
    Files.delete(bundle.resolve(Recipe.FILE));
    Files.copy(other.resolve(Recipe.FILE), bundle.resolve(Recipe.FILE));

    assertThat(fault(bundle)).contains("what capture.parts makes");
  }

  @Test
  void onlyPiecesThatNoBundleNeedsAreSwept() throws IOException {
    Path kept = seal(1);
    Path removed = seal(2);
    packAll();
    int all = pieces().size();
    assertThat(sweep()).isZero();
    Disk.delete(removed);

    assertThat(sweep()).isPositive();

    assertThat(pieces()).hasSize(all / 2);
    assertThat(TestSealing.verify(kept)).matches(Verification::passed);
    Files.writeString(kept.resolve(Recipe.FILE), "no recipe");
    assertThatThrownBy(this::sweep).isInstanceOf(EvidenceException.class);
    assertThat(pieces()).hasSize(all / 2);
  }

  @Test
  void whatIsNotAsItsManifestSaysStaysWhole() throws IOException {
    Path bundle = seal(1);
    byte[] sealed = Files.readAllBytes(bundle.resolve(Bundles.WACZ));
    sealed[sealed.length / 2] ^= 1;
    Files.write(bundle.resolve(Bundles.WACZ), sealed);

    assertThat(packAll()).extracting("packed", "left").containsExactly(0, 1);

    assertThat(bundle.resolve(Bundles.WACZ)).hasBinaryContent(sealed);
    assertThat(names(bundle)).doesNotContain(Recipe.FILE);
  }

  @Test
  void theRecipeBesideAPackageThatWentBadIsKept() throws IOException {
    Path bundle = seal(1);
    packAll();
    Files.writeString(bundle.resolve(Bundles.WACZ), "went bad before it was removed");

    assertThat(packAll()).extracting("packed", "left").containsExactly(0, 1);

    Files.delete(bundle.resolve(Bundles.WACZ));
    assertThat(TestSealing.verify(bundle)).matches(Verification::passed);
  }

  @Test
  void aChangedRecipeNeverPassesForAnotherPackage() throws IOException {
    Path bundle = seal(1);
    byte[] sealed = Files.readAllBytes(bundle.resolve(Bundles.WACZ));
    packAll();
    Path file = bundle.resolve(Recipe.FILE);
    byte[] recipe = Files.readAllBytes(file);
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      byte[] changed = recipe.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(
          file, i % 4 == 0 ? Arrays.copyOf(recipe, random.nextInt(recipe.length)) : changed);
      // A byte of the gzip's own head means nothing.
      boolean passed = TestSealing.bytesOf(bundle).passed();
      assertThat(passed && !Arrays.equals(bytes(bundle, 0), sealed)).isFalse();
      refused += passed ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(50);
  }

  @Test
  void oneProcessPacksAtATime() throws IOException {
    seal(1);
    try (BundlePacking packing = BundlePacking.open(archive).orElseThrow()) {
      assertThat(BundlePacking.open(archive)).isEmpty();
      assertThat(packing.packAll().packed()).isOne();
    }
  }

  private Path seal(long seed) throws IOException {
    return seal(SampleVisit.capture(seed));
  }

  private Path seal(Capture capture) throws IOException {
    try (BundleStore store = TestSealing.open(archive, SampleVisit.visit());
        EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      draft.write(capture);
      EvidenceRef ref = draft.seal(SampleVisit.facts());
      return archive.resolve(ref.path());
    }
  }

  private BundlePacking.Packed packAll() throws IOException {
    try (BundlePacking packing = BundlePacking.open(archive).orElseThrow()) {
      return packing.packAll();
    }
  }

  private long sweep() throws IOException {
    try (BundlePacking packing = BundlePacking.open(archive).orElseThrow()) {
      return packing.sweep();
    }
  }

  private List<Path> pieces() throws IOException {
    try (Stream<Path> files = Files.walk(archive.resolve(Recipe.PIECES))) {
      return files
          .filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
          .sorted()
          .toList();
    }
  }

  private static byte[] bytes(Path bundle, long offset) throws IOException {
    try (InputStream in = PackageBytes.at(bundle.resolve(Bundles.WACZ)).open(offset)) {
      return in.readAllBytes();
    }
  }

  private static List<String> names(Path bundle) throws IOException {
    try (Stream<Path> files = Files.walk(bundle)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> bundle.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static List<String> claims(Verification verification) {
    return verification.claims().stream().map(Claim::toString).toList();
  }

  private static String fault(Path bundle) {
    Verification verification = TestSealing.verify(bundle);
    assertThat(verification.passed()).isFalse();
    return verification.claims().stream()
        .filter(claim -> claim.name().equals("bytes intact"))
        .findFirst()
        .orElseThrow()
        .detail();
  }
}
