package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.app.study.Study;
import io.haetae.core.watch.WatchItem;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study whose disk gets full after some visits, bundles and database at once, and has room again
 * later: a file system in memory, which only root may mount.
 */
@Timeout(value = 3_600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FullDiskStudyIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int FILLS = Kills.count(1);
  private static final int MOST_VISITS = 8;

  @TempDir private Path folder;

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", folder.resolve("disk").toString());
  }

  @Test
  void whatWasRecordedStaysAndTheRestIsMadeWhenThereIsRoom() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()) == 0,
        "only root may mount a small disk");
    Random moments = Kills.moments("FullDiskStudyIT");
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      List<WatchItem> items =
          SmallStudy.items(scenario, Truth.ON_SALE, Truth.SOLD_OUT, Truth.EMPTY_SHELL);
      Study written = SmallStudy.write(folder, CLOCK, market, items, FixtureMarket.SITES.size());
      for (int fill = 0; fill < FILLS; fill++) {
        Path archive = disk.resolve("archive" + fill);
        Study study = SmallStudy.onAnotherMachine(written, archive);
        int visits = 1 + moments.nextInt(MOST_VISITS);
        fillAfter(visits, study, disk);
        end(start(study));
        String story = "full after %d visits".formatted(visits);
        Aftermath.of(List.of(archive), story).isComplete(items, story);
        // Each begins with the same room.
        run("rm", "-r", archive.toString());
        Files.delete(log());
      }
    }
  }

  private void fillAfter(int visits, Study study, Path disk) throws Exception {
    Process process = start(study);
    awaitVisits(process, visits);
    Path filler = fill(disk);
    awaitFault(process);
    process.destroyForcibly();
    process.waitFor();
    Files.delete(filler);
  }

  private static void end(Process process) throws IOException, InterruptedException {
    try (BufferedReader said = process.inputReader()) {
      said.lines().forEach(line -> {});
    }
    assertThat(process.waitFor()).isZero();
  }

  private Process start(Study study) throws IOException {
    return StudyProcess.start(
        folder.resolve("study.yaml"), study.archive(), Duration.ofSeconds(30), log().toFile());
  }

  private Path log() {
    return folder.resolve("log.txt");
  }

  private static void awaitVisits(Process process, int visits) throws IOException {
    BufferedReader said = process.inputReader();
    for (int seen = 0; seen < visits; seen++) {
      assertThat(said.readLine()).isNotNull();
    }
  }

  /** Takes all the room there is. */
  private static Path fill(Path disk) throws IOException {
    Path filler = disk.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] page = new byte[4096];
      for (int written = 0; written < 64 << 20; written += page.length) {
        out.write(page);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
    return filler;
  }

  /** Waits until the process met the full disk, or ended because of it. */
  private void awaitFault(Process process) throws IOException, InterruptedException {
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)
        && !Files.readString(log()).contains("No space left")) {
      assertThat(process.isAlive() || process.exitValue() != 0).isTrue();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
