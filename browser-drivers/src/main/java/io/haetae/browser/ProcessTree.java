package io.haetae.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and everything that it started. */
final class ProcessTree {
  private static final String ANONYMOUS = "RssAnon:";
  private static final long PATIENCE_SECONDS = 3;

  private ProcessTree() {}

  /**
   * The bytes that a process and its descendants hold by themselves, without what they share; empty
   * where the system does not tell (other than Linux), or the process is gone.
   */
  static OptionalLong memory(ProcessHandle root) {
    long kilobytes =
        Stream.concat(Stream.of(root), root.descendants())
            .mapToLong(each -> kilobytes(Path.of("/proc", Long.toString(each.pid()), "status")))
            .sum();
    return kilobytes > 0 ? OptionalLong.of(kilobytes << 10) : OptionalLong.empty();
  }

  private static long kilobytes(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(ANONYMOUS))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException | UncheckedIOException gone) {
      // A process may end while it is looked at, and then holds nothing.
      return 0;
    }
  }

  /** Kills a process and its descendants and waits shortly until they are gone. */
  static void kill(ProcessHandle root) {
    List<ProcessHandle> tree = Stream.concat(Stream.of(root), root.descendants()).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture<?>[] ends =
        tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends)
        .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
