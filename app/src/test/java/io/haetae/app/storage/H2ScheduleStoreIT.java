package io.haetae.app.storage;

import io.haetae.core.lane.ScheduleStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class H2ScheduleStoreIT extends ScheduleStoreContract {
  @TempDir private Path archive;
  private ArchiveDatabase database;

  @BeforeEach
  void open() {
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
