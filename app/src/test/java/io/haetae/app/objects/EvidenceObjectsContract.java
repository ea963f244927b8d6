package io.haetae.app.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.evidence.EvidenceObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of objects does. */
abstract class EvidenceObjectsContract {
  @TempDir private Path folder;
  private EvidenceObjects objects;

  /** A store that holds nothing. */
  abstract EvidenceObjects empty() throws IOException;

  /** Puts other bytes in the place of an object, past the store. */
  abstract void damage(String name) throws IOException;

  @BeforeEach
  void open() throws IOException {
    objects = empty();
  }

  @AfterEach
  void close() {
    objects.close();
  }

  @Test
  void whatIsReadIsWhatWasPut() throws IOException {
    assertThat(objects.put("captures/2026/a.zip", file("what was sealed"))).isTrue();
    objects.get("captures/2026/a.zip", folder.resolve("copy"));
    assertThat(folder.resolve("copy")).hasContent("what was sealed");
  }

  @Test
  void aPutThatIsMadeAgainChangesNothing() throws IOException {
    objects.put("a.zip", file("one"));
    assertThat(objects.put("a.zip", file("one"))).isFalse();
    assertThat(objects.names("")).containsExactly("a.zip");
  }

  @Test
  void anObjectIsNeverReplaced() throws IOException {
    objects.put("a.zip", file("one"));
    Path other = file("two");
    assertThatThrownBy(() -> objects.put("a.zip", other))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("a.zip");
    objects.get("a.zip", folder.resolve("copy"));
    assertThat(folder.resolve("copy")).hasContent("one");
  }

  @Test
  void ofTwoWritersOfANameOneIsFirst() throws Exception {
    Path file = file("the same");
    List<Future<Boolean>> puts = new ArrayList<>();
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      Callable<Boolean> put = () -> objects.put("a.zip", file);
      for (int writer = 0; writer < 4; writer++) {
        puts.add(writers.submit(put));
      }
    }
    for (Future<Boolean> put : puts) {
      assertThat(put.get()).isNotNull();
    }
    objects.get("a.zip", folder.resolve("copy"));
    assertThat(folder.resolve("copy")).hasContent("the same");
  }

  @Test
  void theStartOfAnObjectIsReadWithoutTheRest() throws IOException {
    objects.put("a.zip", file("0123456789"));
    assertThat(objects.start("a.zip", 4)).asString(StandardCharsets.UTF_8).isEqualTo("0123");
    assertThat(objects.start("a.zip", 99)).asString(StandardCharsets.UTF_8).isEqualTo("0123456789");
  }

  @Test
  void namesAreListedByTheirStart() throws IOException {
    for (String name : List.of("log/b", "captures/2", "captures/1/x", "captures-of-others/3")) {
      objects.put(name, file(name));
    }
    assertThat(objects.names("captures/")).containsExactly("captures/1/x", "captures/2");
    assertThat(objects.names("nothing/")).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaidToBeMissing() {
    assertThatThrownBy(() -> objects.get("none", folder.resolve("copy")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> objects.start("none", 5)).isInstanceOf(NoSuchFileException.class);
    assertThat(folder.resolve("copy")).doesNotExist();
  }

  @Test
  void bytesThatWereNotPutAreRefused() throws IOException {
    objects.put("a.zip", file("what was sealed"));
    damage("a.zip");
    assertThatThrownBy(() -> objects.get("a.zip", folder.resolve("copy")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not what was put there");
    assertThat(folder.resolve("copy")).doesNotExist();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "object", ".zip"), content);
  }
}
