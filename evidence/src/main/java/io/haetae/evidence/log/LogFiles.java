package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.SignedNote;
import io.haetae.verifier.TreeHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a log (C2SP tlog-tiles). What is read is bounded; nothing of it is checked against
 * anything else here.
 *
 * @param folder the folder {@code log/} of an archive
 */
public record LogFiles(Path folder) {
  /** How many hashes or leaves a full file holds. */
  public static final int FULL = 256;

  /** The folder of a log in its archive. */
  public static final String LOG = "log";

  private static final int LONGEST_BUNDLE = FULL * (Short.BYTES + LogLeaf.LONGEST);

  /** The last checkpoint. */
  public Path checkpoint() {
    return folder.resolve("checkpoint");
  }

  /** The plan of the run whose PLAN leaf has an index. */
  public Path plan(long index) {
    return folder.resolve("plans").resolve(index + ".jsonl");
  }

  /** The file with hashes of a level. */
  public Path tilePath(int level, long number, int width) {
    return path(folder.resolve("tile").resolve(Integer.toString(level)), number, width);
  }

  /** The file with leaves. */
  public Path bundlePath(long number, int width) {
    return path(folder.resolve("tile").resolve("entries"), number, width);
  }

  /**
   * How many hashes a tree of a size has in a tile; of level 0 also how many leaves in a bundle.
   */
  public static int width(long size, int level, long number) {
    long hashes = level * 8 >= Long.SIZE ? 0 : size >> (level * 8);
    return (int) Math.max(0, Math.min(FULL, hashes - number * FULL));
  }

  /** The first hashes of a tile, from the file of that width or, without it, the full one. */
  public List<TreeHash> tile(int level, long number, int width) throws IOException {
    Path file = existing(tilePath(level, number, width), tilePath(level, number, FULL));
    byte[] bytes = SignedNote.read(file, FULL * TreeHash.LENGTH);
    if (bytes.length < width * TreeHash.LENGTH || bytes.length % TreeHash.LENGTH != 0) {
      throw new EvidenceException(file + " does not have the size of a tile");
    }
    List<TreeHash> hashes = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      hashes.add(TreeHash.at(bytes, i * TreeHash.LENGTH));
    }
    return hashes;
  }

  /** The first leaves of a bundle, from the file of that width or, without it, the full one. */
  public List<byte[]> bundle(long number, int width) throws IOException {
    Path file = existing(bundlePath(number, width), bundlePath(number, FULL));
    ByteBuffer bytes = ByteBuffer.wrap(SignedNote.read(file, LONGEST_BUNDLE));
    List<byte[]> leaves = new ArrayList<>(width);
    while (leaves.size() < width) {
      int length = bytes.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(bytes.getShort());
      if (length < 0 || length > bytes.remaining()) {
        throw new EvidenceException(file + " ends before leaf " + leaves.size());
      }
      byte[] leaf = new byte[length];
      bytes.get(leaf);
      leaves.add(leaf);
    }
    if (bytes.hasRemaining() && !file.equals(bundlePath(number, FULL))) {
      throw new EvidenceException(file + " holds more leaves than it should");
    }
    return leaves;
  }

  private static Path existing(Path wanted, Path full) {
    return Files.exists(wanted) ? wanted : full;
  }

  private static Path path(Path parent, long number, int width) {
    StringBuilder name = new StringBuilder(digits(number));
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      name.insert(0, "x" + digits(rest) + "/");
    }
    return parent.resolve(width == FULL ? name.toString() : name + ".p/" + width);
  }

  /** The last three digits of a number. */
  private static String digits(long number) {
    return Long.toString(1000 + number % 1000).substring(1);
  }
}
