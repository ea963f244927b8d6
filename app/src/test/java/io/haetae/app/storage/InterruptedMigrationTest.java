package io.haetae.app.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that was killed while it made the tables leaves an archive that opens. */
final class InterruptedMigrationTest {
  @TempDir private Path folder;

  @Test
  void anArchiveOpensWhateverPartOfAMigrationWasDone() throws Exception {
    int broken = 0;
    String before = "0?"; // "?": there is none yet
    for (MigrationInfo migration : migrations()) {
      List<String> statements = statements(migration.getScript());
      for (int done = 1; done <= statements.size(); done++) {
        Path archive = Files.createDirectories(folder.resolve(migration.getVersion() + "-" + done));
        migrate(archive, before);
        run(archive, statements.subList(0, done));

        try (ArchiveDatabase database =
            ArchiveDatabase.open(archive, ArchiveKind.STUDY, Samples.CLOCK)) {
          assertThat(database.runs()).as("%s %d", migration.getScript(), done).isEmpty();
        }
        broken++;
      }
      before = migration.getVersion().getVersion();
    }
    assertThat(broken).isGreaterThan(20);
  }

  private static List<MigrationInfo> migrations() {
    JdbcDataSource none = new JdbcDataSource();
    none.setURL("jdbc:h2:mem:");
    return List.of(Flyway.configure().dataSource(none).load().info().all());
  }

  private static void migrate(Path archive, String target) {
    Flyway.configure().dataSource(DatabaseFile.source(archive)).target(target).load().migrate();
  }

  private static List<String> statements(String script) throws IOException {
    try (InputStream file =
        InterruptedMigrationTest.class.getResourceAsStream("/db/migration/" + script)) {
      String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      String plain = sql.replaceAll("(?m)^--.*$", "");
      return Stream.of(plain.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
  }

  private static void run(Path archive, List<String> statements) throws SQLException {
    try (Connection connection = DatabaseFile.source(archive).getConnection();
        Statement sql = connection.createStatement()) {
      for (String each : statements) {
        sql.execute(each);
      }
    }
  }
}
