package io.haetae.sites.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the folder of real captures and recalls, which is not part of the project. */
public final class Shared {
  private Shared() {}

  /** A part of the folder; a path that does not exist if the folder is not here. */
  public static Path folder(String part) {
    String named = System.getProperty("haetae.shared", "");
    if (!named.isEmpty()) {
      return Path.of(named, part);
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("shared").resolve(part))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(Path.of("shared", part));
  }
}
