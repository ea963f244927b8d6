package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.engine.Machine;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class BrowserOptionsTest {
  private static final OptionalLong PLENTY = OptionalLong.of(100L << 30);
  private static final OptionalLong LITTLE = OptionalLong.of(1_000_000_000);

  @Test
  void aFreeMachineRunsFourLanes() {
    assertThat(options().lanes(new Machine(1, PLENTY, 0))).isEqualTo(4);
    assertThat(options().lanes(new Machine(16, PLENTY, 0))).isEqualTo(4);
  }

  @Test
  void memoryAndLoadLeaveRoomForFewer() {
    assertThat(options().lanes(new Machine(16, LITTLE, 0))).isOne();
    assertThat(options().lanes(new Machine(2, PLENTY, 20))).isEqualTo(2);
    assertThat(options().lanes(new Machine(2, OptionalLong.of(0), 20))).isOne();
  }

  @Test
  void aBrowserElsewhereTakesNoneOfThisMemory() {
    BrowserOptions remote = options("--remote", "http://grid.example:4444");
    assertThat(remote.lanes(new Machine(16, LITTLE, 0))).isEqualTo(4);
    assertThat(remote.lanes(new Machine(2, LITTLE, 20))).isEqualTo(2);
  }

  @Test
  void aSizeThatNoPictureCanHaveIsRefused() {
    BrowserOptions options = options("--whole-page", "5");
    assertThatThrownBy(options::offline)
        .isInstanceOf(InputException.class)
        .hasMessage("The picture of the whole page can have 10 to 100 percent of its size, not 5");
  }

  private static BrowserOptions options(String... arguments) {
    BrowserOptions options = new BrowserOptions();
    new CommandLine(options).parseArgs(arguments);
    return options;
  }
}
