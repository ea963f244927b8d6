package io.haetae.app.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
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
  private static final List<String> OBSERVATIONS =
      List.of(
          "INSERT INTO archive VALUES (1, 'study', TIMESTAMP '2026-01-01 00:00:00Z')",
          "INSERT INTO run VALUES ('r', TIMESTAMP '2026-01-01 00:00:00Z')",
          visit("a", 1),
          visit("b", 2),
          observation("b", 1),
          observation("a", 2));

  @TempDir private Path folder;

  @Test
  void anArchiveOpensWhateverPartOfAMigrationWasDone() throws Exception {
    int broken = 0;
    String before = "0?"; // "?": there is none yet
    int madeFirst = statements(migrations().getFirst().getScript()).size();
    for (MigrationInfo migration : migrations()) {
      List<String> statements = statements(migration.getScript());
      for (int done = 1; done <= statements.size(); done++) {
        Path archive = Files.createDirectories(folder.resolve(migration.getVersion() + "-" + done));
        if (broken >= madeFirst) {
          migrate(archive, "1");
          run(archive, OBSERVATIONS);
        }
        migrate(archive, before);
        run(archive, statements.subList(0, done));

        try (ArchiveDatabase database =
            ArchiveDatabase.open(archive, ArchiveKind.STUDY, Samples.CLOCK)) {
          assertThat(database.runs())
              .as("%s %d", migration.getScript(), done)
              .extracting(RunRow::observed)
              .isEqualTo(broken < madeFirst ? List.of() : List.of(2));
        }
        assertThat(recorded(archive)).isEqualTo(broken < madeFirst ? "" : "ba");
        broken++;
      }
      before = migration.getVersion().getVersion();
    }
    assertThat(broken).isGreaterThan(20);
  }

  private static String visit(String id, int position) {
    return "INSERT INTO visit (id, run, plan_position, purpose, listing_site, listing_number, url,"
        + " site, country, language, currency, time_zone, egress) VALUES ('%s', 'r', %d, 'TARGET',"
            .formatted(id, position)
        + " 'temu', '1', 'http://127.0.0.1/', 'temu', 'KR', 'ko-KR', 'KRW', 'Asia/Seoul', 'home')";
  }

  private static String observation(String visit, int hour) {
    return "INSERT INTO observation (visit_id, opened_at, closed_at, verdict, rules) VALUES ('%s',"
            .formatted(visit)
        + " TIMESTAMP '2026-01-01 0%d:00:00Z', TIMESTAMP '2026-01-01 0%d:01:00Z', 'SoldOut', '1')"
            .formatted(hour, hour);
  }

  private static List<MigrationInfo> migrations() {
    JdbcDataSource none = new JdbcDataSource();
    none.setURL("jdbc:h2:mem:");
    return List.of(Flyway.configure().dataSource(none).load().info().all());
  }

  private static void migrate(Path archive, String target) {
    Flyway.configure()
        .dataSource(DatabaseFile.source(archive, DatabaseFile.Use.WORK))
        .target(target)
        .load()
        .migrate();
  }

  private static List<String> statements(String script) throws IOException {
    try (InputStream file =
        InterruptedMigrationTest.class.getResourceAsStream("/db/migration/" + script)) {
      String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      String plain = sql.replaceAll("(?m)^--.*$", "");
      return Stream.of(plain.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
  }

  /** The visits in the order in which their observations count as recorded. */
  private static String recorded(Path archive) throws SQLException {
    try (Connection connection =
            DatabaseFile.source(archive, DatabaseFile.Use.WORK).getConnection();
        Statement sql = connection.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "SELECT listagg(visit_id, '') WITHIN GROUP (ORDER BY recorded) FROM observation")) {
      rows.next();
      return rows.getString(1) == null ? "" : rows.getString(1);
    }
  }

  private static void run(Path archive, List<String> statements) throws SQLException {
    try (Connection connection =
            DatabaseFile.source(archive, DatabaseFile.Use.WORK).getConnection();
        Statement sql = connection.createStatement()) {
      for (String each : statements) {
        sql.execute(each);
      }
    }
  }
}
