package io.haetae.evidence.log;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a log of a million leaves; not a test. Arguments: an empty folder, which should be in
 * memory as it gets a folder for each capture, and the number of captures (two leaves each).
 */
final class LogBench {
  private static final int TARGETS = 10_000;
  private static final int BATCH = 1000;

  private final Path archive;
  private final int captures;
  private final LogKey key;

  private LogBench(Path archive, int captures) throws IOException {
    this.archive = archive;
    this.captures = captures;
    this.key = SampleLog.key();
  }

  public static void main(String[] arguments) throws IOException {
    LogBench bench = new LogBench(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    PrintStream out = System.out;
    bench.append(out);
    bench.open(out);
    bench.check(out);
  }

  private void append(PrintStream out) throws IOException {
    try (SampleLog sample = SampleLog.open(archive, key)) {
      Instant start = Instant.now();
      for (int batch = 0; batch < captures / BATCH; batch++) {
        List<Leaf> leaves = new ArrayList<>();
        for (int i = batch * BATCH; i < (batch + 1) * BATCH; i++) {
          String target = SampleLog.target(i % TARGETS);
          TargetState before = sample.log.target(target);
          long number = before.openings() + 1;
          leaves.add(new Leaf.Open(id(i), "run", i, target, number, 1));
          leaves.add(new Leaf.Seal(id(i), target, number, Sha256.of(id(i)), before.lastManifest()));
          Files.createDirectories(folder(i));
        }
        sample.log.appendAll(leaves);
      }
      long took = Duration.between(start, Instant.now()).toMillis();
      out.printf("appended %d leaves in batches: %d ms%n", sample.log.size(), took);
      start = Instant.now();
      for (int i = 0; i < 500; i++) {
        sample.log.append(SampleLog.filler(i));
      }
      took = Duration.between(start, Instant.now()).toMillis();
      out.printf("500 single appends: %d ms%n", took);
      start = Instant.now();
      sample.log.checkpoint();
      out.printf("checkpoint: %d ms%n", Duration.between(start, Instant.now()).toMillis());
      out.printf("proof: %d bytes%n", sample.log.prove(captures / 2).bytes().length);
    }
  }

  private void open(PrintStream out) throws IOException {
    Instant start = Instant.now();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      long took = Duration.between(start, Instant.now()).toMillis();
      out.printf("opened with %d leaves: %d ms%n", sample.log.size(), took);
    }
  }

  private void check(PrintStream out) throws IOException {
    quick(out, "first look, every leaf");
    quick(out, "same log again");
    Files.delete(folder(captures / 2));
    for (int round = 0; round < 3; round++) {
      quick(out, "one capture removed");
    }
    Instant start = Instant.now();
    List<Claim> claims =
        new LogCheck(archive, List.of(key.verifierKey())).check(List.of()).claims();
    long took = Duration.between(start, Instant.now()).toMillis();
    long gone = claims.stream().filter(claim -> claim.detail().contains("is missing, and")).count();
    out.printf("whole check (%d missing): %d ms%n", gone, took);
  }

  private void quick(PrintStream out, String what) throws IOException {
    Instant start = Instant.now();
    Path index = archive.resolveSibling(archive.getFileName() + ".index");
    List<Claim> claims =
        new QuickLogCheck(archive, index, List.of(key.verifierKey())).check().claims();
    long took = Duration.between(start, Instant.now()).toMillis();
    long gone = claims.stream().filter(claim -> claim.detail().contains("is missing, and")).count();
    out.printf("quick check, %s (%d missing): %d ms%n", what, gone, took);
  }

  private static String id(int number) {
    return "019abcde-%04x-7000-8000-%012x".formatted(number & 0xffff, number);
  }

  private Path folder(int number) {
    return archive
        .resolve(Bundles.CAPTURES)
        .resolve("2026/%02d/%02d".formatted(number % 12 + 1, number / 12 % 28 + 1))
        .resolve(id(number));
  }
}
