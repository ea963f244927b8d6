package io.haetae.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Whether many visits in a row leave anything behind: what the lanes and their browsers hold is
 * looked at after each visit, one row for each hundred, and how it grows. What still runs or lies
 * in the temporary folder after the end is counted too.
 *
 * @param lanes side by side
 * @param visits after the warm-ups
 * @param window visits of a row; the slopes need three rows after the first fifth of them, in which
 *     heaps and caches fill
 */
record Endurance(int lanes, int visits, int window) implements Measurement {
  private static final int MOST_WARM_UPS = 5;
  private static final int SETTLING_SHARE = 5;
  private static final long ENDING_SECONDS = 20;

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    int warmUps = Math.clamp(effort.warmUps(), 1, MOST_WARM_UPS);
    Path folder = Files.createTempDirectory("haetae-endurance-");
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    try (VisitShop shop = VisitShop.start()) {
      ProcessBuilder builder =
          Contender.HAETAE.process(
              new Contender.Task(shop.origin(), lanes, warmUps, visits, BenchOptions.WHOLE_PAGE),
              folder,
              Recording.none());
      builder.environment().put("TMPDIR", temporary.toString());
      builder.command().add(1, "-Djava.io.tmpdir=" + temporary);
      Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try {
        return watched(process, temporary);
      } finally {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor();
      }
    } finally {
      Workshop.delete(folder);
    }
  }

  private List<Row> watched(Process process, Path temporary)
      throws IOException, InterruptedException {
    ProcessUsage usage = new ProcessUsage(process.pid());
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    VisitRun.awaitLine(lines, "start");
    Set<ProcessHandle> seen = new HashSet<>();
    List<Holdings> rows = new ArrayList<>();
    List<Holdings> looks = new ArrayList<>();
    String line = VisitRun.awaitLine(lines, "visit", "end");
    for (; line.equals("visit"); line = VisitRun.awaitLine(lines, "visit", "end")) {
      process.descendants().forEach(seen::add);
      looks.add(Holdings.of(usage, temporary));
      if (looks.size() == window) {
        rows.add(Holdings.median(looks));
        looks.clear();
        System.err.println(rows.getLast().row(rows.size() * window).text());
      }
    }
    process.descendants().forEach(seen::add);
    process.outputWriter(StandardCharsets.UTF_8).close();
    process.waitFor();
    List<Row> all = new ArrayList<>(rows(rows));
    all.add(
        new Row("endurance, complete visits", line.split(" ", -1)[1] + " of " + visits, "", "all"));
    all.add(
        new Row("endurance, processes left", "" + left(seen), "of " + seen.size() + " seen", "0"));
    all.add(new Row("endurance, temporary files left", "" + Holdings.files(temporary), "", "0"));
    return all;
  }

  /** The rows of windows, and how each thing that is held grows from one to the next. */
  List<Row> rows(List<Holdings> windows) {
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      all.add(windows.get(i).row((i + 1) * window));
    }
    int settling = Math.ceilDiv(windows.size(), SETTLING_SHARE);
    List<Holdings> settled = windows.subList(settling, windows.size());
    for (Holdings.Kind kind : Holdings.Kind.values()) {
      String what = "endurance, %s per %d visits".formatted(kind.words(), window);
      all.add(
          Slope.of(settled.stream().map(kind::in).toList())
              .map(slope -> slope.row(what))
              .orElseGet(() -> new Row(what, "too few visits", "", "within noise")));
    }
    return all;
  }

  /** How many still run some time after the end; who ended but nobody waited for, does not. */
  private static int left(Set<ProcessHandle> seen) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ENDING_SECONDS);
    int left = 0;
    for (ProcessHandle each : seen) {
      while (ProcessUsage.runs(each) && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      left += ProcessUsage.runs(each) ? 1 : 0;
    }
    return left;
  }
}
