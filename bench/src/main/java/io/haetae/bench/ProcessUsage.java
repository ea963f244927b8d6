package io.haetae.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process and everything below it has used, out of Linux's {@code /proc}: CPU time in ticks
 * of 10 ms, with that of children that ended and were waited for, and memory as the sum of
 * proportional set sizes. Time-stamp authorities below it do not count.
 */
final class ProcessUsage {
  /** The word for the first process of a Chromium. */
  static final String BROWSER = "browser";

  private static final Path PROC = Path.of("/proc");
  private static final double TICKS_PER_SECOND = 100;
  private static final int PARENT = 1;
  private static final int USER_TIME = 11;
  private static final int TIMES = 4;
  private static final int THREADS = 17;
  private static final Pattern TYPE = Pattern.compile("--type=([a-z-]+)");
  private static final Pattern PSS = Pattern.compile("(?m)^Pss: +(\\d+) kB");

  private final long root;

  ProcessUsage(long root) {
    this.root = root;
  }

  /** The processes that count, with a word for what each is. */
  Map<Long, String> processes() throws IOException {
    Map<Long, List<Long>> children = new HashMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path each : all) {
        String[] fields = stat(each);
        if (fields.length > PARENT) {
          long id = Long.parseLong(each.getFileName().toString());
          children
              .computeIfAbsent(Long.parseLong(fields[PARENT]), parent -> new ArrayList<>())
              .add(id);
        }
      }
    }
    Map<Long, String> found = new TreeMap<>();
    Deque<Long> left = new ArrayDeque<>(List.of(root));
    while (!left.isEmpty()) {
      long id = left.remove();
      String command = read(PROC.resolve(id + "/cmdline")).replace('\0', ' ');
      if (!command.contains(AuthorityProcess.class.getName())) {
        found.put(id, kind(command));
        left.addAll(children.getOrDefault(id, List.of()));
      }
    }
    return found;
  }

  /** CPU seconds of these processes, by kind. */
  static Map<String, Double> cpu(Map<Long, String> processes) throws IOException {
    Map<String, Double> seconds = new TreeMap<>();
    for (Map.Entry<Long, String> each : processes.entrySet()) {
      String[] fields = stat(PROC.resolve(each.getKey().toString()));
      double ticks = 0;
      for (int i = USER_TIME; i < USER_TIME + TIMES && i < fields.length; i++) {
        ticks += Double.parseDouble(fields[i]);
      }
      seconds.merge(each.getValue(), ticks / TICKS_PER_SECOND, Double::sum);
    }
    return seconds;
  }

  /** Memory of these processes together, in bytes. */
  static long memory(Map<Long, String> processes) throws IOException {
    long kilobytes = 0;
    for (long id : processes.keySet()) {
      Matcher pss = PSS.matcher(read(PROC.resolve(id + "/smaps_rollup")));
      kilobytes += pss.find() ? Long.parseLong(pss.group(1)) : 0;
    }
    return kilobytes << 10;
  }

  /** File descriptors that these processes have open. */
  static long handles(Map<Long, String> processes) throws IOException {
    long handles = 0;
    for (long id : processes.keySet()) {
      handles += entries(PROC.resolve(id + "/fd"));
    }
    return handles;
  }

  /** How many entries a folder of a process has; none if the process is gone or not ours. */
  private static long entries(Path folder) {
    long entries = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Iterator<Path> each = all.iterator(); each.hasNext(); each.next()) {
        entries++;
      }
      return entries;
    } catch (IOException | DirectoryIteratorException gone) {
      return entries;
    }
  }

  /** Threads of these processes. */
  static long threads(Map<Long, String> processes) throws IOException {
    long threads = 0;
    for (long id : processes.keySet()) {
      String[] fields = stat(PROC.resolve(Long.toString(id)));
      threads += fields.length > THREADS ? Long.parseLong(fields[THREADS]) : 0;
    }
    return threads;
  }

  /** Whether a process runs: not one that ended and that nobody has waited for. */
  static boolean runs(ProcessHandle process) throws IOException {
    String state = stat(PROC.resolve(Long.toString(process.pid())))[0];
    return process.isAlive() && !state.isEmpty() && !state.equals("Z");
  }

  /** The part of a Chromium, or the program; one that ended has no command line any more. */
  static String kind(String command) {
    if (command.isBlank()) {
      return "ended";
    }
    String program = command.split(" ", 2)[0];
    String name = program.substring(program.lastIndexOf('/') + 1);
    if (!name.contains("chrom")) {
      return name;
    }
    Matcher type = TYPE.matcher(command);
    if (!type.find()) {
      return BROWSER;
    }
    // A zygote's own time is that of the renderers that it started and that have ended.
    return type.group(1).equals("zygote") ? "renderer" : type.group(1);
  }

  /** The fields after the name; none if the process is gone. */
  private static String[] stat(Path process) throws IOException {
    String line = read(process.resolve("stat"));
    return line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
  }

  /** A file of a process; empty if it is gone or not ours to read. */
  private static String read(Path file) throws IOException {
    if (!Files.isDirectory(PROC.resolve("self"))) {
      throw new IOException("CPU time and memory of processes are read from Linux's /proc");
    }
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
