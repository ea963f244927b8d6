package io.haetae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Bundles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each benchmark runs once, without a browser; what it measures then is nobody's figure. */
final class BenchmarksTest {
  private static final Measurement.Effort LEAST =
      new Measurement.Effort(0, 0, 1, Duration.ofMillis(10), 1);

  @ParameterizedTest
  @ValueSource(classes = {SealBenchmark.class, VerifyBenchmark.class})
  void aBenchmarkTellsTimeCpuAndAllocation(Class<?> benchmark) throws Exception {
    List<Row> rows = new JmhMeasurement(benchmark, Map.of(), "none").run(LEAST);
    assertThat(rows).extracting(Row::found).hasSize(3).noneMatch(found -> found.contains("NaN"));
  }

  @Test
  void readingIsMeasuredPageByPage() throws Exception {
    Map<String, List<String>> pages = Map.of("page", List.of(ReadBenchmark.MADE_UP));
    assertThat(new JmhMeasurement(ReadBenchmark.class, pages, "none").run(LEAST))
        .extracting(Row::what)
        .allMatch(what -> what.startsWith("Read made-up, "));
  }

  /** In a heap that holds the small page alone: what cannot be read is a row, and no figure. */
  @Test
  void aLargePageIsReadInAProcessOfItsOwn() throws Exception {
    List<Row> rows = new LargeRead("32m").run(LEAST);
    assertThat(rows).hasSize(LargeRead.Part.values().length);
    assertThat(rows.getFirst().found()).matches("\\d+ ms CPU, warm \\d+ ms, \\d+ MB, Orderable");
    assertThat(rows.getLast().found()).isEqualTo("no, exit 1");
  }

  @Test
  void aBundleIsVerifiedBesideSha256sum() throws Exception {
    List<Row> rows = new VerifyPairs(2, 1_000_000).run(LEAST);
    assertThat(rows.getFirst().found()).matches("2\\.\\d+ MB");
    assertThat(Double.parseDouble(rows.getLast().found())).isPositive();
  }

  @Test
  void anExhaustedHeapIsAFailure() throws Exception {
    assertThat(new LargeBundle(3, 1_000_000, "4m").run(LEAST).getFirst().found()).startsWith("no");
  }

  @Test
  void aRemovedCaptureIsFoundAtEachSizeOfALog() throws Exception {
    assertThat(new LogCurve(List.of(200, 1_000)).run(LEAST))
        .extracting(Row::what)
        .hasSize(8)
        .contains("one capture removed, 1000 leaves: its CPU");
  }

  @Test
  void anIndexOfListingsFindsWhatItHolds() throws Exception {
    List<Row> rows = new IndexCurve(List.of(300), "64m").run(LEAST);
    assertThat(rows).hasSize(6);
    assertThat(rows.get(3).what()).isEqualTo("index of 300: a title, warm");
    assertThat(rows.get(3).found()).endsWith("first of 200: 200");
    assertThat(rows.get(4).found()).endsWith("first of 200: 200");
  }

  @Test
  void figuresAreMeasuredInAProcessOfTheirOwn() throws Exception {
    assertThat(new FiguresAtScale(60, "64m").run(LEAST).getFirst().found())
        .matches("\\d+ s, \\d+ figures");
  }

  /** The program here only looks whether what it is to read and verify is there. */
  @Test
  void commandsAreTimedAsTheyAreCalled(@TempDir Path folder) throws Exception {
    Path launcher = folder.resolve("launcher");
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        case $1 in
          --help) ;;
          read) test -s "$2" ;;
          verify) test -s "$2/capture.wacz" && test -d "${3#--trust=}/authorities" ;;
        esac
        """);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

    assertThat(new StartUp(launcher, List.of(1)).run(LEAST))
        .extracting(Row::what)
        .containsExactly(
            "start-up, --help, ms",
            "start-up, --help, CPU ms",
            "start-up, read a page of 400 kB, ms",
            "start-up, read a page of 400 kB, CPU ms",
            "start-up, verify a bundle of 2.6 MB, ms",
            "start-up, verify a bundle of 2.6 MB, CPU ms",
            "start-up, verify a bundle of 1.1 MB, ms",
            "start-up, verify a bundle of 1.1 MB, CPU ms");
  }

  /** Two listings as two buyers, with the controls of each session. */
  @Test
  void anArchiveIsMeasuredAsItGrows(@TempDir Path folder) throws Exception {
    Optional<Path> kept = Optional.of(folder);
    assertThat(new GrowthCurve(List.of(4L), 2, kept, Optional.empty()).run(LEAST))
        .extracting(Row::what)
        .contains("archive of 16, one capture, ms", "archive of 16, verify one bundle, ms")
        .contains("archive of 16, report of the last run, ms");
    try (GrowingStudy again = GrowingStudy.open(folder, 2)) {
      String last = again.archive().database().lastRun().orElseThrow().name();
      assertThat(again.archive().database().verdicts(last)).isEqualTo(Map.of("Orderable", 2));
      long before = again.captures();
      again.growTo(before + 1);
      assertThat(again.captures())
          .isGreaterThan(before)
          .isEqualTo(Bundles.in(again.archive().folder()).size());
    }
  }

  @Test
  void theSpreadIsTheMiddleHalf() {
    assertThat(Spread.of(List.of(5.0, 1.0, 2.0, 3.0, 4.0))).isEqualTo(new Spread(2, 3, 4, 5));
  }
}
