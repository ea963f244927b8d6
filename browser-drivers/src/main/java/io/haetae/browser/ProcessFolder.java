package io.haetae.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary folder of one browser: its profile, its temporary files, and a list of the
 * processes that were started for it. The folder's name says which process owns it, so that a later
 * process can end what a killed one left behind.
 */
final class ProcessFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessFolder.class);
  // Short, because Chromium puts a socket in here whose path must not exceed 107 bytes.
  private static final String PREFIX = "haetae-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-(\\d+)-.*");
  private static final Pattern LINE = Pattern.compile("(\\d+) (\\d+)");
  private static final long START_TOLERANCE_SECONDS = 5;
  private static final String PROCESSES = "processes";

  private final Path path;

  private ProcessFolder(Path path) {
    this.path = path;
  }

  /** A new folder that this process owns. */
  static ProcessFolder create() throws IOException {
    ProcessHandle self = ProcessHandle.current();
    ProcessFolder folder =
        new ProcessFolder(
            Files.createTempDirectory(PREFIX + self.pid() + "-" + startedAt(self) + "-"));
    Files.createDirectory(folder.profile());
    Files.createDirectory(folder.temporary());
    return folder;
  }

  /** The browser's profile. */
  Path profile() {
    return path.resolve("profile");
  }

  /** Where the browser and its driver put temporary files. */
  Path temporary() {
    return path.resolve("t");
  }

  /** Notes a process that must not outlive the owner. */
  void note(ProcessHandle process) throws IOException {
    Files.writeString(
        path.resolve(PROCESSES),
        process.pid() + " " + startedAt(process) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Kills the noted processes that still run and deletes the folder. */
  void remove() {
    try {
      for (String line : notes()) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          running(matcher).ifPresent(ProcessTree::kill);
        }
      }
      deleteTree();
    } catch (IOException | UncheckedIOException fault) {
      // At the program's end two threads may remove it at once, and gone is gone.
      if (Files.exists(path)) {
        LOG.warn("The temporary folder {} could not be removed", path, fault);
      }
    }
  }

  /** Removes the folders whose owner is dead, with the processes that were left running. */
  static void removeOrphans() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        Matcher owner = NAME.matcher(folder.getFileName().toString());
        if (owner.matches() && Files.isReadable(folder) && running(owner).isEmpty()) {
          LOG.info("Removing {}, which a killed process left behind", folder);
          new ProcessFolder(folder).remove();
        }
      }
    } catch (IOException fault) {
      LOG.warn("Cannot look for leftovers in {}", parent, fault);
    }
  }

  private List<String> notes() throws IOException {
    try {
      return Files.readAllLines(path.resolve(PROCESSES));
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  private void deleteTree() throws IOException {
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** The process with the number and the start that the two groups name, if it still runs. */
  private static Optional<ProcessHandle> running(Matcher named) {
    return ProcessHandle.of(Long.parseLong(named.group(1)))
        .filter(ProcessHandle::isAlive)
        .filter(process -> sameStart(startedAt(process), Long.parseLong(named.group(2))));
  }

  /**
   * Each JVM derives start times from its own reading of the boot time, so they differ a little.
   */
  private static boolean sameStart(long one, long other) {
    return Math.abs(one - other) < START_TOLERANCE_SECONDS;
  }

  private static long startedAt(ProcessHandle process) {
    return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
  }
}
