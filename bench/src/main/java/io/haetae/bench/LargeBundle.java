package io.haetae.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Seals and verifies a bundle in a JVM with a small heap; an {@code OutOfMemoryError} there is a
 * failure here.
 *
 * @param bodies how many
 * @param bytesEach how large each is
 * @param heap the largest heap of that JVM, as {@code -Xmx} takes it
 */
record LargeBundle(int bodies, int bytesEach, String heap) implements Measurement {
  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    Process process =
        ChildProcess.of(
                LargeBundle.class,
                List.of("-Xmx" + heap, "-Dlogback.configurationFile=bench-logback.xml"),
                List.of(Integer.toString(bodies), Integer.toString(bytesEach)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    long bytes = (long) bodies * bytesEach;
    String what = "%d MB sealed and verified with -Xmx%s".formatted(bytes / 1_000_000, heap);
    return List.of(new Row(what, exit == 0 ? "yes" : "no, exit " + exit, words.strip(), "yes"));
  }

  /**
   * The process.
   *
   * @param arguments how many bodies, and how large each is
   */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    int size = Integer.parseInt(arguments[1]);
    try (Workshop workshop = Workshop.open()) {
      long start = System.nanoTime();
      Path bundle = workshop.seal(SampleShop.large(count, size));
      long sealed = System.nanoTime();
      workshop.verify(bundle);
      System.out.printf(
          "sealed in %d s, verified in %d s%n",
          Duration.ofNanos(sealed - start).toSeconds(),
          Duration.ofNanos(System.nanoTime() - sealed).toSeconds());
    }
  }
}
