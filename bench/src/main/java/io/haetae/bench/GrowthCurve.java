package io.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import io.haetae.core.browse.Capture;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one more capture, the check of one bundle and opening cost as an archive grows, with small
 * made-up captures that share most of their bytes in a packed archive.
 *
 * @param sizes how many captures the archive holds at each look, growing
 * @param timed captures that are timed before each look
 */
record GrowthCurve(List<Integer> sizes, int timed) implements Measurement {
  private static final int LOOKS = 7;
  private static final double MILLION = 1e6;

  /** Copies the list. */
  GrowthCurve {
    sizes = List.copyOf(sizes);
  }

  private interface Work {
    void run() throws IOException;
  }

  @Override
  public List<Row> run(Effort effort) throws IOException {
    Capture capture = SampleShop.large(1, 20_000);
    List<Row> rows = new ArrayList<>();
    try (Workshop workshop = Workshop.packed()) {
      int captures = 0;
      for (int size : sizes) {
        for (; captures < size - timed; captures++) {
          workshop.seal(capture);
        }
        OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        Spread sealing = spread(timed, () -> workshop.seal(capture));
        cpu = system.getProcessCpuTime() - cpu;
        captures += timed;
        Path bundle = Bundles.in(workshop.archive()).get(captures / 2);
        String at = "archive of " + captures + ", ";
        rows.add(Row.ratio(at + "one capture, ms", sealing, ""));
        rows.add(Row.plain(at + "one capture, CPU", cpu / MILLION / timed, "ms"));
        rows.add(
            Row.ratio(
                at + "verify one bundle, ms", spread(LOOKS, () -> workshop.verify(bundle)), ""));
        rows.add(Row.ratio(at + "open the archive, ms", spread(LOOKS, workshop::reopen), ""));
        rows.add(
            Row.ratio(
                at + "list the bundles, ms",
                spread(LOOKS, () -> Bundles.in(workshop.archive())),
                ""));
      }
    }
    return rows;
  }

  private static Spread spread(int times, Work work) throws IOException {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.run();
      millis.add((System.nanoTime() - start) / MILLION);
    }
    return Spread.of(millis);
  }
}
