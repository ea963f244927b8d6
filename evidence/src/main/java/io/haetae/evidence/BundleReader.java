package io.haetae.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.PackageBytes;
import io.haetae.verifier.PackageZip;
import io.haetae.verifier.Parts;
import io.haetae.verifier.WarcScan;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;

/**
 * A bundle, WACZ or WARC that is open for reading, made by Haetae or by another archiving tool.
 * Bodies of its capture are read when they are asked for, so it is closed last. At most 2 GiB are
 * unpacked.
 */
public final class BundleReader implements Closeable {
  private static final long MOST_BYTES = 2L << 30;

  private final Path unpacked;
  private final Capture capture;

  private BundleReader(Path unpacked, Capture capture) {
    this.unpacked = unpacked;
    this.capture = capture;
  }

  /** Whether a file's name is that of a WARC or WACZ, or a folder that of a bundle. */
  public static boolean accepts(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".warc")
        || name.endsWith(".warc.gz")
        || name.endsWith(".wacz")
        || PackageBytes.exists(path.resolve(Bundles.WACZ));
  }

  /**
   * Opens a bundle's folder, a WACZ or a WARC.
   *
   * @throws IOException if it cannot be read; an {@link EvidenceException} says what is malformed
   */
  public static BundleReader open(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve(Bundles.WACZ) : path;
    Path unpacked = Files.createTempDirectory("haetae-read-");
    try {
      if (file.toString().toLowerCase(Locale.ROOT).endsWith(".wacz")) {
        unpack(file, unpacked);
        boolean ours = Files.isRegularFile(unpacked.resolve(Parts.FACTS));
        return new BundleReader(
            unpacked, ours ? new CaptureReader(unpacked).read() : ForeignWarc.capture(unpacked));
      }
      return new BundleReader(unpacked, ForeignWarc.captureOf(file));
    } catch (IOException fault) {
      Disk.delete(unpacked);
      throw fault;
    }
  }

  /** The capture in it. */
  public Capture capture() {
    return capture;
  }

  @Override
  public void close() throws IOException {
    Disk.delete(unpacked);
  }

  private static void unpack(Path wacz, Path target) throws IOException {
    long left = MOST_BYTES;
    try (PackageZip zip = PackageZip.open(wacz)) {
      for (ZipEntry entry : zip.entries()) {
        Path part = target.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          continue;
        }
        if (!part.startsWith(target) || part.equals(target)) {
          throw new EvidenceException(wacz + " holds a part outside of itself: " + entry.getName());
        }
        left -= copy(zip, entry, part, left);
      }
    }
  }

  private static long copy(PackageZip zip, ZipEntry entry, Path part, long most)
      throws IOException {
    Files.createDirectories(part.getParent());
    try (InputStream in = new WarcScan.Limited(zip.getInputStream(entry), most + 1)) {
      long size = Files.copy(in, part);
      if (size > most) {
        throw new EvidenceException(
            zip.getName() + " unpacks to more than " + MOST_BYTES + " bytes");
      }
      return size;
    }
  }
}
