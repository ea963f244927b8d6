package io.haetae.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Real recalls beside the working copy, where they are present. */
final class SharedRecalls {
  private SharedRecalls() {}

  static Optional<Path> folder() {
    String named = System.getProperty("haetae.shared", "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named, "recalls")).filter(Files::isDirectory);
    }
    return Stream.iterate(
            Optional.of(Path.of("").toAbsolutePath()),
            Optional::isPresent,
            folder -> folder.map(Path::getParent))
        .flatMap(Optional::stream)
        .map(folder -> folder.resolve("shared/recalls"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  static List<Path> weeklyReports(Path recalls) throws IOException {
    try (Stream<Path> files = Files.list(recalls.resolve("eu_safety_gate/weekly"))) {
      return files.filter(file -> file.toString().endsWith(".xml.gz")).sorted().toList();
    }
  }
}
