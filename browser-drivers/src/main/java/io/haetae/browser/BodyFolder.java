package io.haetae.browser;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the bodies of one visit are kept: small ones in memory, large ones in files. */
final class BodyFolder {
  private static final int IN_MEMORY = 1 << 20;

  private final Path folder;
  private int files;

  BodyFolder(Path folder) {
    this.folder = folder;
  }

  /** A body with these bytes. Used by one thread. */
  Body keep(byte[] content) throws IOException {
    if (content.length <= IN_MEMORY) {
      return Bytes.copyOf(content);
    }
    files++;
    Path file = Files.createTempFile(folder, "body-" + files + "-", "");
    Files.write(file, content);
    return new FileBody(file, content.length);
  }
}
