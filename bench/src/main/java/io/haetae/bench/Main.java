package io.haetae.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * {@code haetae bench [NAME...]}: measures and prints a table. Without a name everything is
 * measured, which takes some ten minutes; figures count only from a machine that does nothing else.
 */
public final class Main {
  private static final int WRONG_USE = 2;
  private static final int MEGABYTE = 1_000_000;
  private static final Map<String, Measurement> ALL = all();

  private Main() {}

  /**
   * Measures.
   *
   * @param arguments names of measurements
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    List<String> names = arguments.length == 0 ? List.copyOf(ALL.keySet()) : List.of(arguments);
    if (!ALL.keySet().containsAll(names)) {
      System.err.println("haetae bench: give no name, or some of " + ALL.keySet());
      System.exit(WRONG_USE);
    }
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      rows.addAll(ALL.getOrDefault(name, effort -> List.of()).run(Measurement.Effort.full()));
    }
    System.out.println();
    System.out.println(new Row("measured", "found", "middle half of", "target").text());
    rows.forEach(row -> System.out.println(row.text()));
  }

  private static Map<String, Measurement> all() {
    Map<String, Measurement> all = new LinkedHashMap<>();
    all.put("seal", new JmhMeasurement(SealBenchmark.class, Map.of(), "<= 300 ms"));
    all.put("verify", new JmhMeasurement(VerifyBenchmark.class, Map.of(), ""));
    all.put(
        "read",
        new JmhMeasurement(ReadBenchmark.class, Map.of("page", ReadBenchmark.pages()), "<= 40 ms"));
    all.put("throughput", new VerifyPairs(200, MEGABYTE));
    all.put("page", new RecorderPairs("/page", "page load", "<= 1.15", 300));
    all.put("body", new RecorderPairs("/huge", "body of 100 MB", "<= 1.6", 100));
    all.put("large", new LargeBundle(20, 100 * MEGABYTE, "256m"));
    all.put("log", new LogCurve(List.of(10_000, 100_000, 1_000_000)));
    all.put("figures", new FiguresAtScale(100_000, "2g"));
    return all;
  }
}
