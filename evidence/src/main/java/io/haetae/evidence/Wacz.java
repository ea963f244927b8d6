package io.haetae.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a WACZ so that the same parts always give the same bytes: names sorted, no compression, no
 * folders, no extra fields, and the same early time on each entry.
 */
final class Wacz {
  /** Midnight itself makes Java add an extra field that depends on the machine's time zone. */
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private Wacz() {}

  static void pack(Path parts, Path wacz) throws IOException {
    pack(parts, names(parts), wacz);
  }

  /** Packs files of a folder in an order. */
  static void pack(Path parts, List<String> names, Path wacz) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(wacz), 64 * 1024);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String name : names) {
        Path part = parts.resolve(name);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(EARLIEST);
        entry.setSize(Files.size(part));
        entry.setCrc(crc(part));
        zip.putNextEntry(entry);
        Files.copy(part, zip);
        zip.closeEntry();
      }
    }
    Disk.force(wacz);
  }

  /** The names of all files below a folder, with forward slashes, sorted. */
  static List<String> names(Path parts) throws IOException {
    try (Stream<Path> files = Files.walk(parts)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> parts.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static long crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] piece = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        crc.update(piece, 0, read);
      }
    }
    return crc.getValue();
  }
}
