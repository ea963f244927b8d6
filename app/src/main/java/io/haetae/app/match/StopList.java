package io.haetae.app.match;

import io.haetae.matching.CommonPictures;
import io.haetae.matching.image.Pdq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of pictures that say nothing of a product: a PDQ hash a line, which may be followed by a
 * blank and words, such as where it was seen. Empty lines and lines from {@code #} say nothing.
 */
public final class StopList {
  private static final int HEX = 64;
  private static final int WELL_STRUCTURED = 100;

  private StopList() {}

  /**
   * Reads such a file.
   *
   * @throws IOException if it cannot be read, or a line begins with no hash
   */
  public static CommonPictures read(Path file) throws IOException {
    List<Pdq> hashes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        hashes.add(hash(file, text));
      }
    }
    return new CommonPictures(hashes);
  }

  /** The lines of such a file. */
  public static String lines(CommonPictures pictures) {
    StringBuilder lines = new StringBuilder();
    pictures.hashes().forEach(hash -> lines.append(hash.hex()).append('\n'));
    return lines.toString();
  }

  private static Pdq hash(Path file, String line) throws IOException {
    try {
      return Pdq.parse(line.substring(0, Math.min(HEX, line.length())), WELL_STRUCTURED);
    } catch (IllegalArgumentException malformed) {
      throw new IOException(file + ": " + malformed.getMessage(), malformed);
    }
  }
}
