package io.haetae.app.storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An archive's {@code haetae.properties}: one line names another database than the archive's own.
 */
final class DatabaseSettings {
  static final String NAME = ArchiveProperties.NAME;

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
    ArchiveProperties properties = ArchiveProperties.in(archive);
    Optional<String> url = properties.value(KEY);
    if (url.filter(named -> !named.startsWith(POSTGRESQL)).isPresent()) {
      throw new ArchiveException(
          properties.file()
              + ": database is written "
              + KEY
              + "="
              + POSTGRESQL
              + "//HOST/NAME?user=USER");
    }
    return url;
  }
}
