package io.haetae.app.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Where an archive's tables are, the file {@code haetae.mv.db} or a PostgreSQL database: opening
 * them and bringing them up to date.
 */
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

  private static final int CONNECTIONS = 8;
  private static final int CONNECT_MILLIS = 10_000;

  /**
   * A server that a cut network keeps from answering is given up, so that its connection is made
   * anew; and a client that vanished or stands still in a transaction does not keep the others from
   * recording.
   */
  private static final Properties PATIENCE = patience();

  private static final String SESSION = "SET idle_in_transaction_session_timeout = '20s'";

  static {
    // H2 reads it once. Without it a served archive listens on every address of the machine.
    System.setProperty("h2.bindAddress", "127.0.0.1");
  }

  /** What an archive is opened for. */
  enum Use {
    /** Runs, which write much: H2 then tidies its file for a while as it is closed. */
    WORK(""),
    /** A look, or a few lines: tidying took up to a second of it with 100,000 captures. */
    LOOK(";MAX_COMPACT_TIME=0");

    private final String settings;

    Use(String settings) {
      this.settings = settings;
    }
  }

  private DatabaseFile() {}

  static Path in(Path archive) {
    return archive.resolve(NAME);
  }

  /** Opens the tables, and closes them again if what follows fails. */
  static ArchiveDatabase open(
      Path archive, Use use, BiFunction<OpenTables, Jdbi, ArchiveDatabase> next) {
    OpenTables tables = tables(archive, use);
    boolean opened = false;
    try {
      migrate(archive, tables.source());
      ArchiveDatabase database = next.apply(tables, Jdbi.create(tables.source()));
      opened = true;
      return database;
    } finally {
      if (!opened) {
        tables.close();
      }
    }
  }

  private static OpenTables tables(Path archive, Use use) {
    Optional<String> url = DatabaseSettings.url(archive);
    if (url.isPresent()) {
      return postgresql(archive, url.get());
    }
    JdbcConnectionPool pool = JdbcConnectionPool.create(source(archive, use));
    try {
      pool.getConnection().close();
      return new OpenTables(pool, pool::dispose, Optional.of(databaseName(archive)));
    } catch (SQLException refused) {
      pool.dispose();
      if (refused.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        return ServedTables.join(archive).orElseThrow(() -> inUse(archive, refused));
      }
      throw new ArchiveException(
          "The database "
              + in(archive)
              + " cannot be opened ("
              + refused.getMessage()
              + "); move it away and rebuild it from the bundles with: haetae index "
              + archive,
          refused);
    }
  }

  private static ArchiveException inUse(Path archive, SQLException refused) {
    return new ArchiveException(
        "Another process works on the archive "
            + archive
            + "; wait until it has ended, or choose another folder",
        refused);
  }

  private static OpenTables postgresql(Path archive, String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setPoolName("archive");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setDataSourceProperties(PATIENCE);
    config.setConnectionInitSql(SESSION);
    try {
      HikariDataSource source = new HikariDataSource(config);
      return new OpenTables(source, source::close, Optional.empty());
    } catch (PoolInitializationException refused) {
      throw new ArchiveException(
          "The database that "
              + archive.resolve(DatabaseSettings.NAME)
              + " names cannot be opened: "
              + refused.getMessage(),
          refused);
    }
  }

  private static Properties patience() {
    Properties patience = new Properties();
    patience.setProperty("connectTimeout", "10");
    patience.setProperty("socketTimeout", "120");
    patience.setProperty("tcpKeepAlive", "true");
    return patience;
  }

  private static String databaseName(Path archive) {
    return "async:" + archive.toAbsolutePath().normalize().resolve("haetae");
  }

  /** With "async:" an interrupted thread does not close the file for all others. */
  static JdbcDataSource source(Path archive, Use use) {
    JdbcDataSource source = new JdbcDataSource();
    String name = databaseName(archive);
    if (name.contains(";")) {
      throw new ArchiveException("The name of an archive's folder has no semicolon: " + archive);
    }
    source.setURL("jdbc:h2:" + name + SETTINGS + use.settings);
    return source;
  }

  private static void migrate(Path archive, DataSource source) {
    try {
      Flyway.configure(DatabaseFile.class.getClassLoader())
          .dataSource(source)
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
