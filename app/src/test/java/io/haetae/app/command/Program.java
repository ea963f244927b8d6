package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program in a process of its own, with the class path that the launcher gives it.
 *
 * @param folder where its output and its configuration lie
 * @param adapters what {@code HAETAE_ADAPTERS} names
 */
record Program(Path folder, List<Path> adapters) {
  /** What one run printed, and how it ended. */
  record Ended(int exit, String text) {}

  Ended run(String... arguments) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
    adapters.stream()
        .filter(entry -> entry.toString().endsWith(".jar"))
        .forEach(jar -> classPath.append(File.pathSeparator).append(jar));
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder command =
        new ProcessBuilder(java, "-cp", classPath.toString(), "io.haetae.app.Main");
    command.command().addAll(List.of(arguments));
    Map<String, String> environment = command.environment();
    environment.put("HAETAE_CONFIG", folder.resolve("config").toString());
    environment.put(
        "HAETAE_ADAPTERS",
        String.join(File.pathSeparator, adapters.stream().map(Path::toString).toList()));
    Process process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(output));
  }
}
