package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/watch-list.md} says what the code does. */
class WatchListDocumentTest {
  private final String document = read();

  private static String read() {
    Path file = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("watch-list.md");
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new AssertionError(file + " is missing", missing);
    }
  }

  @Test
  void everyColumnIsListedWithItsHeadings() {
    for (Column column : Column.values()) {
      assertThat(document)
          .contains("| `" + column.heading() + "` | " + column.aliases().replace("|", ", ") + " |");
    }
  }

  @Test
  void everyElementIsNamed() {
    for (AlertElement element : AlertElement.values()) {
      assertThat(document).contains(element.elementName());
    }
  }

  @Test
  void everyNameOfOurFormIsNamed() {
    for (JsonName name : JsonName.values()) {
      assertThat(document).contains("`" + name.written() + "`");
    }
  }

  @Test
  void theLimitsAreThese() {
    assertThat(document)
        .contains("64 MiB", "200,000", "1,000,000 characters", "100,000 characters", "67,108,864");
    assertThat(ImportLimits.DEFAULT)
        .isEqualTo(new ImportLimits(67_108_864, 200_000, 1_000_000, 100_000, 67_108_864, 10_000));
  }
}
