package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a log for whoever may write to it; ends with the process at the latest. */
final class LogLock implements AutoCloseable {
  private final FileChannel file;

  private LogLock(FileChannel file) {
    this.file = file;
  }

  static LogLock take(Path folder) throws IOException {
    FileChannel file =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(file) == null) {
      file.close();
      throw new EvidenceException(folder + " is in use; wait for the other to end");
    }
    return new LogLock(file);
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
