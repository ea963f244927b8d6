package io.haetae.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a command took from start to end.
 *
 * @param millis of time
 * @param cpuMillis of CPU, by it and everything that it started and waited for
 */
record WholeProcess(double millis, double cpuMillis) {
  private static final double MILLI = 1e3;

  /**
   * Bash knows what all that it waited for took; a decimal comma is that of the machine's words.
   */
  private static final String TIMED = "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null 2>\"$0\"";

  /**
   * Rows of a command's time and CPU: some calls, after one that does not count.
   *
   * @param what it does
   * @param target of its time in milliseconds; may be empty
   * @throws IOException if it fails
   */
  static List<Row> rows(
      String what,
      Map<String, String> environment,
      IntFunction<List<String>> command,
      int times,
      String target)
      throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    for (int i = 0; i <= times; i++) {
      WholeProcess took = of(environment, command.apply(i));
      if (i > 0) {
        millis.add(took.millis());
        cpu.add(took.cpuMillis());
      }
    }
    return List.of(
        Row.ratio(what + ", ms", Spread.of(millis), target),
        Row.ratio(what + ", CPU ms", Spread.of(cpu), ""));
  }

  /**
   * Runs a command whose words nobody reads.
   *
   * @throws IOException if it fails
   */
  static WholeProcess of(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("haetae-bench-", ".err");
    try {
      List<String> words = new ArrayList<>(List.of("bash", "-c", TIMED, errors.toString()));
      words.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(command + " ended with " + exit + ": " + Files.readString(errors));
      }
      String[] seconds = told.strip().replace(',', '.').split(" ", -1);
      return new WholeProcess(
          MILLI * Double.parseDouble(seconds[0]),
          MILLI * (Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2])));
    } finally {
      Files.deleteIfExists(errors);
    }
  }
}
