package io.haetae.app.storage;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * An archive's {@code haetae.properties}: one line names another database than the archive's own.
 */
final class DatabaseSettings {
  static final String NAME = "haetae.properties";

  private static final String KEY = "database";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  private DatabaseSettings() {}

  /**
   * The address of the PostgreSQL database, if the archive names one. Passwords stay out of it: the
   * driver reads {@code ~/.pgpass}.
   *
   * @throws ArchiveException if the file cannot be read or names something else
   */
  static Optional<String> url(Path archive) {
    Path file = archive.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new ArchiveException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
    Optional<String> url = Optional.ofNullable(properties.getProperty(KEY)).map(String::strip);
    if (url.filter(named -> !named.startsWith(POSTGRESQL)).isPresent()) {
      throw new ArchiveException(
          file + ": database is written " + KEY + "=" + POSTGRESQL + "//HOST/NAME?user=USER");
    }
    return url;
  }
}
