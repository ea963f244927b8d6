package io.haetae.evidence;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A sealed bundle as one file, so that it is put into a store whole or not at all. Not compressed;
 * the same bundle gives the same bytes. The manifest comes first and the package last, so that the
 * seal is read without the package.
 */
final class BundleZip {
  private static final long MOST_BYTES = 4L << 30;

  /** The fixed part of a ZIP file's local header. */
  private static final int HEADER = 30;

  private BundleZip() {}

  static void pack(Path bundle, Path zip) throws IOException {
    List<String> names =
        Wacz.names(bundle).stream().sorted(Comparator.comparingInt(BundleZip::rank)).toList();
    Wacz.pack(bundle, names, zip);
  }

  private static int rank(String name) {
    return switch (name) {
      case Bundles.MANIFEST -> 0;
      case Bundles.WACZ -> 2;
      default -> 1;
    };
  }

  /**
   * Unpacks a bundle.
   *
   * @param bundle a new folder
   * @throws EvidenceException if the file is no bundle, holds a part outside of itself, or more
   *     than 4 GiB
   */
  static void unpack(Path zip, Path bundle) throws IOException {
    Files.createDirectories(bundle);
    long left = MOST_BYTES;
    try (ZipInputStream parts = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        Path file = bundle.resolve(part.getName()).normalize();
        if (part.isDirectory() || !file.startsWith(bundle) || file.equals(bundle)) {
          throw new EvidenceException(zip + " is no bundle: it holds " + part.getName());
        }
        Files.createDirectories(file.getParent());
        left -= Files.copy(parts, file);
        if (left < 0) {
          throw new EvidenceException(zip + " unpacks to more than " + MOST_BYTES + " bytes");
        }
      }
    }
    if (!Files.isRegularFile(bundle.resolve(Bundles.MANIFEST))) {
      throw new EvidenceException(zip + " is no bundle: it holds no " + Bundles.MANIFEST);
    }
  }

  /** The manifest in a bundle's first bytes; empty if they end before it does. */
  static Optional<byte[]> manifest(byte[] start) throws IOException {
    try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(start))) {
      ZipEntry first = parts.getNextEntry();
      if (first == null || !first.getName().equals(Bundles.MANIFEST) || first.getSize() < 0) {
        throw new EvidenceException("an object is no bundle: it does not begin with its manifest");
      }
      long needed = HEADER + first.getName().length() + first.getSize();
      return needed <= start.length ? Optional.of(parts.readAllBytes()) : Optional.empty();
    }
  }
}
