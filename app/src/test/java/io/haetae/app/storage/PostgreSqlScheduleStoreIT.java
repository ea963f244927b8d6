package io.haetae.app.storage;

import io.haetae.core.lane.ScheduleStore;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIf("installed")
final class PostgreSqlScheduleStoreIT extends ScheduleStoreContract {
  @RegisterExtension static final PostgreSqlArchive ARCHIVE = new PostgreSqlArchive();

  static boolean installed() {
    return PostgreSqlServer.installed();
  }

  @Override
  ScheduleStore store() {
    return ARCHIVE.database().schedule();
  }
}
