package io.haetae.bench;

import io.haetae.browser.BrowserExecutable;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of whole visits goes, for somebody to look at: a flight recording of the program
 * and a trace of each browser. Both cost time themselves, so nothing here is a figure.
 *
 * @param folder for a new folder with what is recorded
 * @param lanes side by side
 * @param visits after the warm-ups
 * @param warmUps of all lanes
 */
record Profiled(Path folder, int lanes, int visits, int warmUps) implements Measurement {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final String OWN = "io.haetae.";
  private static final int SHOWN = 10;
  private static final double MEGA = 1e6;

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    Path made = Files.createDirectories(folder.resolve(NAME.format(Instant.now())));
    try (VisitShop shop = VisitShop.start()) {
      Contender.Task task =
          new Contender.Task(
              shop.origin(), lanes, Math.ceilDiv(warmUps, lanes), visits, BenchOptions.WHOLE_PAGE);
      VisitRun.of(Contender.HAETAE, task, Recording.ofProfile(made, browser()));
    }
    tidy(made);
    return rows(made);
  }

  private static Path browser() throws IOException {
    return switch (BrowserExecutable.search(BrowserSettings.with(Driver.DEVTOOLS))) {
      case BrowserExecutable.Found found -> found.executable().path();
      case BrowserExecutable.NotFound missing -> throw new IOException(missing.reason());
    };
  }

  /** The files of a profile, and in which of our methods the program was found most often. */
  static List<Row> rows(Path folder) throws IOException {
    List<Row> rows = new ArrayList<>();
    Path flight = folder.resolve("haetae.jfr");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Profiled::isRecorded).sorted().toList()) {
        String reader = file.equals(flight) ? "for JDK Mission Control" : "for Perfetto";
        rows.add(
            new Row("profile, " + file, "%.1f MB".formatted(Files.size(file) / MEGA), reader, ""));
      }
    }
    Map<String, Integer> samples = samples(flight);
    int all = samples.values().stream().mapToInt(Integer::intValue).sum();
    samples.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(
            each ->
                rows.add(
                    new Row(
                        "profile, in " + each.getKey(),
                        "%.1f %%".formatted(100.0 * each.getValue() / all),
                        "of %d samples".formatted(all),
                        "")));
    return rows;
  }

  /** What started the browser, and traces that it had not finished. */
  private static void tidy(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> !isRecorded(file)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isRecorded(Path file) {
    return file.toString().endsWith(".jfr") || file.toString().endsWith(".json");
  }

  /** How often each of our methods was the innermost of ours. */
  private static Map<String, Integer> samples(Path flight) throws IOException {
    Map<String, Integer> samples = new HashMap<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(flight)) {
      if (event.getEventType().getName().equals(SAMPLE)) {
        samples.merge(innermost(event), 1, Integer::sum);
      }
    }
    return samples;
  }

  private static String innermost(RecordedEvent sample) {
    return Stream.ofNullable(sample.getStackTrace())
        .flatMap(trace -> trace.getFrames().stream())
        .map(RecordedFrame::getMethod)
        .map(method -> method.getType().getName() + "." + method.getName())
        .filter(name -> name.startsWith(OWN))
        .findFirst()
        .orElse("what is not ours");
  }
}
