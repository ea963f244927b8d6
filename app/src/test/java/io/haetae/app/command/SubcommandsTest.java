package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class SubcommandsTest {
  @Test
  void anOverviewIsTheSameWithoutTheirOptions() {
    String inFull = of("help").getUsageMessage();
    assertThat(inFull).contains("  verify ", "  completion ");
    assertThat(of().getUsageMessage()).isEqualTo(inFull);
  }

  @Test
  void aCommandThatIsNamedIsThereInFull() {
    CommandLine all = of("help");
    Set<String> names = all.getSubcommands().keySet();
    assertThat(names).hasSizeGreaterThan(20);
    for (String name : names) {
      CommandSpec named = spec(of("-h", name, "x"), name);
      assertThat(named.userObject()).as(name).isNotNull();
      assertThat(named.optionsMap().keySet())
          .as(name)
          .isEqualTo(spec(all, name).optionsMap().keySet());
    }
  }

  @Test
  void othersAreNotRead() {
    assertThat(spec(of("verify", "x"), "read").userObject()).isNull();
  }

  @Test
  void aFileMayNameAnyCommand() {
    assertThat(spec(of("@words.txt"), "read").userObject()).isInstanceOf(ReadCommand.class);
  }

  private static CommandSpec spec(CommandLine line, String name) {
    return Objects.requireNonNull(line.getSubcommands().get(name)).getCommandSpec();
  }

  private static CommandLine of(String... words) {
    CommandLine line = new CommandLine(CommandSpec.create().name("haetae"));
    Subcommands.addTo(line, List.of(words));
    return line;
  }
}
