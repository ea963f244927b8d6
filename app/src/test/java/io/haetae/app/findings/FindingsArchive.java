package io.haetae.app.findings;

import io.haetae.app.storage.ArchiveDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** The made-up study of this package, for tests of others. */
public final class FindingsArchive {
  private FindingsArchive() {}

  /** Writes the archive and lets go of it. */
  public static void write(Path folder) throws IOException {
    try (ArchiveDatabase archive = FindingsSamples.study(folder)) {
      if (archive.runs().isEmpty()) {
        throw new IOException("The made-up study holds no run");
      }
    }
  }
}
