package io.haetae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfiledTest {
  @TempDir private Path folder;

  @Test
  void theBrowserIsTracedUnderItsOwnName() throws Exception {
    Path browser = folder.resolve("chromium-headless-shell");
    Files.writeString(browser, "#!/bin/sh\necho $$ \"$@\"\n");
    Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
    Path kept = Files.createDirectory(folder.resolve("kept"));

    Path traced = Recording.ofProfile(kept, browser).browser().orElseThrow();

    assertThat(traced.getFileName()).isEqualTo(browser.getFileName());
    assertThat(said(traced, "--version")).matches("\\d+ --version");
    String[] words = said(traced, "--headless", "about:blank").split(" ", -1);
    assertThat(words)
        .contains("--headless", "about:blank", "--trace-startup-duration=20")
        .contains("--trace-startup-file=" + kept + "/chromium-" + words[0] + ".json");
  }

  @Test
  void theFilesAndOurMethodsAreNamed() throws Exception {
    try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
      recording.start();
      busy();
      recording.stop();
      recording.dump(folder.resolve("haetae.jfr"));
    }
    Files.write(folder.resolve("chromium-7.json"), new byte[2_000_000]);
    Files.createFile(folder.resolve("chromium"));

    List<Row> rows = Profiled.rows(folder);

    assertThat(rows.getFirst())
        .isEqualTo(
            new Row("profile, " + folder.resolve("chromium-7.json"), "2.0 MB", "for Perfetto", ""));
    assertThat(rows.get(1).what()).isEqualTo("profile, " + folder.resolve("haetae.jfr"));
    assertThat(rows)
        .extracting(Row::what)
        .anyMatch(what -> what.startsWith("profile, in io.haetae.bench.ProfiledTest.busy"));
  }

  private static void busy() {
    byte[] bytes = new byte[1 << 20];
    for (int i = 0; i < 400; i++) {
      bytes = Arrays.copyOf(Sha256.digest().digest(bytes), 1 << 20);
    }
    assertThat(bytes).hasSize(1 << 20);
  }

  private static String said(Path program, String... words) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(words));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said.strip();
  }
}
