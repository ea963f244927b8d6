package io.haetae.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.TreeHash;
import io.haetae.verifier.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledAppendingIT {
  private static final int KILLS = 20;

  @TempDir private Path folder;

  private final Map<Long, String> signed = new HashMap<>();
  private long confirmed;

  @Test
  void aKilledProcessLeavesALogWithEveryConfirmedLeafAndOneTreeForEachSize() throws Exception {
    Path archive = folder.resolve("archive");
    LogKey key = StoredLogKey.make(folder.resolve("secret"), folder.resolve("vkey"));
    Random random = new Random(5);
    for (int kill = 0; kill < KILLS; kill++) {
      Process appending = start(archive);
      try (BufferedReader lines = appending.inputReader()) {
        for (int i = random.nextInt(1, 12); i > 0; i--) {
          take(lines.readLine());
        }
        // A moment inside the next append or checkpoint, not a wait for anything.
        assertThat(appending.waitFor(random.nextInt(40), TimeUnit.MILLISECONDS)).isFalse();
        appending.destroyForcibly().waitFor();
      }
      if (Files.exists(archive.resolve("log/checkpoint"))) {
        assertHolds(archive, key);
      }
      reopen(archive, key);
      assertHolds(archive, key);
    }
    assertThat(confirmed).isGreaterThan(256);
  }

  private static void assertHolds(Path archive, LogKey key) throws IOException {
    assertThat(new LogCheck(archive, List.of(key.verifierKey())).check(List.of()))
        .matches(Verification::passed);
  }

  private void reopen(Path archive, LogKey key) throws IOException {
    try (SampleLog sample = SampleLog.open(archive, key)) {
      assertThat(sample.log.size()).isGreaterThan(confirmed);
      for (long index = 0; index < sample.log.size(); index++) {
        assertThat(new String(sample.log.entry(index), StandardCharsets.UTF_8))
            .isEqualTo(SampleLog.filler(index).json(SampleLog.CLOCK.instant()));
      }
      Checkpoint checkpoint = sample.log.checkpoint();
      take("signed " + checkpoint.size() + " " + checkpoint.root());
      for (long old : signed.keySet()) {
        assertThat(new TreeProofs(new Republished(archive)).root(old).base64())
            .isEqualTo(signed.get(old));
      }
    }
  }

  /** What the log serves after its last checkpoint. */
  private record Republished(Path archive) implements Tiles {
    @Override
    public List<TreeHash> tile(int level, long number) throws IOException {
      LogFiles files = new LogFiles(archive.resolve("log"));
      long size = Checkpoint.read(files.checkpoint()).size();
      return files.tile(level, number, LogFiles.width(size, level, number));
    }
  }

  private void take(String line) {
    String[] words = line.split(" ", -1);
    if (words[0].equals("appended")) {
      confirmed = Math.max(confirmed, Long.parseLong(words[1]));
    } else {
      assertThat(words).hasSize(3).startsWith("signed");
      String before = signed.put(Long.parseLong(words[1]), words[2]);
      assertThat(before).isIn(null, words[2]);
    }
  }

  private Process start(Path archive) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            EndlessAppending.class.getName(),
            archive.toString(),
            folder.resolve("secret").toString(),
            folder.resolve("vkey").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
