package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.evidence.log.LogCheck;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledSealingIT {
  private static final int KILLS = 20;

  @TempDir private Path archive;

  @Test
  void aKilledProcessLeavesWholeBundlesAndKeepsWhatItHad() throws Exception {
    Random random = new Random(3);
    Set<Path> seen = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Process sealing = start();
      try (BufferedReader sealed = sealing.inputReader()) {
        for (int i = random.nextInt(1, 4); i > 0; i--) {
          assertThat(sealed.readLine()).isEqualTo("sealed");
        }
        // A moment inside the next bundle, not a wait for anything.
        assertThat(sealing.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS)).isFalse();
        sealing.destroyForcibly().waitFor();
      }
      assertThat(Bundles.in(archive))
          .isNotEmpty()
          .filteredOn(seen::add)
          .allSatisfy(KilledSealingIT::assertVerified);
      List<String> left = names("work");
      BundleStore.open(archive, TestSealing.sealing()).close();
      assertThat(names("work")).isEmpty();
      assertThat(left).allSatisfy(this::assertKept);
      assertThat(Bundles.in(archive))
          .filteredOn(seen::add)
          .allSatisfy(KilledSealingIT::assertVerified);
    }
    assertThat(Bundles.in(archive)).allSatisfy(KilledSealingIT::assertVerified);
    Verification log = new LogCheck(archive, TestSealing.trust().logs()).check(List.of());
    assertThat(log.claims()).allMatch(claim -> claim.state() == Claim.State.PASS);
  }

  /** What a killed process had in work is sealed now, or lies among the interrupted. */
  private void assertKept(String file) throws IOException {
    String captureId = file.substring(0, file.indexOf('/'));
    boolean sealed = Bundles.in(archive).stream().anyMatch(bundle -> bundle.endsWith(captureId));
    assertThat(sealed || names("interrupted").contains(file)).as(file).isTrue();
  }

  private static void assertVerified(Path bundle) {
    assertThat(TestSealing.verify(bundle)).matches(Verification::passed);
  }

  /** The folders in a part of the archive that hold a file. */
  private List<String> names(String part) throws IOException {
    Path folder = archive.resolve(part);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(file -> file.getNameCount() > 1)
          .map(Path::toString)
          .sorted()
          .toList();
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
            EndlessSealing.class.getName(),
            archive.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
