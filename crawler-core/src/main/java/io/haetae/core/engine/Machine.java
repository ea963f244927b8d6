package io.haetae.core.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a machine, or the container in it, has room for now.
 *
 * @param processors that this process may use
 * @param freeBytes memory that a new process could have; empty if the system does not tell
 * @param load how many processes want a processor, of the last minute; negative if unknown
 */
public record Machine(int processors, OptionalLong freeBytes, double load) {
  /**
   * What a lane's browser may come to take, 450 MB: with pages of 1.6 MB and 26 requests it takes
   * 170 MB (Chromium 156, 2026-11-27), and it is replaced at three times what it had.
   */
  static final long LANE_BYTES = 450L << 20;

  /** What is left to everything else: 512 MB. */
  static final long LEFT_BYTES = 512L << 20;

  /** Visits are waits for the most part, so more lanes than processors keep them busy. */
  static final int LANES_OF_PROCESSOR = 4;

  /** Beyond this many waiting for each processor, pages time out that would not on a free one. */
  static final double MOST_LOAD = 3;

  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Path CONTAINER = Path.of("/sys/fs/cgroup");

  /** Looks at this machine. Never throws: what cannot be told limits nothing. */
  public static Machine now() {
    return at(MEMORY, CONTAINER);
  }

  /** Looks at a machine whose files lie elsewhere. */
  static Machine at(Path memory, Path container) {
    OptionalLong whole = kilobytes(memory, "MemAvailable:");
    OptionalLong contained = ofContainer(container);
    boolean both = whole.isPresent() && contained.isPresent();
    OptionalLong free =
        both
            ? OptionalLong.of(Math.min(whole.getAsLong(), contained.getAsLong()))
            : whole.isPresent() ? whole : contained;
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        free,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /**
   * How many lanes may run.
   *
   * @param ceiling the most that the user allows, at least 1
   * @param running how many run now; they are never fewer for it
   * @return at least 1, at most the ceiling
   */
  public int lanes(int ceiling, int running) {
    long byMemory =
        freeBytes.isPresent()
            ? running + Math.max(0, freeBytes.getAsLong() - LEFT_BYTES) / LANE_BYTES
            : ceiling;
    long byProcessors = (long) processors * LANES_OF_PROCESSOR;
    // One for each processor is no load that others would notice.
    long byLoad = load >= MOST_LOAD * processors ? Math.max(running, processors) : ceiling;
    long room = Math.min(byMemory, Math.min(byProcessors, byLoad));
    return Math.toIntExact(Math.clamp(room, 1, ceiling));
  }

  /** What the limit of a container (cgroup 2) leaves; caches of files can be had. */
  private static OptionalLong ofContainer(Path container) {
    Optional<String> most = first(container.resolve("memory.max"));
    Optional<String> used = first(container.resolve("memory.current"));
    if (most.filter(Machine::isNumber).isEmpty() || used.filter(Machine::isNumber).isEmpty()) {
      return OptionalLong.empty();
    }
    long cached = value(container.resolve("memory.stat"), "inactive_file").orElse(0);
    return OptionalLong.of(Long.parseLong(most.get()) - Long.parseLong(used.get()) + cached);
  }

  private static OptionalLong kilobytes(Path file, String name) {
    OptionalLong value = value(file, name);
    return value.isPresent() ? OptionalLong.of(value.getAsLong() << 10) : value;
  }

  private static OptionalLong value(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.split("\\s+", -1))
          .filter(words -> words.length > 1 && words[0].equals(name) && isNumber(words[1]))
          .mapToLong(words -> Long.parseLong(words[1]))
          .findFirst();
    } catch (IOException unknown) {
      // Not Linux, or not in a container with a limit.
      return OptionalLong.empty();
    }
  }

  private static Optional<String> first(Path file) {
    try {
      return Files.readAllLines(file).stream().findFirst();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,18}");
  }
}
