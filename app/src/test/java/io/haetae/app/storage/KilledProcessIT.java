package io.haetae.app.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.verdict.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledProcessIT {
  private static final int COMMITS = 60;

  @TempDir private Path archive;

  @Test
  void everyCommitThatReturnedIsThereAfterTheProcessWasKilled() throws Exception {
    Process process = start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (Optional<String> id = next(output); id.isPresent(); id = next(output)) {
        acknowledged.add(id.get());
        if (acknowledged.size() == COMMITS) {
          // Process.destroyForcibly would also close the pipe with what the process had said.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Samples.CLOCK)) {
      List<ObservationRow> rows = database.observations(CommittingProcess.RUN);
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(COMMITS);
      assertThat(rows).extracting(row -> row.visit().id()).containsAll(acknowledged);
      assertThat(rows)
          .allSatisfy(
              row -> assertThat(row.verdict()).isEqualTo(new Verdict.Orderable(Samples.BASIS)));
    }
  }

  @Test
  void anArchiveInUseByAnotherProcessIsRefusedWithAWordAboutIt() throws Exception {
    Process process = start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(next(output)).contains("killed/1");

      assertThatThrownBy(() -> ArchiveDatabase.open(archive, ArchiveKind.STUDY, Samples.CLOCK))
          .isInstanceOf(ArchiveException.class)
          .hasMessage(
              "Another process works on the archive "
                  + archive
                  + "; wait until it has ended, or choose another folder");
    } finally {
      process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
  }

  /** The next visit that the process says it committed; empty when it has ended. */
  private static Optional<String> next(BufferedReader output) throws IOException {
    String line = output.readLine();
    while (line != null && !line.startsWith(CommittingProcess.SAYS)) {
      line = output.readLine();
    }
    return Optional.ofNullable(line).map(said -> said.substring(CommittingProcess.SAYS.length()));
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CommittingProcess.class.getName(),
            archive.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
