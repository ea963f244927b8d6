package io.haetae.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long commands take that end at once, as a user calls them: from the launcher's start to its
 * end, disk warm, after one call that makes the command's class archive.
 *
 * @param launcher the program
 * @param bodies of 1 MB that larger bundles hold, one bundle each
 */
record StartUp(Path launcher, List<Integer> bodies) implements Measurement {
  private static final int DOCUMENT = 400_000;
  private static final int BODY = 1_000_000;

  /** Copies the list. */
  StartUp {
    bodies = List.copyOf(bodies);
  }

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    int times = effort.iterations();
    List<Row> rows = new ArrayList<>(rows("--help", List.of("--help"), times, "<= 500"));
    Path page = Files.createTempFile("haetae-bench-", ".html");
    try (Workshop workshop = Workshop.open()) {
      Files.writeString(page, SampleShop.document(DOCUMENT));
      rows.addAll(
          rows("read a page of 400 kB", List.of("read", page.toString()), times, "<= 1200"));
      rows.addAll(verify(workshop, workshop.seal(SampleShop.page()), times, "<= 1000"));
      for (int count : bodies) {
        rows.addAll(verify(workshop, workshop.seal(SampleShop.large(count, BODY)), times, ""));
      }
    } finally {
      Files.delete(page);
    }
    return rows;
  }

  private List<Row> verify(Workshop workshop, Path bundle, int times, String target)
      throws IOException, InterruptedException {
    double megabytes = Files.size(bundle.resolve("capture.wacz")) / 1e6;
    return rows(
        "verify a bundle of %.1f MB".formatted(megabytes),
        List.of("verify", bundle.toString(), "--trust=" + workshop.trusted()),
        times,
        target);
  }

  private List<Row> rows(String what, List<String> arguments, int times, String target)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    return WholeProcess.rows("start-up, " + what, Map.of(), i -> command, times, target);
  }
}
