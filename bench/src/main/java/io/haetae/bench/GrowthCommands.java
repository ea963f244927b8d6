package io.haetae.bench;

import io.haetae.evidence.seal.ConfigurationHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Whole commands on an archive, as a user calls them.
 *
 * @param folder of the {@link GrowingStudy}
 * @param launcher the program
 * @param at what the rows begin with
 * @param times how often each, after one that does not count
 */
record GrowthCommands(Path folder, Path launcher, String at, int times) {
  List<Row> rows() throws IOException, InterruptedException {
    Path written = Files.createTempDirectory("haetae-growth-report-");
    String archive = GrowingStudy.archive(folder).toString();
    String bundle = GrowthCurve.bundle(folder).toString();
    List<Row> rows = new ArrayList<>();
    rows.addAll(rows("status", i -> launched("status", GrowingStudy.file(folder).toString())));
    rows.addAll(rows("verify", i -> launched("verify", bundle)));
    rows.addAll(rows("figures", i -> launched("figures", archive)));
    rows.addAll(
        rows("report", i -> launched("report", archive, "-o", written.resolve("" + i).toString())));
    rows.addAll(rows("start of a run", i -> start()));
    Workshop.delete(written);
    return rows;
  }

  private List<String> launched(String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private List<String> start() {
    return ChildProcess.of(GrowingStart.class, List.of(), List.of(folder.toString())).command();
  }

  private List<Row> rows(String what, IntFunction<List<String>> command)
      throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of(ConfigurationHome.VARIABLE, GrowingStudy.home(folder).toString());
    return WholeProcess.rows(at + "command " + what, environment, command, times, "");
  }
}
