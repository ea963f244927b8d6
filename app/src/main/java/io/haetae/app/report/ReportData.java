package io.haetae.app.report;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveException;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.storage.RunRow;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one run's report is made of.
 *
 * @param kind what the archive is for
 * @param run the run
 * @param observations its observations in the plan's order
 * @param due its visits without an observation, in the plan's order
 * @param writtenAt when the report is written, UTC
 */
public record ReportData(
    ArchiveKind kind,
    RunRow run,
    List<ObservationRow> observations,
    List<Visit> due,
    Instant writtenAt) {
  /** Copies the lists. */
  public ReportData {
    observations = List.copyOf(observations);
    due = List.copyOf(due);
  }

  /**
   * What an archive's database holds about a run.
   *
   * @throws ArchiveException if there is no such run
   */
  public static ReportData of(ArchiveDatabase database, String run, Instant writtenAt) {
    RunRow found =
        database
            .run(run)
            .orElseThrow(() -> new ArchiveException("The archive holds no run " + run));
    return new ReportData(
        database.kind(), found, database.observations(run), database.due(run), writtenAt);
  }

  /** The last observation of each target, in the order of the plan. */
  List<ObservationRow> targets() {
    Map<Subject, ObservationRow> latest = new LinkedHashMap<>();
    Comparator<ObservationRow> byTime = Comparator.comparing(ObservationRow::openedAt);
    for (ObservationRow row : observations) {
      if (row.visit().purpose() == Purpose.TARGET) {
        latest.merge(
            Subject.of(row.visit()),
            row,
            (one, other) -> byTime.compare(one, other) <= 0 ? other : one);
      }
    }
    return List.copyOf(latest.values());
  }

  /** The targets that were not visited yet. */
  List<Visit> targetsDue() {
    return due.stream().filter(visit -> visit.purpose() == Purpose.TARGET).toList();
  }

  /** The countries that were asked about, in the order of the plan. */
  List<Country> countries() {
    return Stream.concat(observations.stream().map(ObservationRow::visit), due.stream())
        .map(visit -> visit.lane().vantage().country())
        .distinct()
        .toList();
  }

  /** Whether any site was a simulation. */
  boolean simulated() {
    return Stream.concat(observations.stream().map(ObservationRow::visit), due.stream())
        .anyMatch(visit -> visit.lane().standIn().isPresent());
  }

  private record Subject(
      String lane, ListingId listing, Optional<String> watchItem, List<String> skus) {
    static Subject of(Visit visit) {
      return new Subject(
          visit.lane().name(), visit.listing(), visit.watchItem(), List.copyOf(visit.skus()));
    }
  }
}
