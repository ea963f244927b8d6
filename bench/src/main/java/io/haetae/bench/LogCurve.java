package io.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import io.haetae.evidence.log.Leaf;
import io.haetae.evidence.log.LogFiles;
import io.haetae.evidence.log.LogKey;
import io.haetae.evidence.log.QuickLogCheck;
import io.haetae.evidence.log.TargetState;
import io.haetae.evidence.log.TransparencyLog;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Grows a log to one size after another, each time takes one capture's folder away, and has {@code
 * log check --quick} find it, in a JVM that just started as the command's does.
 *
 * @param sizes in leaves, two a capture, each larger than the one before
 */
record LogCurve(List<Integer> sizes) implements Measurement {
  private static final int BATCH = 1000;
  private static final int TARGETS = 10_000;
  private static final int SINGLE = 100;
  private static final double NANOS_IN_MILLI = 1e6;

  LogCurve {
    sizes = List.copyOf(sizes);
  }

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    Path folder = Files.createTempDirectory("haetae-bench-log-");
    Grown grown = Grown.in(folder);
    for (int size : sizes) {
      grown.to(size / 2);
      rows.addAll(grown.appending(size));
      grown.look(0);
      Path removed = folder(grown.archive(), size / 4);
      Files.delete(removed);
      List<Double> wall = new ArrayList<>();
      List<Double> cpu = new ArrayList<>();
      for (int round = 0; round < effort.pairs(); round++) {
        long start = System.nanoTime();
        cpu.add(grown.look(1));
        wall.add((System.nanoTime() - start) / NANOS_IN_MILLI);
      }
      Files.createDirectory(removed);
      rows.add(row(size, "time of the process", Spread.of(wall), "<= 1000 ms at 1000000"));
      rows.add(row(size, "its CPU", Spread.of(cpu), ""));
    }
    Workshop.delete(folder);
    return rows;
  }

  private static Row row(int size, String what, Spread spread, String target) {
    return new Row(
        "one capture removed, %d leaves: %s".formatted(size, what),
        Row.number(spread.median()) + " ms",
        spread.toString(),
        target);
  }

  /** A log that grows, and the folders of its captures. */
  private record Grown(Path folder, LogKey key) {
    static Grown in(Path folder) throws IOException {
      Grown grown = new Grown(folder, LogKey.generate("bench.example/log"));
      Files.writeString(grown.keyFile(), grown.key().verifierKey().toString());
      return grown;
    }

    Path archive() {
      return folder.resolve("archive");
    }

    private Path keyFile() {
      return folder.resolve("key");
    }

    private TransparencyLog open() throws IOException {
      return TransparencyLog.open(archive().resolve(LogFiles.LOG), key, SampleShop.CLOCK);
    }

    void to(int captures) throws IOException {
      try (TransparencyLog log = open()) {
        for (int from = (int) (log.size() / 2); from < captures; from += BATCH) {
          List<Leaf> leaves = new ArrayList<>();
          for (int i = from; i < Math.min(captures, from + BATCH); i++) {
            String target = Sha256.of("target " + i % TARGETS);
            TargetState before = log.target(target);
            long number = before.openings() + 1;
            String id = id(i);
            leaves.add(new Leaf.Open(id, "run", i, target, number, 1));
            leaves.add(new Leaf.Seal(id, target, number, Sha256.of(id), before.lastManifest()));
            Files.createDirectories(LogCurve.folder(archive(), i));
          }
          log.appendAll(leaves);
        }
        log.checkpoint();
      }
    }

    /** What one leaf more costs, and how long a proof is. */
    List<Row> appending(int size) throws IOException {
      try (TransparencyLog log = open()) {
        int proof = log.prove(size / 2).bytes().length;
        long start = System.nanoTime();
        for (int i = 0; i < SINGLE; i++) {
          log.append(new Leaf.Custody(id(i), "view", "clerk", "bench"));
        }
        double each = (System.nanoTime() - start) / NANOS_IN_MILLI / SINGLE;
        log.checkpoint();
        return List.of(
            Row.plain("one leaf appended to %d".formatted(size), each, "ms"),
            new Row("proof in a log of %d".formatted(size), proof + " bytes", "", "< 2000 bytes"));
      }
    }

    /** Looks for removed captures; returns the CPU time in milliseconds. */
    double look(int missing) throws IOException, InterruptedException {
      List<String> arguments =
          List.of(
              archive().toString(),
              folder.resolve("index").toString(),
              keyFile().toString(),
              Integer.toString(missing));
      Process process =
          ChildProcess.of(LogCurve.class, List.of("-XX:+UseSerialGC"), arguments)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("the check found something else: " + words);
      }
      return Double.parseDouble(words.strip());
    }
  }

  /**
   * The process: looks once, and prints its CPU time in milliseconds.
   *
   * @param arguments the archive, the index, the file with the log's key, and how many captures are
   *     missing
   */
  public static void main(String[] arguments) throws IOException {
    VerifierKey key = VerifierKey.parse(Files.readString(Path.of(arguments[2])));
    List<Claim> claims =
        new QuickLogCheck(Path.of(arguments[0]), Path.of(arguments[1]), List.of(key))
            .check()
            .claims();
    List<String> faults =
        claims.stream()
            .filter(claim -> claim.state() == Claim.State.FAIL)
            .map(Claim::detail)
            .toList();
    boolean asIs = faults.stream().allMatch(fault -> fault.contains("is missing, and has no"));
    if (!asIs || faults.size() != Integer.parseInt(arguments[3])) {
      System.out.println(claims);
      System.exit(1);
    }
    System.out.println(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
            / NANOS_IN_MILLI);
  }

  /** A made-up id of the form that real ones have. */
  private static String id(int number) {
    return "019abcde-%04x-7000-8000-%012x".formatted(number & 0xffff, number);
  }

  private static Path folder(Path archive, int number) {
    return archive
        .resolve(Bundles.CAPTURES)
        .resolve("2026/%02d/%02d".formatted(number % 12 + 1, number / 12 % 28 + 1))
        .resolve(id(number));
  }
}
