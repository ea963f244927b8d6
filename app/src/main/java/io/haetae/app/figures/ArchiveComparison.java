package io.haetae.app.figures;

import io.haetae.app.storage.ArchiveKind;
import io.haetae.core.figures.Comparison;
import io.haetae.core.figures.Look;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.plan.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * The figures of two archives side by side.
 *
 * @param first the first archive
 * @param second the second archive
 * @param figures every figure that either has, K1 first
 */
public record ArchiveComparison(Side first, Side second, List<Comparison> figures) {
  /** Copies the list. */
  public ArchiveComparison {
    figures = List.copyOf(figures);
  }

  /**
   * One of the archives.
   *
   * @param archive its folder, as it was named
   * @param kind what it is for
   * @param declared what is declared of it
   * @param asOf the moment that its figures are about, UTC
   * @param compared its figures and what decides whether they can be compared
   */
  public record Side(
      Path archive, ArchiveKind kind, Declared declared, Instant asOf, Comparison.Side compared) {
    /** What is compared of an archive. */
    public static Side of(Path archive, ArchiveFigures all) {
      Declared declared = all.declared();
      return new Side(
          archive,
          all.kind(),
          declared,
          all.asOf(),
          new Comparison.Side(
              declared.country(),
              declared.sampling(),
              declared.study().map(study -> study.statement().rule()),
              watched(all),
              all.casebook().offers(),
              all.figures()));
    }

    private static Duration watched(ArchiveFigures all) {
      LongSummaryStatistics looks =
          all.records().looks().stream()
              .filter(look -> look.purpose() == Purpose.TARGET)
              .filter(look -> look.country().equals(all.declared().country()))
              .map(Look::at)
              .mapToLong(Instant::toEpochMilli)
              .summaryStatistics();
      return looks.getCount() == 0
          ? Duration.ZERO
          : Duration.ofMillis(looks.getMax() - looks.getMin());
    }
  }

  /** Sets two archives side by side. */
  public static ArchiveComparison of(Side first, Side second) {
    return new ArchiveComparison(first, second, Comparison.of(first.compared(), second.compared()));
  }

  /** How many products of the second archive were watched in the first, too. */
  long shared() {
    return Comparison.shared(first.compared(), second.compared());
  }

  /** Whether what is said is said of the watched listings alone. */
  boolean ofWatchedAlone() {
    return first.declared().sampling() != Sampling.REPRESENTATIVE
        || second.declared().sampling() != Sampling.REPRESENTATIVE;
  }
}
