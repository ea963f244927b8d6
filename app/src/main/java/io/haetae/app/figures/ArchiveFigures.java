package io.haetae.app.figures;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Figures;
import io.haetae.core.figures.Look;
import io.haetae.core.figures.Records;
import io.haetae.core.figures.Study;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.plan.WorkingDays;
import io.haetae.core.watch.Country;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of an archive with the bundles that they can be traced to.
 *
 * @param kind what the archive is for
 * @param country the delivery country that the figures are about
 * @param asOf the moment that they are about, UTC
 * @param figures the figures, K1 first
 * @param bundles the bundle of each visit that left one, by the visit's stored name
 */
public record ArchiveFigures(
    ArchiveKind kind,
    Country country,
    Instant asOf,
    List<Figure> figures,
    Map<String, EvidenceRef> bundles) {
  /** Copies the collections. */
  public ArchiveFigures {
    figures = List.copyOf(figures);
    bundles = Map.copyOf(bundles);
  }

  /**
   * What an archive supports today: its observations. Notices, events and claims are not kept yet,
   * and the figures that need them say so.
   *
   * @param country the delivery country that the figures are about
   * @param sampling how the study chose its products
   * @param asOf the moment that they are about; empty for the end of the last visit
   */
  public static ArchiveFigures of(
      ArchiveDatabase database, Country country, Sampling sampling, Optional<Instant> asOf) {
    List<ObservationRow> rows = database.observations();
    Instant moment =
        asOf.or(() -> rows.stream().map(ObservationRow::closedAt).max(Instant::compareTo))
            .orElse(Instant.EPOCH);
    Study study = new Study(country, sampling, Map.of(), WorkingDays.korea());
    Map<String, EvidenceRef> bundles = new HashMap<>();
    rows.forEach(row -> row.evidence().ifPresent(ref -> bundles.put(row.visit().id(), ref)));
    Records records = Records.ofLooks(rows.stream().map(ArchiveFigures::look).toList());
    return new ArchiveFigures(
        database.kind(), country, moment, Figures.of(study, records, moment), bundles);
  }

  private static Look look(ObservationRow row) {
    return new Look(
        row.visit().id(),
        row.visit().purpose(),
        row.visit().listing(),
        row.visit().watchItem(),
        row.visit().lane().vantage().country(),
        row.closedAt(),
        row.verdict(),
        row.seller().flatMap(Look::name),
        row.evidence().isPresent());
  }
}
