package io.haetae.app.storage;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * An archive's {@code haetae.properties}: where its tables and its bundles are, if not in its
 * folder. It holds no secrets.
 */
public final class ArchiveProperties {
  /** The file's name. */
  public static final String NAME = "haetae.properties";

  private final Path file;
  private final Properties properties;

  private ArchiveProperties(Path file, Properties properties) {
    this.file = file;
    this.properties = properties;
  }

  /**
   * Reads them; none if there is no such file.
   *
   * @throws ArchiveException if the file cannot be read
   */
  public static ArchiveProperties in(Path archive) {
    Path file = archive.resolve(NAME);
    Properties properties = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException unreadable) {
        throw new ArchiveException(
            file + " cannot be read: " + unreadable.getMessage(), unreadable);
      }
    }
    return new ArchiveProperties(file, properties);
  }

  /** The value of a key, without blanks around it. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(properties.getProperty(key)).map(String::strip);
  }

  /** The file. */
  public Path file() {
    return file;
  }
}
