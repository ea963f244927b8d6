package io.haetae.app.findings;

import io.haetae.app.figures.ArchiveFigures;
import io.haetae.app.figures.Declared;
import io.haetae.app.notice.NoticeBook;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.LaneManners;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.figures.Coverage;
import io.haetae.core.figures.Definition;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Look;
import io.haetae.core.figures.Result;
import io.haetae.core.figures.StateNow;
import io.haetae.core.history.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a report of figures is made of.
 *
 * @param figures the figures with what they rest on
 * @param notices what was sent and answered
 * @param sightings those of each listing from the country, as they were made
 * @param latest the last observation of each watched listing from the country, told or not
 * @param states the state of each watched listing, as figures count it
 * @param relistings those that are confirmed
 * @param manners how the study behaved towards sites, up to now
 * @param first when the first visit ended; empty if there was none
 * @param corrections lines of the corrections log, oldest first
 * @param writtenAt when the report is written, UTC
 */
record Findings(
    ArchiveFigures figures,
    NoticeBook notices,
    Map<Coverage.Offer, List<Sighting>> sightings,
    Map<Subject, ObservationRow> latest,
    List<StateNow> states,
    List<Relisting> relistings,
    List<LaneManners> manners,
    Optional<Instant> first,
    List<String> corrections,
    Instant writtenAt) {
  /** The file of an archive's folder in which people note what was corrected, a line each. */
  static final String CORRECTIONS = "corrections.txt";

  static Findings of(
      Path archive,
      ArchiveDatabase database,
      Declared declared,
      Optional<Instant> asOf,
      Instant writtenAt)
      throws IOException {
    NoticeBook notices = NoticeBook.read(archive);
    ArchiveFigures figures = ArchiveFigures.of(archive, database, declared, notices, asOf);
    Map<Coverage.Offer, List<Sighting>> sightings = figures.casebook().sightings();
    Path corrections = archive.resolve(CORRECTIONS);
    return new Findings(
        figures,
        notices,
        sightings,
        latest(database, sightings),
        StateNow.at(figures.records(), declared.country(), figures.asOf()),
        Relisting.in(archive, database.candidates(), figures.asOf()),
        database.study().manners(),
        figures.records().looks().stream().map(Look::at).findFirst(),
        Files.isRegularFile(corrections)
            ? Files.readAllLines(corrections).stream().filter(line -> !line.isBlank()).toList()
            : List.of(),
        writtenAt);
  }

  private static Map<Subject, ObservationRow> latest(
      ArchiveDatabase database, Map<Coverage.Offer, List<Sighting>> sightings) {
    Map<Subject, String> visits = new HashMap<>();
    sightings.forEach(
        (offer, seen) ->
            visits.put(new Subject(offer.item(), offer.listing()), seen.getLast().visit()));
    Map<String, ObservationRow> rows = database.observations(List.copyOf(visits.values()));
    Map<Subject, ObservationRow> latest = new TreeMap<>();
    visits.forEach(
        (subject, visit) ->
            Optional.ofNullable(rows.get(visit)).ifPresent(row -> latest.put(subject, row)));
    return latest;
  }

  Declared declared() {
    return figures.declared();
  }

  /** The figure of the whole study. */
  Figure whole(Definition definition) {
    return figures.figures().stream()
        .filter(figure -> figure.definition() == definition && figure.group().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** The figures of parts of the study. */
  List<Figure> parts(Definition definition, String by) {
    return figures.figures().stream()
        .filter(f -> f.definition() == definition)
        .filter(f -> f.group().filter(group -> group.by().equals(by)).isPresent())
        .toList();
  }

  /** Every figure that is withheld, of the whole study. */
  List<Figure> withheld() {
    return figures.figures().stream()
        .filter(f -> f.group().isEmpty() && f.result() instanceof Result.Withheld)
        .toList();
  }
}
