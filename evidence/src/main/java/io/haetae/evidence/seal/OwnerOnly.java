package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Files and folders that nobody but their owner may read, where the system knows owners. */
final class OwnerOnly {
  private static final int LARGEST = 256 << 10;

  /** A lock on a file holds between processes only; this one holds within this process. */
  private static final ReentrantLock WITHIN = new ReentrantLock();

  private OwnerOnly() {}

  /** Makes a folder with those above it; the folder itself becomes the owner's alone. */
  static void folder(Path folder) throws IOException {
    Path above = folder.toAbsolutePath().getParent();
    if (above != null && !Files.isDirectory(above)) {
      folder(above);
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, only(folder, "rwx------"));
    }
  }

  /** Writes a new file, and waits until it has reached the disk. */
  static void write(Path file, byte[] content) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, only(file, "rw-------"))) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /**
   * Reads a secret.
   *
   * @throws EvidenceException if others may read it, or it is too large to be one
   */
  static byte[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new EvidenceException(file + " is missing");
    }
    if (posix(file)) {
      Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      others.removeAll(PosixFilePermissions.fromString("rwx------"));
      if (!others.isEmpty()) {
        throw new EvidenceException(
            file + " can be used by others than its owner; run: chmod 600 " + file);
      }
    }
    if (Files.size(file) > LARGEST) {
      throw new EvidenceException(file + " is too large for a key");
    }
    return Files.readAllBytes(file);
  }

  /** Runs a task while no other process or thread is inside one for the same folder. */
  static <T> T exclusively(Path folder, Task<T> task) throws IOException {
    folder(folder);
    Path file = folder.resolve(".lock");
    Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    WITHIN.lock();
    try {
      if (WITHIN.getHoldCount() > 1) {
        return task.run();
      }
      try (FileChannel channel = FileChannel.open(file, options, only(folder, "rw-------"));
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException(file + " cannot be locked");
        }
        return task.run();
      }
    } finally {
      WITHIN.unlock();
    }
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] only(Path path, String permissions) {
    return posix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** What runs alone. */
  @FunctionalInterface
  interface Task<T> {
    T run() throws IOException;
  }
}
