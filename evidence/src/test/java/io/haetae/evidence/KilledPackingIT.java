package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.evidence.log.LogCheck;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.PackageBytes;
import io.haetae.verifier.Recipe;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that packs and sweeps an archive is killed at random moments: no byte of a bundle is
 * lost. {@code -Dhaetae.kills=50} makes it 50 times, {@code -Dhaetae.seed} tries moments again.
 */
final class KilledPackingIT {
  private static final int KILLS = 4;
  private static final int BUNDLES = 4;

  @TempDir private Path archive;
  @TempDir private Path elsewhere;

  @Test
  void aKilledPackingLosesNothing() throws Exception {
    long seed = Long.getLong("haetae.seed", System.nanoTime());
    System.out.printf("KilledPackingIT: -Dhaetae.seed=%d%n", seed);
    Random random = new Random(seed);
    Map<Path, String> sealed = seal();
    for (int kill = Integer.getInteger("haetae.kills", KILLS); kill > 0; kill--) {
      killAtSomeMoment(random);
      for (Map.Entry<Path, String> bundle : sealed.entrySet()) {
        assertThat(sum(bundle.getKey())).as("%s", bundle.getKey()).isEqualTo(bundle.getValue());
      }
    }

    try (BundlePacking packing = BundlePacking.open(archive).orElseThrow()) {
      assertThat(packing.packAll().left()).isZero();
      packing.sweep();
      assertThat(packing.sweep()).isZero();
    }

    assertThat(sealed.keySet())
        .allSatisfy(
            bundle -> {
              assertThat(bundle.resolve(Recipe.FILE)).exists();
              assertThat(bundle.resolve(Bundles.WACZ)).doesNotExist();
              assertThat(TestSealing.verify(bundle)).matches(Verification::passed);
            });
    assertThat(archive.resolve("pieces/.new")).isEmptyDirectory();
    Verification log = new LogCheck(archive, TestSealing.trust().logs()).check(List.of());
    assertThat(log.claims())
        .filteredOn(claim -> claim.name().equals("captures present"))
        .extracting(Claim::state)
        .containsExactly(Claim.State.PASS);
  }

  /** Bundles that share much, two and two, with the digests of their packages. */
  private Map<Path, String> seal() throws IOException {
    Map<Path, String> sealed = new HashMap<>();
    try (BundleStore store = TestSealing.open(archive, SampleVisit.visit())) {
      for (int i = 0; i < BUNDLES; i++) {
        try (EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
          draft.write(SampleVisit.capture(i / 2));
          EvidenceRef ref = draft.seal(SampleVisit.facts());
          Path bundle = archive.resolve(ref.path());
          sealed.put(bundle, Sha256.of(bundle.resolve(Bundles.WACZ)));
        }
      }
    }
    return sealed;
  }

  private void killAtSomeMoment(Random random) throws IOException, InterruptedException {
    Process packing = start();
    try (BufferedReader words = packing.inputReader()) {
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        assertThat(words.readLine()).isIn("opened", "packed", "swept");
      }
      // A moment inside the next packing or sweeping, not a wait for anything.
      assertThat(packing.waitFor(random.nextInt(80), TimeUnit.MILLISECONDS)).isFalse();
      packing.destroyForcibly().waitFor();
    }
  }

  private static String sum(Path bundle) throws IOException {
    try (InputStream in = PackageBytes.at(bundle.resolve(Bundles.WACZ)).open(0)) {
      return Sha256.of(in);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            TestSealing.shared(),
            "-cp",
            System.getProperty("java.class.path"),
            EndlessPacking.class.getName(),
            archive.toString(),
            elsewhere.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
