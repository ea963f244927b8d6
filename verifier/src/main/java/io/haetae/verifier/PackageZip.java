package io.haetae.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The parts of a package that is open for reading. */
public interface PackageZip extends Closeable {
  /**
   * Opens a package, in a file of its own or as a recipe.
   *
   * @param wacz its name
   * @throws IOException if it is none, or cannot be read
   */
  static PackageZip open(Path wacz) throws IOException {
    return PackageBytes.at(wacz).zip();
  }

  /** The parts in the order of the package's table. */
  List<ZipEntry> entries();

  /** The part of a name, if there is one. */
  @Nullable ZipEntry getEntry(String name);

  /**
   * What is in a part.
   *
   * @throws IOException if it cannot be read
   */
  InputStream getInputStream(ZipEntry entry) throws IOException;

  /** What the package is called, for reasons. */
  String getName();

  /** One in a file of its own, of any kind that the platform reads. */
  static PackageZip of(Path file) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    return new PackageZip() {
      @Override
      public List<ZipEntry> entries() {
        List<ZipEntry> entries = new ArrayList<>();
        zip.stream().forEach(entries::add);
        return entries;
      }

      @Override
      public @Nullable ZipEntry getEntry(String name) {
        return zip.getEntry(name);
      }

      @Override
      public InputStream getInputStream(ZipEntry entry) throws IOException {
        return zip.getInputStream(entry);
      }

      @Override
      public String getName() {
        return zip.getName();
      }

      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }
}
