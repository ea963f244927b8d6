package io.haetae.app.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A screen that nobody sees: Xvfb, with a number that no other has. */
final class VirtualScreen implements AutoCloseable {
  private final Process server;
  private final String name;

  private VirtualScreen(Process server, String name) {
    this.server = server;
    this.name = name;
  }

  /** The program, if it is installed. */
  static Optional<Path> program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder).resolve("Xvfb"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static VirtualScreen open(Path program) throws IOException {
    Process server =
        new ProcessBuilder(
                program.toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x1024x24",
                "-nolisten",
                "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
    String number = said.readLine();
    if (number == null) {
      throw new IOException(program + " ended before its screen was there");
    }
    return new VirtualScreen(server, ":" + number.strip());
  }

  /** The value of {@code DISPLAY}. */
  String name() {
    return name;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
