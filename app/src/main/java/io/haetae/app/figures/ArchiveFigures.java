package io.haetae.app.figures;

import io.haetae.app.notice.NoticeBook;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.core.figures.Casebook;
import io.haetae.core.figures.Checks;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Figures;
import io.haetae.core.figures.Records;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The figures of an archive. Their visits lead to the bundles that they can be traced to.
 *
 * @param kind what the archive is for
 * @param declared what is declared of it
 * @param asOf the moment that the figures are about, UTC
 * @param figures the figures, K1 first
 * @param records what they were computed from
 * @param casebook the observations up to that moment, folded
 */
public record ArchiveFigures(
    ArchiveKind kind,
    Declared declared,
    Instant asOf,
    List<Figure> figures,
    Records records,
    Casebook casebook) {
  /** Copies the list. */
  public ArchiveFigures {
    figures = List.copyOf(figures);
  }

  /**
   * What an archive supports: its observations, the notices that were recorded in it, and what
   * people decided of the offers that its searches found.
   *
   * @param archive its folder, where its bundles lie
   * @param declared what is declared of it
   * @param notices what was sent and answered
   * @param asOf the moment that they are about; empty for the end of the last visit
   */
  public static ArchiveFigures of(
      Path archive,
      ArchiveDatabase database,
      Declared declared,
      NoticeBook notices,
      Optional<Instant> asOf) {
    Instant moment = asOf.or(database::lastClosedAt).orElse(Instant.EPOCH);
    Casebook casebook = new Casebook(declared.country(), moment, declared.apart());
    database.eachLook(row -> casebook.add(row.noted(), row.look()));
    SearchRecords searched = SearchRecords.of(database, casebook, declared.country(), moment);
    Records records =
        casebook
            .records(
                notices.notified(), notices.claims(), searched.relistings(), searched.coverage())
            .with(
                new Checks(
                    searched.readers(),
                    searched.labelled(),
                    SealClock.of(archive, database, casebook.looks())));
    return new ArchiveFigures(
        database.kind(),
        declared,
        moment,
        Figures.of(declared.forFigures(), records, moment),
        records,
        casebook);
  }
}
