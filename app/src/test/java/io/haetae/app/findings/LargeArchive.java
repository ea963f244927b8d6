package io.haetae.app.findings;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.Samples;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An archive of so many listings on three sites, each looked at 52 times: daily for four days, then
 * weekly. Made by the database itself, a look at all listings at a time and each table in the order
 * of its rows' keys: a program would take an hour for the five million rows of a large study, and
 * one statement for all of them as long for its undo log.
 *
 * <p>The listing numbered x is gone from look {@code 7x mod 60} on, for good unless 5 divides x:
 * then it is back ten looks later. A twentieth of the looks, none of them the last, meets a wall.
 */
final class LargeArchive {
  static final int LOOKS = 52;

  /** Rows are checked by the expressions that make them; a database of the product checks again. */
  private static final String FAST =
      """
      SET REFERENTIAL_INTEGRITY FALSE;
      SET CACHE_SIZE 1000000;
      """;

  private static final String RUNS =
      """
      CREATE LOCAL TEMPORARY TABLE session AS
      SELECT look, site, 'd' || look || '-' || site AS run,
        DATEADD('DAY', CASE WHEN look < 4 THEN look ELSE 7 * (look - 3) END,
          TIMESTAMP WITH TIME ZONE '2026-01-05 00:00:00+00') AS at
      FROM (SELECT x - 1 AS look FROM SYSTEM_RANGE(1, 52) AS looks (x)),
        (VALUES ('aliexpress'), ('shein'), ('temu')) AS sites (site);
      INSERT INTO run (name, started_at) SELECT run, at FROM session;
      """;
  private static final String MADE =
      """
      CREATE LOCAL TEMPORARY TABLE made AS
      SELECT * FROM (
      SELECT run || '/' || (x + 2) AS id, run, x + 2 AS place, 'TARGET' AS purpose,
        'item ' || x AS item, site, 100000 + x AS number,
        DATEADD('SECOND', x, at) AS at,
        CASE WHEN MOD(31 * x + 17 * look, 20) = 0 AND look < 51 THEN 'Undetermined'
          WHEN look >= MOD(7 * x, 60) AND (MOD(x, 5) <> 0 OR look < MOD(7 * x, 60) + 10)
            THEN 'Removed' ELSE 'Orderable' END AS verdict,
        'shop ' || MOD(x * 13, 2000) AS seller
      FROM session, SYSTEM_RANGE(1, LISTINGS) AS listings (x) WHERE look = LOOK
      UNION ALL SELECT run || '/1', run, 1, 'CONTROL_ON_SALE', NULL, site, 1, at, 'Orderable', NULL
        FROM session WHERE look = LOOK
      UNION ALL SELECT run || '/2', run, 2, 'CONTROL_ABSENT', NULL, site, 2, at, 'Removed', NULL
        FROM session WHERE look = LOOK) AS together
      ORDER BY at, id;
      """;
  private static final String ROWS =
      """
      INSERT INTO visit (id, run, plan_position, purpose, watch_item, listing_site, listing_number,
        url, site, country, language, currency, time_zone, egress)
      SELECT id, run, place, purpose, item, site, number, 'https://www.' || site || '.example/'
        || number, site, 'KR', 'ko', 'KRW', 'Asia/Seoul', 'direct' FROM made;
      INSERT INTO observation (visit_id, opened_at, closed_at, verdict, reason, rules, title, price,
        price_currency, seller_id, capture_id, bundle_path, manifest_sha256, lacking, recorded)
      SELECT id, DATEADD('SECOND', -8, at), at, verdict,
        CASE verdict WHEN 'Undetermined' THEN 'Challenged' END, '1', 'Spinning top ' || number,
        '12900', 'KRW', seller, RIGHT(id, 64), 'captures/2026/01/05/' || id,
        '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
        CASE verdict WHEN 'Orderable' THEN '' END,
        row_number() OVER (ORDER BY at, id) + (SELECT latest FROM recording)
      FROM made;
      INSERT INTO look (closed_at, visit_id, opened_at, run, purpose, watch_item, listing_site,
        listing_number, site, country, lane, verdict, reason, rules, seller, lacking, sealed)
      SELECT at, id, DATEADD('SECOND', -8, at), run, purpose, item, site, number, site, 'KR',
        site || '/KR/ko/KRW/direct', verdict,
        CASE verdict WHEN 'Undetermined' THEN 'Challenged' END, '1', seller,
        CASE verdict WHEN 'Orderable' THEN '' END, TRUE
      FROM made ORDER BY at, id;
      UPDATE recording SET latest = latest + (SELECT count(*) FROM made);
      DROP TABLE made;
      """;

  private LargeArchive() {}

  /** Writes it, with its looks packed as those are that are recorded one by one. */
  static void write(Path folder, int listings) throws SQLException {
    ArchiveDatabase.open(folder, ArchiveKind.STUDY, Samples.CLOCK).close();
    String url =
        "jdbc:h2:"
            + folder.toAbsolutePath().resolve("haetae")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(FAST);
      statement.execute(RUNS);
      String made = MADE.replace("LISTINGS", Integer.toString(listings / 3));
      for (int look = 0; look < LOOKS; look++) {
        statement.execute(made.replace("= LOOK", "= " + look));
        statement.execute(ROWS);
      }
      statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
      statement.execute("SET CACHE_SIZE 65536");
    }
    try (ArchiveDatabase archive = ArchiveDatabase.openExisting(folder, Samples.CLOCK)) {
      archive.eachLook(row -> {});
    }
  }

  /** How many of the listings can be ordered at the last look. */
  static long onSale(int listings) {
    long count = 0;
    for (int x = 1; x <= listings / 3; x++) {
      int gone = 7 * x % 60;
      count += LOOKS - 1 < gone || (x % 5 == 0 && LOOKS - 1 >= gone + 10) ? 1 : 0;
    }
    return 3 * count;
  }
}
