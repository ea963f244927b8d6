package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderStoredArchiveTest extends StoredArchiveContract {
  @TempDir private Path store;

  @Override
  String settings() {
    return "objects=" + store.toUri() + "\n";
  }

  @Test
  void aBundleThatTheStoreLostOrChangedIsFound() throws IOException {
    List<Path> objects = objects();
    Files.writeString(objects.getFirst(), "other bytes");
    Ran changed = run(new VerifyCommand(), archive().toString());
    assertThat(changed.out()).contains("is not what was put there", "1 of 2 bundles pass");
    assertThat(changed.exit()).isEqualTo(ExitCode.CHECK_FAILED);

    Files.delete(objects.getFirst());
    Ran lost = run(new LogCheckCommand(), archive().toString());
    assertThat(lost.out()).contains("is missing", "faults: 1");
    assertThat(lost.exit()).isEqualTo(ExitCode.CHECK_FAILED);
  }

  @Test
  void aStoreThatIsNoneIsNamedWithWhatToWrite() throws IOException {
    Files.writeString(archive().resolve("haetae.properties"), "objects=ftp://host/x");
    Ran ran = run(new VerifyCommand(), archive().toString());
    assertThat(ran.out()).contains("is no store; objects is written objects=s3://BUCKET/PREFIX");
  }

  private List<Path> objects() throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
  }
}
