package io.haetae.app.storage;

import io.haetae.core.evidence.EvidenceRef;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** The bundles that observations name, within one transaction. */
final class StoredBundles {
  private static final String NEXT =
      """
      SELECT visit_id, closed_at, capture_id, bundle_path, manifest_sha256 FROM observation
      WHERE closed_at >= :at AND (closed_at > :at OR visit_id > :visit) AND closed_at <= :until
        AND capture_id IS NOT NULL
      ORDER BY closed_at, visit_id LIMIT :most
      """;
  private static final int AT_ONCE = 5_000;

  private final Handle handle;

  StoredBundles(Handle handle) {
    this.handle = handle;
  }

  private record Named(String visit, Instant at, EvidenceRef ref) {}

  /** Hands over each visit with its bundle, in the order in which the visits ended. */
  void each(Instant until, BiConsumer<String, EvidenceRef> taken) {
    List<Named> rows = next(Instant.EPOCH, "", until);
    while (!rows.isEmpty()) {
      rows.forEach(row -> taken.accept(row.visit(), row.ref()));
      rows = next(rows.getLast().at(), rows.getLast().visit(), until);
    }
  }

  private List<Named> next(Instant at, String visit, Instant until) {
    return handle
        .createQuery(NEXT)
        .bind("at", StoredTime.of(at))
        .bind("visit", visit)
        .bind("until", StoredTime.of(until))
        .bind("most", AT_ONCE)
        .map(
            (row, context) ->
                new Named(
                    row.getString(1),
                    StoredTime.read(row, "closed_at"),
                    new EvidenceRef(row.getString(3), row.getString(4), row.getString(5))))
        .list();
  }
}
