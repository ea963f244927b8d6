package io.haetae.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a process and everything below it holds at a moment.
 *
 * @param megabytes of all of them, as the sum of proportional set sizes
 * @param programMegabytes of the program alone
 * @param handles open file descriptors
 * @param threads of all of them
 * @param processes with those that ended and were not waited for
 * @param files in the temporary folder
 */
record Holdings(
    double megabytes,
    double programMegabytes,
    double handles,
    double threads,
    double processes,
    double files) {
  private static final double MEGA = 1e6;
  private static final int MOST_TRIES = 50;

  /** What may grow. */
  enum Kind {
    MEGABYTES("MB", Holdings::megabytes),
    PROGRAM_MEGABYTES("MB of the program", Holdings::programMegabytes),
    HANDLES("open handles", Holdings::handles),
    THREADS("threads", Holdings::threads),
    PROCESSES("processes", Holdings::processes),
    FILES("temporary files", Holdings::files);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // Each is a reference to a record's accessor.
    private final ToDoubleFunction<Holdings> value;

    Kind(String words, ToDoubleFunction<Holdings> value) {
      this.words = words;
      this.value = value;
    }

    String words() {
      return words;
    }

    double in(Holdings holdings) {
      return value.applyAsDouble(holdings);
    }
  }

  /** Looks at them now. */
  static Holdings of(ProcessUsage usage, Path temporary) throws IOException {
    Map<Long, String> all = usage.processes();
    Map<Long, String> program = new TreeMap<>(all);
    program.values().removeIf(kind -> !kind.equals("java"));
    return new Holdings(
        ProcessUsage.memory(all) / MEGA,
        ProcessUsage.memory(program) / MEGA,
        ProcessUsage.handles(all),
        ProcessUsage.threads(all),
        all.size(),
        files(temporary));
  }

  /** The median of each; a visit that is half done in another lane does not move it. */
  static Holdings median(List<Holdings> looks) {
    return new Holdings(
        median(looks, Kind.MEGABYTES),
        median(looks, Kind.PROGRAM_MEGABYTES),
        median(looks, Kind.HANDLES),
        median(looks, Kind.THREADS),
        median(looks, Kind.PROCESSES),
        median(looks, Kind.FILES));
  }

  private static double median(List<Holdings> looks, Kind kind) {
    return Spread.of(looks.stream().map(kind::in).toList()).median();
  }

  /** Files below a folder; one that goes meanwhile may or may not count. */
  static long files(Path folder) throws IOException {
    for (int i = 0; ; i++) {
      try (Stream<Path> files = Files.walk(folder)) {
        return files.filter(Files::isRegularFile).count();
      } catch (UncheckedIOException | NoSuchFileException gone) {
        if (i == MOST_TRIES) {
          throw new IOException(folder + " changes faster than it is read", gone);
        }
      }
    }
  }

  /** A line of the table. */
  Row row(int visits) {
    return new Row(
        "endurance, to visit " + visits,
        String.format(Locale.ROOT, "%.0f MB", megabytes),
        String.format(
            Locale.ROOT,
            "program %.0f MB, %.0f handles, %.0f threads, %.0f processes, %.0f files",
            programMegabytes,
            handles,
            threads,
            processes,
            files),
        "");
  }
}
