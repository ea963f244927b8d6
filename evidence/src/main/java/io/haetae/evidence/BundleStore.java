package io.haetae.evidence;

import com.fasterxml.uuid.Generators;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.plan.Visit;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The bundles of an archive. A bundle is made in {@code work/} and moved into {@code captures/} as
 * a whole once everything in it has reached the disk; what an unfinished one holds ends in {@code
 * interrupted/}. Safe for use by several lanes; one process at a time uses an archive.
 */
public final class BundleStore implements EvidenceStore, AutoCloseable {
  private static final String WORK = "work";
  private static final String INTERRUPTED = "interrupted";

  private final Path archive;
  private final FileChannel lockFile;

  private BundleStore(Path archive, FileChannel lockFile) {
    this.archive = archive;
    this.lockFile = lockFile;
  }

  /**
   * Opens an archive's bundles. What killed processes left in {@code work/} moves to {@code
   * interrupted/}.
   *
   * @param archive the archive's folder
   * @throws IOException if the folder cannot be written, or another process has it open
   */
  public static BundleStore open(Path archive) throws IOException {
    Files.createDirectories(archive.resolve(WORK));
    Files.createDirectories(archive.resolve(Bundles.CAPTURES));
    FileChannel lockFile =
        FileChannel.open(
            archive.resolve(WORK).resolve(".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    FileLock lock = lockFile.tryLock();
    if (lock == null) {
      lockFile.close();
      throw new EvidenceException(archive + " is in use by another process; wait for it to end");
    }
    BundleStore store = new BundleStore(archive, lockFile);
    store.recover();
    return store;
  }

  @Override
  public Draft open(Visit visit) throws IOException {
    String captureId = Generators.timeBasedEpochGenerator().generate().toString();
    Path folder = Files.createDirectory(archive.resolve(WORK).resolve(captureId));
    return new BundleDraft(this, captureId, folder);
  }

  /**
   * Moves a sealed bundle into the archive.
   *
   * @param bundle the finished folder, named after its capture
   * @param day the folder that it goes into, relative to the archive
   */
  void accept(Path bundle, Path day) throws IOException {
    Path target = archive.resolve(day);
    Files.createDirectories(target);
    Files.move(bundle, target.resolve(bundle.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    Disk.forceFolder(target);
  }

  /** Keeps what an unsealed draft holds. */
  void interrupt(Path draft) throws IOException {
    if (Disk.isEmpty(draft)) {
      Disk.delete(draft);
      return;
    }
    Path interrupted = archive.resolve(INTERRUPTED);
    Files.createDirectories(interrupted);
    Files.move(draft, interrupted.resolve(draft.getFileName()));
  }

  private void recover() throws IOException {
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(archive.resolve(WORK), Files::isDirectory)) {
      for (Path draft : drafts) {
        interrupt(draft);
      }
    }
  }

  /** Lets another process open the archive. */
  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
