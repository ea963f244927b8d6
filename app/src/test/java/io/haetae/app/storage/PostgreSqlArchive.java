package io.haetae.app.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL for a class of tests, and in it an empty archive's database for each test. */
final class PostgreSqlArchive
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  @SuppressWarnings("NullAway.Init")
  private PostgreSqlServer server;

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private ArchiveDatabase database;

  /** The database of the test under way. */
  ArchiveDatabase database() {
    return database;
  }

  /** Its tables, as another client sees them. */
  Jdbi tables() {
    return Jdbi.create(DatabaseSettings.url(folder).orElseThrow());
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    server = PostgreSqlServer.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("haetae-archive");
    Files.writeString(folder.resolve(DatabaseSettings.NAME), server.newDatabase());
    database = ArchiveDatabase.open(folder, ArchiveKind.STUDY, Samples.CLOCK);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    database.close();
    Files.delete(folder.resolve(DatabaseSettings.NAME));
    Files.delete(folder);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    server.stop();
  }
}
