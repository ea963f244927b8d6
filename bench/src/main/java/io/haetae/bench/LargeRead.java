package io.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.Reading;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Question;
import io.haetae.sites.Adapters;
import io.haetae.sites.SavedPage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads and judges one page of 20 MB as the first of a JVM with a bounded heap, once for each part
 * of the page that can be that large.
 *
 * @param heap the largest heap of that JVM, as {@code -Xmx} takes it
 */
record LargeRead(String heap) implements Measurement {
  private static final int SIZE = 20_000_000;
  private static final double NANOS_IN_MILLISECOND = 1e6;
  private static final int WARM_UPS = 8;
  private static final double BYTES_IN_MEGABYTE = 1e6;

  /** Where the bulk of a page lies. */
  enum Part {
    SMALL("", "", ""),
    SCRIPT("<script>", "var words=['a duck of soft rubber', 17, {yes: true}];\n", "</script>"),
    COMMENT("<!-- ", "a duck ", "-->"),
    ELEMENTS("", "<div class=a><b>Duck</b> of rubber</div>\n", ""),
    DEPTH("", "<div class=a>x", ""),
    TEXT("<p>", "a duck of soft rubber ", "</p>"),
    LETTERS("<p>", "말랑한 오리 ", "</p>"),
    DATA("", "<script type=\"application/json\">{\"goods_id\":7,\"salePrice\":1}</script>\n", ""),
    STATE("<script>window.runParams = { data: {\"a\":[", "{\"stock\":7},", "7]}};</script>");

    private final String open;
    private final String filler;
    private final String close;

    Part(String open, String filler, String close) {
      this.open = open;
      this.filler = filler;
      this.close = close;
    }

    String page() {
      String head =
          "<!doctype html><html><head><title>Duck</title><link rel=canonical"
              + " href=\"https://shop.example/duck\"><script type=\"application/ld+json\">{\"@type\":"
              + "\"Product\",\"name\":\"Duck\",\"offers\":{\"@type\":\"Offer\",\"price\":9,\"priceCurrency\":"
              + "\"EUR\",\"availability\":\"InStock\"}}</script></head><body><h1>Duck</h1>";
      int bytes = Math.max(1, filler.getBytes(StandardCharsets.UTF_8).length);
      return head + open + filler.repeat(SIZE / bytes) + close + "</body></html>";
    }
  }

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (Part part : Part.values()) {
      Process process =
          ChildProcess.of(
                  LargeRead.class, List.of("-Xmx" + heap, "-XX:+UseSerialGC"), List.of(part.name()))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      rows.add(
          new Row(
              "read 20 MB first, bulk in %s, -Xmx%s"
                  .formatted(part.name().toLowerCase(Locale.ROOT), heap),
              exit == 0 ? words.strip() : "no, exit " + exit,
              "",
              "<= 1000 ms"));
    }
    return rows;
  }

  /**
   * The process.
   *
   * @param arguments the part's name
   */
  public static void main(String[] arguments) {
    Bytes content = Bytes.utf8(Part.valueOf(arguments[0]).page());
    long allocated = allocated();
    long cpu = cpu();
    String verdict = verdict(content);
    double first = (cpu() - cpu) / NANOS_IN_MILLISECOND;
    double megabytes = (allocated() - allocated) / BYTES_IN_MEGABYTE;
    for (int again = 0; again < WARM_UPS; again++) {
      verdict(content);
    }
    cpu = cpu();
    verdict(content);
    System.out.printf(
        Locale.ROOT,
        "%.0f ms CPU, warm %.0f ms, %.0f MB, %s%n",
        first,
        (cpu() - cpu) / NANOS_IN_MILLISECOND,
        megabytes,
        verdict);
  }

  private static String verdict(Bytes content) {
    Capture capture = SavedPage.capture("page", content);
    Reading reading = new GuardedAdapter(Adapters.bestFor(capture).orElseThrow()).read(capture);
    Question question = new Question(Optional.empty(), Optional.empty(), List.of());
    return Judge.judge(question, reading).kind();
  }

  /** That of the whole process, its compiler and garbage collector with it. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long allocated() {
    return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
  }
}
