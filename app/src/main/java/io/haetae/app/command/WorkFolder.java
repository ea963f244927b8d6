package io.haetae.app.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what a command needs while it runs. */
record WorkFolder(Path path) implements Closeable {
  static WorkFolder create() throws IOException {
    return new WorkFolder(Files.createTempDirectory("haetae-"));
  }

  /** Deletes it and what is in it. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> inside = Files.walk(path)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
