package io.haetae.verifier;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /** The signature over the manifest. */
  public static final String SIGNATURE = "manifest.json.p7s";

  /** The not-before anchor. */
  public static final String ANCHOR = "anchor.checkpoint";

  /** The leaf of the log that holds the seal. */
  public static final String LEAF = "leaf.json";

  /** The proof that the leaf is in the log. */
  public static final String PROOF = "capture.tlog-proof";

  /** The proof that the log grew from the anchor to the proof's checkpoint. */
  public static final String CONSISTENCY = "log.consistency";

  /** The folder of lists of revoked certificates, each named by its SHA-256. */
  public static final String REVOCATION = "revocation";

  /** The mark of a bundle that waits for its time-stamps. */
  public static final String UNSEALED = "UNSEALED";

  /** {@code captures/yyyy/mm/dd/id}. */
  private static final int DEPTH = 4;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  private Bundles() {}

  /** The name of the file with an authority's time-stamp over a file of a seal. */
  public static String tokenOf(String file, String authority) {
    return file + "." + authority + ".tsr";
  }

  /** Where in an archive the bundle of a capture lies that opened at a time. */
  public static Path folder(Instant opened) {
    return Path.of(CAPTURES).resolve(DAY.format(opened));
  }

  /** Whether a folder is an archive. */
  public static boolean isArchive(Path folder) {
    return Files.isDirectory(folder.resolve(CAPTURES));
  }

  /** The authority in the name of the file with its time-stamp. */
  public static String authorityOf(Path token) {
    String name = String.valueOf(token.getFileName());
    String bare = name.substring(0, name.length() - ".tsr".length());
    return bare.substring(bare.lastIndexOf('.') + 1);
  }

  /** Any one of an archive's bundles, without listing the others. */
  public static Optional<Path> first(Path archive) throws IOException {
    if (!isArchive(archive)) {
      return Optional.empty();
    }
    Path captures = archive.resolve(CAPTURES);
    try (Stream<Path> folders = Files.walk(captures, DEPTH)) {
      return folders.filter(folder -> isBundle(captures, folder)).findFirst();
    }
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
      return folders.filter(folder -> isBundle(captures, folder)).sorted().toList();
    }
  }

  /**
   * The folders of those bundles whose visits opened on the day of a moment, in UTC, or later,
   * oldest first. Earlier days are not listed, so this takes as long as there are such bundles.
   *
   * @throws IOException if the archive cannot be listed
   */
  public static List<Path> since(Path archive, Instant opened) throws IOException {
    if (!isArchive(archive)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    since(archive.resolve(CAPTURES), "", DAY.format(opened), found);
    found.sort(Comparator.naturalOrder());
    return List.copyOf(found);
  }

  /** Adds the bundles in a folder: of a year, a month or a day, as the length of its name tells. */
  private static void since(Path folder, String name, String day, List<Path> found)
      throws IOException {
    boolean ofDay = name.length() == day.length();
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path each : inside) {
        String inner = (name.isEmpty() ? "" : name + "/") + each.getFileName();
        if (ofDay) {
          found.add(each);
        } else if (inner.length() <= day.length()
            && inner.compareTo(day.substring(0, inner.length())) >= 0) {
          since(each, inner, day, found);
        }
      }
    }
  }

  private static boolean isBundle(Path captures, Path folder) {
    return captures.relativize(folder).getNameCount() == DEPTH && Files.isDirectory(folder);
  }
}
