package io.haetae.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with our class path and the launcher's choices ({@code -XX}). */
final class ChildProcess {
  /** What records us is not to record our children, whose first line is an answer. */
  private static final String RECORDING = "-XX:StartFlightRecording";

  private ChildProcess() {}

  /**
   * A process that is not started yet.
   *
   * @param main its class
   * @param options of the JVM
   * @param arguments of the class
   */
  static ProcessBuilder of(Class<?> main, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:") && !option.startsWith(RECORDING))
        .forEach(command::add);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
