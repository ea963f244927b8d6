package io.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import io.haetae.matching.image.Pdq;
import io.haetae.matching.index.ListingIndex;
import io.haetae.matching.text.Wording;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes made-up listings, each with one photograph, into an index on disk in a process of its own,
 * opens it again and asks it, warm, for titles and photographs that it holds in another form.
 *
 * @param sizes in listings
 * @param heap the most that the process may take, as {@code -Xmx} has it
 */
record IndexCurve(List<Integer> sizes, String heap) implements Measurement {
  private static final int WARM = 200;
  private static final int ASKED = 200;
  private static final int BATCH = 50_000;
  private static final double NANOS_IN_MILLI = 1e6;
  private static final double NANOS_IN_SECOND = 1e9;
  private static final double MEGABYTE = 1e6;
  private static final String TARGET = "< 100 ms at 1000000";

  IndexCurve {
    sizes = List.copyOf(sizes);
  }

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (int size : sizes) {
      Path folder = Files.createTempDirectory("haetae-bench-index-");
      List<String> arguments = List.of(folder.toString(), Integer.toString(size));
      Process process =
          ChildProcess.of(IndexCurve.class, List.of("-Xmx" + heap), arguments)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("the index of %d: %s".formatted(size, words));
      }
      words.lines().map(line -> row(size, line.split("\\|", -1))).forEach(rows::add);
      Workshop.delete(folder);
    }
    return rows;
  }

  private static Row row(int size, String[] cells) {
    return new Row("index of %d: %s".formatted(size, cells[0]), cells[1], cells[2], cells[3]);
  }

  /**
   * The process: prints a line for each row, its cells parted by bars.
   *
   * @param arguments the folder and how many listings
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int size = Integer.parseInt(arguments[1]);
    long start = System.nanoTime();
    try (ListingIndex index = ListingIndex.at(folder)) {
      for (int number = 0; number < size; number++) {
        index.put(listing(number));
        if (number % BATCH == BATCH - 1) {
          index.commit();
        }
      }
      index.commit();
    }
    double cpu = processCpu() / NANOS_IN_SECOND;
    line(
        "writing",
        "%.1f s, CPU %.1f s".formatted((System.nanoTime() - start) / NANOS_IN_SECOND, cpu));
    line("on disk", "%.0f MB".formatted(bytes(folder) / MEGABYTE));
    long again = System.nanoTime();
    try (ListingIndex index = ListingIndex.at(folder)) {
      String first = near(index, size, 0);
      line("opened, first photograph asked for", millis(System.nanoTime() - again));
      if (index.size() != size || !first.equals(id(0))) {
        throw new IOException("the index holds %d, %s".formatted(index.size(), first));
      }
      timed("a title, warm", number -> like(index, number), size);
      timed("a photograph, warm", number -> near(index, size, number), size);
    }
    line("most memory", "%d MB resident".formatted(peak() >> 10));
  }

  private interface Ask {
    String id(int number) throws IOException;
  }

  /** Asks for listings that chance takes; what is found first is to be the one that was meant. */
  private static void timed(String what, Ask ask, int size) throws IOException {
    Random random = new Random(1);
    List<Double> times = new ArrayList<>();
    int found = 0;
    for (int round = 0; round < WARM + ASKED; round++) {
      int number = random.nextInt(size);
      long start = System.nanoTime();
      String id = ask.id(number);
      if (round >= WARM) {
        times.add((System.nanoTime() - start) / NANOS_IN_MILLI);
        found += id.equals(id(number)) ? 1 : 0;
      }
    }
    Spread spread = Spread.of(times);
    System.out.printf(
        "%s|%s ms, first of %d: %d|%s|%s%n",
        what, Row.number(spread.median()), ASKED, found, spread, TARGET);
  }

  private static String like(ListingIndex index, int number) throws IOException {
    String title = listing(number).wording().title();
    // Another seller's title: without its first word, with a word of his own.
    String asked = title.substring(title.indexOf(' ') + 1) + " hot offer";
    return first(index.like(Wording.ofTitle(asked), 20));
  }

  private static String near(ListingIndex index, int size, int number) throws IOException {
    Pdq hash = hash(number % size);
    List<Pdq> ways =
        Stream.concat(Stream.of(flipped(hash)), IntStream.range(1, 8).mapToObj(i -> hash(-i)))
            .toList();
    return first(index.near(ways, 63, 20));
  }

  private static String first(List<String> ids) {
    return ids.isEmpty() ? "none" : ids.getFirst();
  }

  private static ListingIndex.Entry listing(int number) {
    return new ListingIndex.Entry(
        id(number),
        Wording.ofTitle(MadeUpTitles.title(number)),
        Set.of("NUMBER " + number),
        List.of(hash(number)),
        "{\"title\":\"%d\"}".formatted(number));
  }

  private static String id(int number) {
    return "aliexpress:1005%012d".formatted(number);
  }

  private static Pdq hash(int number) {
    Random random = new Random(number);
    return new Pdq(random.longs(4).boxed().toList(), 100);
  }

  /** Twenty bits of a hash turned, as another compression does. */
  private static Pdq flipped(Pdq hash) {
    List<Long> bits = new ArrayList<>(hash.bits());
    bits.set(0, bits.getFirst() ^ 0xFFFFFL);
    return new Pdq(bits, hash.quality());
  }

  private static void line(String what, String found) {
    System.out.println(what + "|" + found + "||");
  }

  private static String millis(long nanos) {
    return Row.number(nanos / NANOS_IN_MILLI) + " ms";
  }

  /** In kB, the file's pages that are mapped among them. */
  private static long peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static double processCpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
