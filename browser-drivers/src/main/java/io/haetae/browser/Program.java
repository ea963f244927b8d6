package io.haetae.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that is looked for by its name. */
final class Program {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private Program() {}

  /** The first of the names that is in the folders, name before folder. */
  static Optional<Path> in(List<Path> folders, List<String> names) {
    return names.stream()
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(file(name))))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The folders of the search path. */
  static List<Path> searchPath() {
    String path = System.getenv("PATH");
    return path == null
        ? List.of()
        : Arrays.stream(path.split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList();
  }

  /** The folders followed by those of the search path. */
  static List<Path> searchPathAfter(String... folders) {
    return Stream.concat(Arrays.stream(folders).map(Path::of), searchPath().stream()).toList();
  }

  private static String file(String name) {
    return WINDOWS ? name + ".exe" : name;
  }
}
