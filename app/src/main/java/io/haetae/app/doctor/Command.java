package io.haetae.app.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small command of the system that is asked for one line. */
final class Command {
  private static final long PATIENCE_SECONDS = 5;

  private Command() {}

  /** The first line that a command prints; empty if it is not there, fails or takes too long. */
  static Optional<String> firstLine(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      try (BufferedReader out = process.inputReader()) {
        return process.exitValue() == 0 ? Optional.ofNullable(out.readLine()) : Optional.empty();
      }
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
