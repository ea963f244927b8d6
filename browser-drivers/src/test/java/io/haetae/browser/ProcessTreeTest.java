package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
  @Test
  void theMemoryOfAProcessIsThatOfItsDescendantsToo() throws Exception {
    assumeThat(Files.exists(Path.of("/proc/self/status"))).isTrue();
    long own = ProcessTree.memory(ProcessHandle.current()).orElseThrow();
    assertThat(own).isGreaterThan(10L << 20);

    Process child = new ProcessBuilder("sh", "-c", "read wait").start();
    try {
      assertThat(ProcessTree.memory(child.toHandle()).orElseThrow()).isBetween(1L, own);
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(ProcessTree.memory(child.toHandle())).isEqualTo(OptionalLong.empty());
  }
}
