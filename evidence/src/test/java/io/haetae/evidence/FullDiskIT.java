package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.core.evidence.EvidenceStore;
import io.haetae.evidence.log.LogCheck;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An archive on a disk that gets full at any step of sealing: a small file system in memory, which
 * only root may mount.
 */
final class FullDiskIT {
  private static final int SMALLEST_KIB = 48;
  private static final int LARGEST_KIB = 372;
  private static final int STEP_KIB = 12;

  @TempDir private Path folder;

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    run("umount", "-l", folder.resolve("disk").toString());
  }

  @Test
  void aDiskThatGetsFullCostsNoCaptureAndSealsNothingByHalf() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    int full = 0;
    for (int size = SMALLEST_KIB; size <= LARGEST_KIB; size += STEP_KIB) {
      assumeTrue(mount(disk, size), "only root may mount a small disk");
      Path archive = disk.resolve("archive");
      full += sealUntilFull(archive) ? 1 : 0;
      for (Path bundle : bundles(archive)) {
        boolean sealed = !Files.exists(bundle.resolve(Bundles.SEAL).resolve(Bundles.UNSEALED));
        boolean proven = Files.exists(bundle.resolve(Bundles.SEAL).resolve(Bundles.PROOF));
        assertThat(TestSealing.verify(bundle).passed())
            .as("%s on %d KiB", bundle, size)
            .isEqualTo(sealed && proven);
      }
      List<String> captured = captured(archive);
      run("mount", "-o", "remount,size=64m", disk.toString());
      TestSealing.open(archive, SampleVisit.visit()).close();
      assertThat(kept(archive)).as("on %d KiB", size).containsAll(captured);
      assertThat(bundles(archive))
          .as("on %d KiB", size)
          .allSatisfy(
              bundle -> assertThat(TestSealing.verify(bundle)).matches(Verification::passed));
      assertLogHolds(archive);
      run("umount", "-l", disk.toString());
    }
    assertThat(full).as("rounds on a disk that got full").isGreaterThan(15);
  }

  /** Returns whether there was no room left. */
  private static boolean sealUntilFull(Path archive) {
    try (BundleStore store = TestSealing.open(archive, SampleVisit.visit())) {
      for (long seed = 0; seed < 2; seed++) {
        try (EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
          draft.write(SampleVisit.capture(seed));
          draft.seal(SampleVisit.facts());
        }
      }
      return false;
    } catch (IOException | UncheckedIOException full) {
      assertThat(full.toString()).containsIgnoringCase("no space left");
      return true;
    }
  }

  private static void assertLogHolds(Path archive) throws IOException {
    Verification log = new LogCheck(archive, TestSealing.trust().logs()).check(List.of());
    assertThat(log.claims())
        .filteredOn(claim -> claim.name().contains("missing") || claim.name().contains("past"))
        .allMatch(claim -> claim.state() == Claim.State.PASS);
  }

  private static List<Path> bundles(Path archive) throws IOException {
    return Files.isDirectory(archive) ? Bundles.in(archive) : List.of();
  }

  /** Every capture whose records were written to their end: those with a package. */
  private static List<String> captured(Path archive) throws IOException {
    return captures(archive, Bundles.WACZ);
  }

  private static List<String> kept(Path archive) throws IOException {
    return captures(archive, "");
  }

  private static List<String> captures(Path archive, String file) throws IOException {
    if (!Files.isDirectory(archive)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(archive)) {
      return all.filter(path -> path.getFileName().toString().matches("[0-9a-f-]{36}"))
          .filter(path -> file.isEmpty() || Files.exists(path.resolve(file)))
          .map(path -> path.getFileName().toString())
          .distinct()
          .toList();
    }
  }

  private static boolean mount(Path disk, int kib) throws IOException, InterruptedException {
    return run("mount", "-t", "tmpfs", "-o", "size=" + kib + "k", "tmpfs", disk.toString()) == 0;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
