package io.haetae.evidence;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.PackageBytes;
import io.haetae.verifier.Recipe;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.WarcScan;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pieces of an archive, each in a file that is named after its SHA-256. A piece is there, whole
 * and on the disk, or it is not. One process at a time adds or removes pieces; any number read.
 */
final class PieceStore implements Closeable {
  private static final String DRAFTS = ".new";

  private final Path folder;
  private final Path drafts;
  private final FileChannel lockFile;
  private final Set<Path> unforced = new HashSet<>();

  private PieceStore(Path folder, FileChannel lockFile) throws IOException {
    this.folder = folder;
    this.lockFile = lockFile;
    this.drafts = folder.resolve(DRAFTS);
    if (Files.exists(drafts)) {
      Disk.delete(drafts);
    }
    Files.createDirectory(drafts);
  }

  static Path of(Path archive) {
    return archive.resolve(Recipe.PIECES);
  }

  /** Opens the pieces of an archive; empty if another process has them open. */
  static Optional<PieceStore> open(Path archive) throws IOException {
    Path folder = Files.createDirectories(of(archive));
    FileChannel lockFile =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean opened = false;
    try {
      if (lockFile.tryLock() == null) {
        return Optional.empty();
      }
      PieceStore store = new PieceStore(folder, lockFile);
      opened = true;
      return Optional.of(store);
    } catch (OverlappingFileLockException here) {
      // Another part of this process has them open.
      return Optional.empty();
    } finally {
      if (!opened) {
        lockFile.close();
      }
    }
  }

  Path folder() {
    return folder;
  }

  /** Keeps a run of a package, unless it is kept already; returns its name. */
  String keep(PackageBytes bytes, PackageCuts.Cut cut) throws IOException {
    String sha256 = sum(bytes, cut);
    Path file = Recipe.pieceFile(folder, sha256);
    // One that went bad is written anew while its bytes are here.
    if (!Files.exists(file) || !Sha256.of(file).equals(sha256)) {
      Files.createDirectories(file.getParent());
      Path draft = drafts.resolve(sha256);
      try (InputStream in = run(bytes, cut)) {
        Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
      }
      Disk.force(draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      unforced.add(file.getParent());
    }
    return sha256;
  }

  /** Waits until the names of all that was kept have reached the disk. */
  void force() throws IOException {
    for (Path each : unforced) {
      Disk.forceFolder(each);
    }
    if (!unforced.isEmpty()) {
      Disk.forceFolder(folder);
    }
    unforced.clear();
  }

  /** Puts a file into a bundle's folder, whole and on the disk. */
  void put(Path file, byte[] content) throws IOException {
    Path draft = drafts.resolve(String.valueOf(file.getFileName()));
    Files.deleteIfExists(draft);
    Disk.write(draft, content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Disk.forceFolder(file.toAbsolutePath().resolveSibling(""));
  }

  /**
   * Removes the pieces that no recipe names.
   *
   * @param archive the archive of these pieces
   * @return how many bytes they had
   * @throws EvidenceException if a recipe cannot be read; then nothing was removed
   */
  long sweep(Path archive) throws IOException {
    Set<String> named = new HashSet<>();
    for (Path bundle : Bundles.in(archive)) {
      Path wacz = bundle.resolve(Bundles.WACZ);
      if (Recipe.isBeside(wacz)) {
        Recipe.beside(wacz).pieces().forEach(piece -> named.add(piece.sha256()));
      }
    }
    long freed = 0;
    for (Path piece : all()) {
      if (!named.contains(String.valueOf(piece.getFileName()))) {
        freed += Files.size(piece);
        Files.delete(piece);
      }
    }
    return freed;
  }

  /** The files of all pieces. */
  List<Path> all() throws IOException {
    try (DirectoryStream<Path> first = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
      Stream.Builder<Path> found = Stream.builder();
      for (Path each : first) {
        try (DirectoryStream<Path> pieces = Files.newDirectoryStream(each)) {
          pieces.forEach(found);
        }
      }
      return found.build().sorted().toList();
    }
  }

  private static String sum(PackageBytes bytes, PackageCuts.Cut cut) throws IOException {
    try (InputStream in = run(bytes, cut)) {
      return Sha256.of(in);
    }
  }

  static InputStream run(PackageBytes bytes, PackageCuts.Cut cut) throws IOException {
    return new WarcScan.Limited(bytes.open(cut.start()), cut.length());
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
