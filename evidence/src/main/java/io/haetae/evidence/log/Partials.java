package io.haetae.evidence.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Tiles that were not full when a checkpoint was signed; the full ones take their place. */
final class Partials {
  private Partials() {}

  /** Removes them all, given the path of any of them. */
  static void delete(Path one) throws IOException {
    Path folder = Objects.requireNonNull(one.getParent(), "a partial tile has a folder");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
