package io.haetae.app.storage;

import io.haetae.core.lane.ScheduleStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("installed")
final class PostgreSqlScheduleStoreIT extends ScheduleStoreContract {
  @SuppressWarnings("NullAway.Init")
  private static PostgreSqlServer server;

  @TempDir private Path archive;

  @SuppressWarnings("NullAway.Init")
  private ArchiveDatabase database;

  static boolean installed() {
    return PostgreSqlServer.installed();
  }

  @BeforeAll
  static void start() throws Exception {
    server = PostgreSqlServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @BeforeEach
  void open() throws Exception {
    Files.writeString(archive.resolve(DatabaseSettings.NAME), server.newDatabase());
    database = ArchiveDatabase.open(archive, ArchiveKind.STUDY, Samples.CLOCK);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  ScheduleStore store() {
    return database.schedule();
  }
}
