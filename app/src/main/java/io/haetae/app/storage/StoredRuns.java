package io.haetae.app.storage;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The table of runs, within one transaction. */
final class StoredRuns {
  private static final String ROW =
      """
      SELECT r.name, r.started_at, count(v.id) AS planned, count(o.visit_id) AS observed,
        max(o.closed_at) AS last_closed_at
      FROM run r LEFT JOIN visit v ON v.run = r.name LEFT JOIN observation o ON o.visit_id = v.id
      """;
  private static final String ALL =
      ROW + "GROUP BY r.name, r.started_at ORDER BY r.started_at, r.name";
  private static final String NAMED = ROW + "WHERE r.name = :name GROUP BY r.name, r.started_at";
  private static final String NAMES = "SELECT name FROM run ORDER BY started_at, name";
  private static final String LAST =
      "SELECT name FROM run ORDER BY started_at DESC, name DESC LIMIT 1";

  private final Handle handle;

  StoredRuns(Handle handle) {
    this.handle = handle;
  }

  /** Every run, oldest first. Counts every visit of the archive. */
  List<RunRow> all() {
    try (Query query = handle.createQuery(ALL)) {
      return rows(query);
    }
  }

  /** A run, of which only its own visits are counted. */
  Optional<RunRow> named(String name) {
    try (Query query = handle.createQuery(NAMED)) {
      return rows(query.bind("name", name)).stream().findFirst();
    }
  }

  /** Every run's name, oldest first. */
  List<String> names() {
    return handle.createQuery(NAMES).mapTo(String.class).list();
  }

  /** The name of the run that was planned last. */
  Optional<String> last() {
    return handle.createQuery(LAST).mapTo(String.class).findOne();
  }

  private static List<RunRow> rows(Query query) {
    return query
        .map(
            (row, context) ->
                new RunRow(
                    row.getString("name"),
                    StoredTime.read(row, "started_at"),
                    StoredTime.readOptional(row, "last_closed_at"),
                    row.getInt("planned"),
                    row.getInt("observed")))
        .list();
  }
}
