package io.haetae.app.storage;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The one row that says what an archive is for. */
final class StoredKind {
  private static final String CLAIM =
      """
      INSERT INTO archive (id, kind, created_at) VALUES (1, :kind, :createdAt)
      ON CONFLICT DO NOTHING
      """;
  private static final String READ = "SELECT kind FROM archive WHERE id = 1";

  private StoredKind() {}

  /** Gives a new archive its kind; returns the kind that the archive has. */
  static ArchiveKind claim(Jdbi jdbi, ArchiveKind kind, Clock clock) {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createUpdate(CLAIM)
              .bind("kind", kind.stored())
              .bind("createdAt", StoredTime.of(clock.instant()))
              .execute();
          return find(handle).orElse(kind);
        });
  }

  static ArchiveKind read(Jdbi jdbi, Path archive) {
    return jdbi.withHandle(StoredKind::find)
        .orElseThrow(
            () ->
                new ArchiveException(
                    "The database in " + archive + " does not say what the archive is for"));
  }

  static ArchiveException refusal(Path archive, ArchiveKind found) {
    return new ArchiveException(
        switch (found) {
          case DEMO ->
              "The archive "
                  + archive
                  + " holds a demonstration, and a study's visits never go into one; choose another"
                  + " folder";
          case STUDY ->
              "The archive "
                  + archive
                  + " holds a study, and a demonstration never goes into one; choose another folder";
        });
  }

  private static Optional<ArchiveKind> find(Handle handle) {
    return handle
        .createQuery(READ)
        .map((row, context) -> ArchiveKind.ofStored(row.getString("kind")))
        .findOne();
  }
}
