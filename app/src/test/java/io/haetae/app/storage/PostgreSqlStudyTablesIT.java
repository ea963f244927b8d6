package io.haetae.app.storage;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIf("installed")
final class PostgreSqlStudyTablesIT extends StudyTablesContract {
  @RegisterExtension static final PostgreSqlArchive ARCHIVE = new PostgreSqlArchive();

  static boolean installed() {
    return PostgreSqlServer.installed();
  }

  @Override
  ArchiveDatabase database() {
    return ARCHIVE.database();
  }

  @Override
  Jdbi tables() {
    return ARCHIVE.tables();
  }
}
