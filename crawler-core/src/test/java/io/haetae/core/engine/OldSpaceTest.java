package io.haetae.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** In processes of their own, which have the collector that the launcher chooses. */
class OldSpaceTest {
  private static final int HELD = 20 << 10;
  private static final int BLOCK = 1 << 10;
  private static final int BLOCKS = 20_000_000;
  private static final int KEPT_OF = 100;

  @Test
  void isTidiedBeforeItTakesMoreFromTheSystem() throws Exception {
    assertThat(committedMegabytes("-XX:+UseSerialGC", "tidy")).isLessThan(80);
  }

  @Test
  void wouldGrowByItself() throws Exception {
    assertThat(committedMegabytes("-XX:+UseSerialGC", "not")).isGreaterThan(150);
  }

  @Test
  void leavesOtherCollectorsAlone() throws Exception {
    assertThat(committedMegabytes("-XX:+UseParallelGC", "tidy")).isZero();
  }

  private static long committedMegabytes(String collector, String how)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                collector,
                "-Xms30m",
                "-Xmn10m",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                OldSpaceTest.class.getName(),
                how)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return Long.parseLong(said.strip());
  }

  /** Holds 20 MB, of which now and then a piece is replaced: what was old becomes garbage. */
  public static void main(String[] arguments) {
    if (arguments[0].equals("tidy")) {
      OldSpace.keepTidy();
      OldSpace.keepTidy();
    }
    byte[][] held = new byte[HELD][];
    for (int i = 0; i < HELD; i++) {
      held[i] = new byte[BLOCK];
    }
    for (int i = 0; i < BLOCKS; i++) {
      byte[] block = new byte[BLOCK];
      if (i % KEPT_OF == 0) {
        held[i / KEPT_OF % HELD] = block;
      }
    }
    System.out.println(
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Tenured Gen"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getCommitted())
                .sum()
            >> 20);
  }
}
