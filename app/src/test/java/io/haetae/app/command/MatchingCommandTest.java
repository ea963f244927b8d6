package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MatchingCommandTest {
  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();

  @Test
  void trainsOnALabelledSetAndShowsBeforeAndAfter() throws IOException {
    Path set = folder.resolve("set.csv");
    Files.writeString(set, set(60));
    Path weights = folder.resolve("weights.json");
    assertThat(run("train", set.toString(), "--out", weights.toString())).isEqualTo(ExitCode.FINE);
    assertThat(out.toString())
        .contains("before, on 24 pairs that were held back", "after, trained on 96 pairs")
        .contains("recall at 95 % precision", "sent to review");
    out.getBuffer().setLength(0);

    assertThat(run("measure", set.toString(), "--weights", weights.toString()))
        .isEqualTo(ExitCode.FINE);
    assertThat(out.toString()).startsWith("F1 1.000");
  }

  @Test
  void saysWhatALabelledSetLacks() throws IOException {
    Path set = folder.resolve("set.csv");
    Files.writeString(set, set(4));
    assertThat(run("train", set.toString(), "--out", folder.resolve("w").toString()))
        .isNotEqualTo(ExitCode.FINE);
    Files.writeString(set, "left_title,right_title\na,b\n");
    assertThat(run("measure", set.toString())).isNotEqualTo(ExitCode.FINE);
    Files.writeString(set, "left_title,right_title,label\na,b,maybe\n");
    assertThat(run("measure", set.toString())).isNotEqualTo(ExitCode.FINE);
  }

  /** Half of the pairs share their designation, half do not. */
  private static String set(int each) {
    StringBuilder rows = new StringBuilder("left_title,right_title,label\n");
    for (int i = 0; i < each; i++) {
      rows.append("Heater HX%d white,HX%d folding heater,1\n".formatted(1000 + i, 1000 + i));
      rows.append("Heater HX%d white,Kettle KT%d steel,0\n".formatted(1000 + i, 3000 + i));
    }
    return rows.toString();
  }

  private int run(String... arguments) {
    return new CommandLine(new MatchingCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }
}
