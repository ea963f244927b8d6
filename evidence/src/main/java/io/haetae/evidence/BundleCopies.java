package io.haetae.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of bundles that were fetched from a store, for one process. Those that nobody reads are
 * removed, the longest unread first, when all take more than a limit. Thread-safe.
 */
final class BundleCopies {
  private final long mostKept;

  /** In the order in which they were last lent. */
  private final LinkedHashMap<String, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);

  private @Nullable Path root;

  BundleCopies(long mostKept) {
    this.mostKept = mostKept;
  }

  private static final class Copy {
    private final long bytes;
    private int readers;

    Copy(long bytes) {
      this.bytes = bytes;
    }
  }

  /** Fetches a packed bundle. */
  @FunctionalInterface
  interface Fetching {
    void into(Path zip) throws IOException;
  }

  synchronized BundleShelf.Loan borrow(String path, Fetching fetching) throws IOException {
    Path folder = root().resolve(path);
    Copy copy = copies.get(path);
    if (copy == null) {
      copy = fetched(folder, fetching);
      copies.put(path, copy);
    }
    copy.readers++;
    Copy lent = copy;
    trim();
    return new BundleShelf.Loan(root(), folder, () -> back(lent));
  }

  private Copy fetched(Path folder, Fetching fetching) throws IOException {
    Path zip = root().resolve("fetched.zip");
    try {
      fetching.into(zip);
      BundleZip.unpack(zip, folder);
      return new Copy(Files.size(zip));
    } catch (IOException failed) {
      if (Files.exists(folder)) {
        Disk.delete(folder);
      }
      throw failed;
    } finally {
      Files.deleteIfExists(zip);
    }
  }

  private synchronized void back(Copy copy) {
    copy.readers--;
    try {
      trim();
    } catch (IOException kept) {
      throw new UncheckedIOException("A copy of a bundle could not be removed", kept);
    }
  }

  private void trim() throws IOException {
    long bytes = copies.values().stream().mapToLong(copy -> copy.bytes).sum();
    List<String> gone = new ArrayList<>();
    for (Map.Entry<String, Copy> each : copies.entrySet()) {
      if (bytes > mostKept && each.getValue().readers == 0) {
        bytes -= each.getValue().bytes;
        gone.add(each.getKey());
      }
    }
    for (String path : gone) {
      copies.remove(path);
      Disk.delete(root().resolve(path));
    }
  }

  /** A folder of its own that lasts as long as the copies. */
  synchronized Path folder(String name) throws IOException {
    return Files.createDirectories(root().resolve(name));
  }

  private Path root() throws IOException {
    Path present = root;
    if (present == null) {
      present = Files.createTempDirectory("haetae-bundles-");
      root = present;
    }
    return present;
  }

  synchronized void close() throws IOException {
    Path present = root;
    root = null;
    copies.clear();
    if (present != null) {
      Disk.delete(present);
    }
  }
}
