package io.haetae.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The bundles in an archive, and the names of their parts. */
public final class Bundles {
  /** The folder of an archive that its bundles lie in. */
  public static final String CAPTURES = "captures";

  /** The package with the capture. */
  public static final String WACZ = "capture.wacz";

  /** The folder beside it with everything that vouches for it. */
  public static final String SEAL = "seal";

  /** The manifest. */
  public static final String MANIFEST = "seal/manifest.json";

  /** The sums of package and manifest, for {@code sha256sum -c} in the bundle's folder. */
  public static final String SUMS = "seal/SHA256SUMS";

  /** {@code captures/yyyy/mm/dd/id}. */
  private static final int DEPTH = 4;

  private Bundles() {}

  /** Whether a folder is an archive. */
  public static boolean isArchive(Path folder) {
    return Files.isDirectory(folder.resolve(CAPTURES));
  }

  /**
   * The folders of an archive's bundles, oldest first.
   *
   * @throws IOException if the archive cannot be listed
   */
  public static List<Path> in(Path archive) throws IOException {
    if (!isArchive(archive)) {
      return List.of();
    }
    Path captures = archive.resolve(CAPTURES);
    try (Stream<Path> folders = Files.walk(captures, DEPTH)) {
      return folders
          .filter(folder -> captures.relativize(folder).getNameCount() == DEPTH)
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }
}
