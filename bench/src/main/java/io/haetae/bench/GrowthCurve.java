package io.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * What one more capture, and each way of asking, costs as an archive grows: bundles, log and
 * database of a {@link GrowingStudy}, and whole commands as a user calls them.
 *
 * @param sizes how many captures the archive holds at each look, growing
 * @param listings that are watched as each of two buyers
 * @param kept where the study is kept and gone on with; empty for a new one that is removed
 * @param launcher the program that a user calls; empty if it is not built, and then commands are
 *     not measured
 */
record GrowthCurve(List<Long> sizes, int listings, Optional<Path> kept, Optional<Path> launcher)
    implements Measurement {
  private static final double MILLION = 1e6;

  /** Copies the list. */
  GrowthCurve {
    sizes = List.copyOf(sizes);
  }

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    Path folder = kept.isPresent() ? kept.get() : Files.createTempDirectory("haetae-growth-");
    List<Row> rows = new ArrayList<>();
    for (long size : sizes) {
      String at = grow(folder, size, rows);
      rows.add(opening(folder, at, effort.iterations()));
      try (ArchiveDatabase database = database(folder)) {
        rows.addAll(new GrowthLooks(folder, database, at, effort.iterations()).rows());
      }
      if (launcher.isPresent()) {
        rows.addAll(new GrowthCommands(folder, launcher.get(), at, effort.iterations()).rows());
      }
    }
    if (kept.isEmpty()) {
      Workshop.delete(folder);
    }
    return rows;
  }

  /** Makes what is missing, and then the captures of one more day, which are timed. */
  private String grow(Path folder, long size, List<Row> rows)
      throws IOException, InterruptedException {
    try (GrowingStudy study = GrowingStudy.open(folder, listings)) {
      long before = study.captures();
      long start = System.nanoTime();
      long cpu = cpu();
      study.growTo(size);
      long made = study.captures() - before;
      if (made > 0) {
        rows.add(
            Row.plain(
                "%d captures made, CPU of each".formatted(made),
                (cpu() - cpu) / MILLION / made,
                "ms, %.0f s in all".formatted((System.nanoTime() - start) / 1e9)));
      }
      // A process that has just started compiles most of its code in its first hundred captures.
      study.oneDay(observation -> {});
      String at = "archive of " + study.captures() + ", ";
      List<Double> millis = new ArrayList<>();
      long[] last = {System.nanoTime()};
      cpu = cpu();
      study.oneDay(
          observation -> {
            long now = System.nanoTime();
            millis.add((now - last[0]) / MILLION);
            last[0] = now;
          });
      rows.add(Row.ratio(at + "one capture, ms", Spread.of(millis), ""));
      rows.add(Row.plain(at + "one capture, CPU", (cpu() - cpu) / MILLION / millis.size(), "ms"));
      return at;
    } catch (ExecutionException failed) {
      throw new IOException("a lane ended early", failed);
    }
  }

  /** As a run begins and ends that has nothing to do. */
  private static Row opening(Path folder, String at, int times) throws IOException {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      GrowingStudy.open(folder, 0).close();
      millis.add((System.nanoTime() - start) / MILLION);
    }
    return Row.ratio(at + "opened and closed, ms", Spread.of(millis), "");
  }

  private static ArchiveDatabase database(Path folder) {
    return ArchiveDatabase.openExisting(GrowingStudy.archive(folder), Clock.systemUTC());
  }

  /** A bundle from the middle of the archive's days. */
  static Path bundle(Path folder) throws IOException {
    List<Path> all = Bundles.in(GrowingStudy.archive(folder));
    return all.get(all.size() / 2);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
