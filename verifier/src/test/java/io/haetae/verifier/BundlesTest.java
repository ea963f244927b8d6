package io.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listing an archive from a day on. */
final class BundlesTest {
  private static final List<String> IN_ORDER =
      List.of("2025/12/31/d", "2026/10/30/f", "2026/11/22/c", "2026/11/23/a", "2026/12/01/b");

  @Test
  void bundlesOfADayAndLaterOnesAreListed(@TempDir Path archive) throws IOException {
    Path captures = archive.resolve(Bundles.CAPTURES);
    for (String bundle : IN_ORDER) {
      Files.createDirectories(captures.resolve(bundle).resolve(Bundles.SEAL));
    }
    Files.writeString(captures.resolve("2026/11/23/note"), "no bundle");

    assertThat(Bundles.since(archive, Instant.parse("2026-11-22T23:59:59Z")))
        .containsExactlyElementsOf(folders(captures, IN_ORDER.subList(2, 5)));
    assertThat(Bundles.since(archive, Instant.EPOCH))
        .containsExactlyElementsOf(folders(captures, IN_ORDER))
        .isEqualTo(Bundles.in(archive));
    assertThat(Bundles.since(archive, Instant.parse("2027-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void whatIsNoArchiveHasNone(@TempDir Path folder) throws IOException {
    assertThat(Bundles.since(folder, Instant.EPOCH)).isEmpty();
  }

  private static List<Path> folders(Path captures, List<String> names) {
    return names.stream().map(captures::resolve).toList();
  }
}
