package io.haetae.app.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2StudyTablesIT extends StudyTablesContract {
  @TempDir private Path archive;

  @SuppressWarnings("NullAway.Init")
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
  ArchiveDatabase database() {
    return database;
  }

  @Override
  Jdbi tables() {
    return Jdbi.create(DatabaseFile.source(archive, DatabaseFile.Use.WORK));
  }

  @Test
  void aServedArchiveTakesCommandsThroughItsPortAndNoneAfterwards() throws Exception {
    assertThat(ServedTables.join(archive)).isEmpty();
    try (ServedTables served = database.serve(archive).orElseThrow()) {
      assertThat(served).isNotNull();
      Optional<OpenTables> joined = ServedTables.join(archive);
      try (OpenTables tables = joined.orElseThrow()) {
        new LaneTables(new LastingJdbi(Jdbi.create(tables.source())))
            .want(LaneTables.ALL, Wanted.PAUSE);
      }
    }
    assertThat(database.lanes().wanted(LaneTables.ALL)).isEqualTo(Wanted.PAUSE);
    assertThat(ServedTables.join(archive)).isEmpty();
  }
}
