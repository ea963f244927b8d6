package io.haetae.browser.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file into which a browser writes its TLS secrets, one a line, in the form of NSS: label,
 * random number of the ClientHello, secret. It holds those of every visit of the browser, so a
 * visit is given its own only. It is deleted with the browser's folder.
 */
public final class KeyLog {
  private static final Set<String> LAST = Set.of("CLIENT_RANDOM", "SERVER_TRAFFIC_SECRET_0");
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Path file;

  private KeyLog(Path file) {
    this.file = file;
  }

  /**
   * A key log that its owner alone can read.
   *
   * @throws IOException if it cannot be made
   */
  public static KeyLog create(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
    return new KeyLog(file);
  }

  /** The flag that makes a browser write it. */
  public String flag() {
    return "--ssl-key-log-file=" + file;
  }

  /**
   * The secrets of some connections. The browser writes them a moment after it uses them.
   *
   * @param randoms the random numbers of their ClientHellos
   * @param locked those of them that are of no use without secrets
   * @param limit the longest wait
   */
  String of(Set<String> randoms, Set<String> locked, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      List<String> lines = lines(randoms);
      if (opened(lines).containsAll(locked) || System.nanoTime() > deadline) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        deadline = 0;
      }
    }
  }

  private static Set<String> opened(List<String> lines) {
    return lines.stream()
        .map(line -> line.split(" ", -1))
        .filter(parts -> LAST.contains(parts[0]))
        .map(parts -> parts[1])
        .collect(Collectors.toCollection(HashSet::new));
  }

  private List<String> lines(Set<String> randoms) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    return whole
        .lines()
        .filter(
            line -> {
              String[] parts = line.split(" ", -1);
              return parts.length == 3 && randoms.contains(parts[1]);
            })
        .toList();
  }
}
