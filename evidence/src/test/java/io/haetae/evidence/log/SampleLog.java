package io.haetae.evidence.log;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A log with a run whose visits are sealed, and the captures beside it. */
final class SampleLog implements AutoCloseable {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);
  static final String CONFIG = Sha256.of("configuration");

  final Path archive;
  final TransparencyLog log;

  private SampleLog(Path archive, TransparencyLog log) {
    this.archive = archive;
    this.log = log;
  }

  static SampleLog open(Path archive, LogKey key) throws IOException {
    return new SampleLog(archive, TransparencyLog.open(archive.resolve(LogFiles.LOG), key, CLOCK));
  }

  static LogKey key() throws IOException {
    return LogKey.generate("log.example/haetae");
  }

  static String target(int number) {
    return Sha256.of("target " + number);
  }

  static Leaf filler(long number) {
    return new Leaf.Custody("c" + number, "view", "clerk", "number " + number);
  }

  /** A run over targets, each visited and sealed, with its end. */
  void run(String run, int targets) throws IOException {
    plan(run, targets);
    for (int i = 0; i < targets; i++) {
      visit(run, i);
    }
    log.append(new Leaf.RunEnd(run, targets, targets, 0, 0));
  }

  void plan(String run, int targets) throws IOException {
    List<PlannedVisit> visits =
        IntStream.range(0, targets)
            .mapToObj(i -> new PlannedVisit(i, run + "-visit-" + i, target(i)))
            .toList();
    log.plan(run, visits, CONFIG);
  }

  void visit(String run, int position) throws IOException {
    LogEntry<Leaf.Open> open = log.open(run + "-" + position, run, position, target(position), 1);
    seal(open.leaf());
  }

  Leaf.Seal seal(Leaf.Open open) throws IOException {
    byte[] manifest = ("manifest of " + open.captureId()).getBytes(StandardCharsets.UTF_8);
    Path file = folder(open.captureId()).resolve(Bundles.MANIFEST);
    Files.createDirectories(file.getParent());
    Files.write(file, manifest);
    Optional<String> previous = log.target(open.target()).lastManifest();
    Leaf.Seal seal =
        new Leaf.Seal(
            open.captureId(), open.target(), open.targetSeq(), Sha256.of(manifest), previous);
    return log.append(seal).leaf();
  }

  Path folder(String captureId) {
    return archive.resolve(Bundles.CAPTURES).resolve("2026/11/23").resolve(captureId);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
