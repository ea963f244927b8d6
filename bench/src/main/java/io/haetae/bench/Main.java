package io.haetae.bench;

import static io.haetae.browser.RecorderCost.Subject.RECORDER;
import static io.haetae.browser.RecorderCost.Subject.TEE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;

/**
 * {@code haetae bench [NAME...] [--vs PEER,...] [--lanes N,...] [--visits N] [--rounds N]
 * [--warm-ups N] [--sizes N,...] [--keep FOLDER]}: measures and prints a table. Without a name
 * everything is measured, or, with an option, whole visits; figures count only from a machine that
 * does nothing else.
 */
public final class Main {
  static final String VISITS = "visits";

  /** Only on request: it gives no figure. */
  private static final String PROFILE = "profile";

  private static final int WRONG_USE = 2;
  private static final int MEGABYTE = 1_000_000;
  private static final int PROFILED = 20;

  /** Watched as each of two buyers in the archive that grows. */
  private static final int LISTINGS = 100;

  private Main() {}

  /**
   * Measures.
   *
   * @param arguments names of measurements and options
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    BenchOptions options;
    try {
      options = BenchOptions.of(List.of(arguments));
    } catch (IllegalArgumentException wrong) {
      System.err.println("haetae bench: " + wrong.getMessage());
      System.exit(WRONG_USE);
      return;
    }
    Map<String, Measurement> all = all(options);
    if (!all.keySet().containsAll(options.names())) {
      System.err.println("haetae bench: give no name, or some of " + all.keySet());
      System.exit(WRONG_USE);
    }
    List<String> names =
        options.names().isEmpty()
            ? all.keySet().stream().filter(name -> !name.equals(PROFILE)).toList()
            : options.names();
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      rows.addAll(all.getOrDefault(name, ignored -> List.of()).run(Measurement.Effort.full()));
    }
    System.out.println();
    System.out.println(new Row("measured", "found", "middle half of", "target").text());
    rows.forEach(row -> System.out.println(row.text()));
  }

  private static Map<String, Measurement> all(BenchOptions options) {
    Map<String, Measurement> all = new LinkedHashMap<>();
    all.put("seal", new JmhMeasurement(SealBenchmark.class, Map.of(), "<= 300 ms"));
    all.put("verify", new JmhMeasurement(VerifyBenchmark.class, Map.of(), ""));
    all.put(
        "read",
        new JmhMeasurement(ReadBenchmark.class, Map.of("page", ReadBenchmark.pages()), "<= 40 ms"));
    all.put("read20mb", new LargeRead("256m"));
    all.put("throughput", new VerifyPairs(200, MEGABYTE));
    all.put("throughput1gb", new VerifyPairs(200, 5 * MEGABYTE));
    all.put("page", new RecorderPairs(RECORDER, "/page", "page load", "<= 1.15", 300));
    all.put("body", new RecorderPairs(RECORDER, "/huge", "body of 100 MB", "<= 1.6", 100));
    all.put("tee", new RecorderPairs(TEE, "/page", "page load", "", 300));
    Optional<Path> launcher =
        Optional.of(Path.of("haetae").toAbsolutePath()).filter(Files::isExecutable);
    launcher.ifPresent(program -> all.put("startup", new StartUp(program, List.of(5, 10))));
    all.put("large", new LargeBundle(20, 100 * MEGABYTE, "256m"));
    all.put("log", new LogCurve(List.of(10_000, 100_000, 1_000_000)));
    all.put("index", new IndexCurve(List.of(10_000, 100_000, 1_000_000), "1g"));
    all.put("figures", new FiguresAtScale(100_000, "2g"));
    all.put("growth", new GrowthCurve(options.sizes(), LISTINGS, options.kept(), launcher));
    all.put("weekly", new WeeklyRoom(2, 52));
    all.put("legibility", new Legibility(List.of(12, 14, 16)));
    all.put("endurance", new Endurance(Collections.max(options.lanes()), options.visits(), 100));
    all.put(
        PROFILE,
        new Profiled(
            options.kept().orElse(Path.of("target", "bench-profile").toAbsolutePath()),
            options.lanes().getFirst(),
            Math.min(options.visits(), PROFILED),
            PROFILED));
    all.put(
        VISITS,
        new Visits(
            options.lanes(),
            options.visits(),
            options.rounds(),
            options.warmUps(),
            options.wholePage(),
            options.peers()));
    return all;
  }
}
