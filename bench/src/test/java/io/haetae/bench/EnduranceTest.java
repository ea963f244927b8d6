package io.haetae.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many visits leave behind, without a browser. */
final class EnduranceTest {
  @Test
  void aSlopeHasItsNoise() {
    Slope line = Slope.of(List.of(10.0, 12.0, 14.0, 16.0)).orElseThrow();
    assertThat(line).isEqualTo(new Slope(2, 0));
    assertThat(line.isFlat()).isFalse();
    // Rests 0.4, -0.2, -0.8, 0.6 around 1.6 + 0.8 i: twice the root of 1.2 / 2 / 5.
    Slope noisy = Slope.of(List.of(2.0, 2.2, 2.4, 4.6)).orElseThrow();
    assertThat(noisy.each()).isEqualTo(0.8, within(1e-9));
    assertThat(noisy.noise()).isEqualTo(2 * Math.sqrt(1.2 / 2 / 5), within(1e-9));
    assertThat(noisy.isFlat()).isFalse();
    assertThat(Slope.of(List.of(2.0, 3.0, 2.0, 3.0)).orElseThrow().isFlat()).isTrue();
    assertThat(Slope.of(List.of(1.0, 2.0))).isEmpty();
  }

  @Test
  void whatGrowsIsToldAndWhatStaysIsFlat() {
    List<Holdings> windows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      windows.add(new Holdings(800 + i % 2, 300, 500 + 3 * i, 200, 14, 7));
    }
    // The first fifth is when heaps fill.
    windows.set(0, new Holdings(200, 100, 500, 90, 14, 7));
    List<Row> rows = new Endurance(2, 1_000, 100).rows(windows);
    assertThat(rows).hasSize(16);
    assertThat(rows.get(9).what()).isEqualTo("endurance, to visit 1000");
    assertThat(rows.get(9).found()).isEqualTo("801 MB");
    assertThat(rows.get(10).spread()).endsWith(", flat");
    assertThat(rows.get(12))
        .isEqualTo(
            new Row(
                "endurance, open handles per 100 visits",
                "3.000",
                "± 0.000, GROWS",
                "within noise"));
  }

  @Test
  void whatThisProcessHoldsIsSeen(@TempDir Path folder) throws IOException {
    ProcessUsage usage = new ProcessUsage(ProcessHandle.current().pid());
    Path file = Files.writeString(folder.resolve("file"), "x");
    Holdings holdings = Holdings.of(usage, folder);
    assertThat(holdings.files()).isEqualTo(1);
    assertThat(holdings.threads()).isGreaterThan(5);
    assertThat(holdings.programMegabytes()).isGreaterThan(10);
    Map<Long, String> self = Map.of(ProcessHandle.current().pid(), "java");
    long before = ProcessUsage.handles(self);
    List<AutoCloseable> open = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      open.add(Files.newByteChannel(file));
    }
    assertThat(ProcessUsage.handles(self)).isGreaterThan(before + 20);
    for (AutoCloseable each : open) {
      assertThat(each).satisfies(AutoCloseable::close);
    }
  }

  @Test
  void aProcessThatEndedDoesNotRun() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("cat").start();
    assertThat(ProcessUsage.runs(process.toHandle())).isTrue();
    process.getOutputStream().close();
    process.waitFor();
    assertThat(ProcessUsage.runs(process.toHandle())).isFalse();
  }
}
