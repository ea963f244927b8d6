package io.haetae.app.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.BiFunction;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/** The file {@code haetae.mv.db}: opening it and bringing its tables up to date. */
final class DatabaseFile {
  static final String NAME = "haetae.mv.db";

  /**
   * WRITE_DELAY=0 writes a commit before it returns. DB_CLOSE_ON_EXIT=FALSE lets the visits under
   * way be recorded after Ctrl-C: H2 would else close the file as soon as the process is asked to
   * end.
   */
  private static final String SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

  private DatabaseFile() {}

  static Path in(Path archive) {
    return archive.resolve(NAME);
  }

  /** Opens the file, and closes it again if what follows fails. */
  static ArchiveDatabase open(
      Path archive, BiFunction<JdbcConnectionPool, Jdbi, ArchiveDatabase> next) {
    JdbcConnectionPool pool = JdbcConnectionPool.create(source(archive));
    boolean opened = false;
    try {
      connect(archive, pool);
      migrate(archive, pool);
      ArchiveDatabase database = next.apply(pool, Jdbi.create(pool));
      opened = true;
      return database;
    } finally {
      if (!opened) {
        pool.dispose();
      }
    }
  }

  /** With "async:" an interrupted thread does not close the file for all others. */
  private static JdbcDataSource source(Path archive) {
    JdbcDataSource source = new JdbcDataSource();
    Path file = archive.toAbsolutePath().normalize().resolve("haetae");
    if (file.toString().contains(";")) {
      throw new ArchiveException("The name of an archive's folder has no semicolon: " + archive);
    }
    source.setURL("jdbc:h2:async:" + file + SETTINGS);
    return source;
  }

  private static void connect(Path archive, JdbcConnectionPool pool) {
    try {
      pool.getConnection().close();
    } catch (SQLException refused) {
      throw new ArchiveException(
          refused.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
              ? "Another process works on the archive "
                  + archive
                  + "; wait until it has ended, or choose another folder"
              : "The database "
                  + in(archive)
                  + " cannot be opened ("
                  + refused.getMessage()
                  + "); move it away and rebuild it from the bundles with: haetae index "
                  + archive,
          refused);
    }
  }

  private static void migrate(Path archive, JdbcConnectionPool pool) {
    try {
      Flyway.configure(DatabaseFile.class.getClassLoader())
          .dataSource(pool)
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException failed) {
      throw new ArchiveException(
          "The tables in "
              + in(archive)
              + " are not those of this version of Haetae: "
              + failed.getMessage(),
          failed);
    }
  }
}
