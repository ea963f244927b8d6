package io.haetae.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  private static final OptionalLong PLENTY = OptionalLong.of(100L << 30);

  @TempDir private Path folder;

  @Test
  void aFreeMachineRunsWhatTheStudyAllows() {
    assertThat(new Machine(2, PLENTY, 0).lanes(4, 0)).isEqualTo(4);
    assertThat(new Machine(2, PLENTY, 0).lanes(50, 0)).isEqualTo(8);
    assertThat(new Machine(16, OptionalLong.empty(), -1).lanes(50, 0)).isEqualTo(50);
  }

  @Test
  void memoryLimitsHowManyMoreAreStarted() {
    OptionalLong forTwo = OptionalLong.of(Machine.LEFT_BYTES + 2 * Machine.LANE_BYTES);
    assertThat(new Machine(8, forTwo, 0).lanes(10, 0)).isEqualTo(2);
    assertThat(new Machine(8, forTwo, 0).lanes(10, 3)).isEqualTo(5);
    assertThat(new Machine(8, OptionalLong.of(0), 0).lanes(10, 3)).isEqualTo(3);
  }

  @Test
  void aLoadedMachineStartsNoMoreThanItHasProcessors() {
    assertThat(new Machine(2, PLENTY, 5.9).lanes(8, 3)).isEqualTo(8);
    assertThat(new Machine(2, PLENTY, 6).lanes(8, 3)).isEqualTo(3);
    assertThat(new Machine(2, PLENTY, 6).lanes(8, 1)).isEqualTo(2);
    assertThat(new Machine(2, OptionalLong.of(0), 60).lanes(8, 0)).isOne();
  }

  @Test
  void theSmallerOfMachineAndContainerCounts() throws IOException {
    Path memory = folder.resolve("meminfo");
    Files.writeString(memory, "MemTotal:  9000 kB\nMemAvailable:    8000 kB\n");
    assertThat(Machine.at(memory, folder).freeBytes()).hasValue(8000L << 10);

    Files.writeString(folder.resolve("memory.max"), "5000000\n");
    Files.writeString(folder.resolve("memory.current"), "4000000\n");
    Files.writeString(folder.resolve("memory.stat"), "anon 1\ninactive_file 500000\n");
    assertThat(Machine.at(memory, folder).freeBytes()).hasValue(1_500_000);

    Files.writeString(folder.resolve("memory.max"), "max\n");
    assertThat(Machine.at(memory, folder).freeBytes()).hasValue(8000L << 10);
    assertThat(Machine.at(folder.resolve("none"), folder).freeBytes()).isEmpty();
  }

  @Test
  void thisMachineRunsAtLeastOneLane() {
    Machine now = Machine.now();
    assertThat(now.processors()).isPositive();
    assertThat(now.lanes(1, 0)).isOne();
  }
}
