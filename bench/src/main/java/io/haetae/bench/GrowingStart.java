package io.haetae.bench;

import java.io.IOException;
import java.nio.file.Path;

/** A process that opens a {@link GrowingStudy} as a run does, up to its first visit, and ends. */
final class GrowingStart {
  private GrowingStart() {}

  /**
   * The process.
   *
   * @param arguments the study's folder
   */
  public static void main(String[] arguments) throws IOException {
    GrowingStudy.open(Path.of(arguments[0]), 0).close();
    // Threads of clients may still rest.
    System.exit(0);
  }
}
