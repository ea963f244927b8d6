package io.haetae.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifies a large bundle and runs {@code sha256sum} over its package, one after the other in turn,
 * so that both meet the same load and the same warm file.
 *
 * @param bodies how many
 * @param bytesEach how large each is
 */
record VerifyPairs(int bodies, int bytesEach) implements Measurement {
  private static final double NANOS = 1e9;

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    try (Workshop workshop = Workshop.open()) {
      Path bundle = workshop.seal(SampleShop.large(bodies, bytesEach));
      Path wacz = bundle.resolve("capture.wacz");
      List<Double> ours = new ArrayList<>();
      List<Double> theirs = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (int pair = -effort.warmUps(); pair < effort.pairs(); pair++) {
        boolean oursFirst = pair % 2 == 0;
        double before = oursFirst ? verify(workshop, bundle) : sha256sum(wacz);
        double after = oursFirst ? sha256sum(wacz) : verify(workshop, bundle);
        if (pair >= 0) {
          ours.add(oursFirst ? before : after);
          theirs.add(oursFirst ? after : before);
          ratios.add(theirs.getLast() / ours.getLast());
        }
      }
      double megabytes = wacz.toFile().length() / 1e6;
      return List.of(
          Row.plain("verify, size of the package", megabytes, "MB"),
          Row.plain("sha256sum", megabytes / Spread.of(theirs).median(), "MB/s"),
          Row.plain("verify, every claim", megabytes / Spread.of(ours).median(), "MB/s"),
          Row.ratio("verify / sha256sum, throughput", Spread.of(ratios), ">= 0.8"));
    }
  }

  private static double verify(Workshop workshop, Path bundle) throws IOException {
    long start = System.nanoTime();
    workshop.verify(bundle);
    return (System.nanoTime() - start) / NANOS;
  }

  private static double sha256sum(Path wacz) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder("sha256sum", wacz.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("sha256sum failed");
    }
    return (System.nanoTime() - start) / NANOS;
  }
}
