package io.haetae.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run of a contender after it is warm.
 *
 * @param visits that counted
 * @param seconds that they took
 * @param cpu seconds by kind of process
 * @param peakBytes the most memory of all processes together, looked at once a second
 * @param complete visits with everything that a visit is to give
 * @param bytes that they left on the disk
 * @param stages CPU seconds by stage; empty unless they were asked for
 */
record VisitRun(
    int visits,
    double seconds,
    Map<String, Double> cpu,
    long peakBytes,
    int complete,
    long bytes,
    Map<String, Double> stages) {
  private static final long EACH_SAMPLE = 25;
  private static final int SAMPLES_PER_LOOK = 4;
  private static final long EACH_LOOK = 1_000;

  /** Runs a contender against the shop, by stage. */
  static VisitRun byStage(Contender contender, Contender.Task task)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("haetae-stages-", ".jfr");
    try {
      return of(contender, task, Recording.ofStages(file));
    } finally {
      Files.delete(file);
    }
  }

  /** Runs a contender against the shop. */
  static VisitRun of(Contender contender, Contender.Task task, Recording recording)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("haetae-visits-");
    Process process =
        contender
            .process(task, folder, recording)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      return measured(process, task.visits(), recording.stages());
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
      Workshop.delete(folder);
    }
  }

  private static VisitRun measured(Process process, int visits, Optional<Path> recorded)
      throws IOException, InterruptedException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    awaitLine(lines, "start");
    ProcessUsage usage = new ProcessUsage(process.pid());
    Watch watch = new Watch(usage, recorded.isPresent());
    Map<Long, String> warm = usage.processes();
    Map<String, Double> before = ProcessUsage.cpu(warm);
    long start = System.nanoTime();
    Thread watching = Thread.ofPlatform().name("usage").start(watch);
    String[] end = awaitLine(lines, "end").split(" ", -1);
    double seconds = (System.nanoTime() - start) / 1e9;
    watching.interrupt();
    watching.join();
    Map<Long, String> used = usage.processes();
    requireSameBrowsers(warm, used);
    Map<String, Double> cpu = new TreeMap<>(ProcessUsage.cpu(used));
    before.forEach((kind, spent) -> cpu.merge(kind, -spent, Double::sum));
    process.outputWriter(StandardCharsets.UTF_8).close();
    process.waitFor();
    Map<String, Double> stages = recorded.isPresent() ? watch.stages.of(recorded.get()) : Map.of();
    return new VisitRun(
        visits,
        seconds,
        Map.copyOf(cpu),
        watch.peak,
        Integer.parseInt(end[1]),
        Long.parseLong(end[2]),
        stages);
  }

  /** The time of what a browser had started is lost when the browser ends before it. */
  static void requireSameBrowsers(Map<Long, String> before, Map<Long, String> after)
      throws IOException {
    for (Map.Entry<Long, String> each : before.entrySet()) {
      if (each.getValue().equals(ProcessUsage.BROWSER) && !after.containsKey(each.getKey())) {
        throw new IOException("a browser was replaced during the run, so its CPU is not known");
      }
    }
  }

  /** The next line that begins with one of these words. */
  static String awaitLine(BufferedReader lines, String... words) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (List.of(words).contains(line.split(" ", 2)[0])) {
        return line;
      }
    }
    throw new IOException("the process ended before it said " + String.join(" or ", words));
  }

  /** CPU seconds of a visit. */
  double cpuOfVisit() {
    return cpu.values().stream().mapToDouble(Double::doubleValue).sum() / visits;
  }

  /** Visits that a minute has room for. */
  double visitsOfMinute() {
    return visits * 60 / seconds;
  }

  /** Looks at the processes while they run. */
  private static final class Watch implements Runnable {
    private final ProcessUsage usage;
    private final boolean often;
    private final StageTimes stages = new StageTimes();
    private long peak;

    Watch(ProcessUsage usage, boolean often) {
      this.usage = usage;
      this.often = often;
    }

    @Override
    public void run() {
      try {
        while (true) {
          Map<Long, String> processes = usage.processes();
          peak = Math.max(peak, ProcessUsage.memory(processes));
          for (int i = 0; often && i < SAMPLES_PER_LOOK; i++) {
            Map<String, Double> cpu = ProcessUsage.cpu(processes);
            stages.sample(
                Instant.now(), cpu.values().stream().mapToDouble(Double::doubleValue).sum());
            Thread.sleep(EACH_SAMPLE);
          }
          Thread.sleep(often ? 0 : EACH_LOOK);
        }
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
