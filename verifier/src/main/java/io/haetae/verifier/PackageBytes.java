package io.haetae.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a package: a file, or a {@link Recipe} that puts the same bytes together from pieces
 * that an archive keeps once. Whoever reads them sees no difference. Safe for use by several
 * threads.
 */
public sealed interface PackageBytes permits PackageBytes.Whole, Recipe {
  /**
   * The package of a name, such as {@code capture.wacz} in a bundle's folder; if there is no file
   * of that name, what the recipe beside it makes. Neither need be there: what is asked of it then
   * fails.
   *
   * @throws EvidenceException if the recipe is malformed
   * @throws IOException if the recipe cannot be read
   */
  static PackageBytes at(Path wacz) throws IOException {
    return !Files.exists(wacz) && Recipe.isBeside(wacz) ? Recipe.beside(wacz) : new Whole(wacz);
  }

  /** Whether there is a file of a name, or a recipe for it. */
  static boolean exists(Path wacz) {
    return Files.isRegularFile(wacz) || Recipe.isBeside(wacz);
  }

  /** How many there are. */
  long size() throws IOException;

  /**
   * Those from an offset on.
   *
   * @throws EvidenceException if a piece of them is missing or cut off
   * @throws IOException if they cannot be read
   */
  InputStream open(long offset) throws IOException;

  /**
   * Checks what they are put together from, so that a fault names the piece at fault.
   *
   * @throws EvidenceException with the first piece that is missing or damaged
   */
  void check() throws IOException;

  /** The parts of the package. */
  PackageZip zip() throws IOException;

  /**
   * A package in a file of its own.
   *
   * @param file the file
   */
  record Whole(Path file) implements PackageBytes {
    @Override
    public long size() throws IOException {
      return packedSince() ? Recipe.beside(file).size() : Files.size(file);
    }

    @Override
    public InputStream open(long offset) throws IOException {
      if (packedSince()) {
        return Recipe.beside(file).open(offset);
      }
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      channel.position(offset);
      return Channels.newInputStream(channel);
    }

    /** An archive may be packed while it is read: the recipe is there before the file goes. */
    private boolean packedSince() {
      return !Files.exists(file) && Recipe.isBeside(file);
    }

    @Override
    public void check() {
      // There are no pieces that could be missing.
    }

    @Override
    public PackageZip zip() throws IOException {
      return packedSince() ? Recipe.beside(file).zip() : PackageZip.of(file);
    }
  }
}
