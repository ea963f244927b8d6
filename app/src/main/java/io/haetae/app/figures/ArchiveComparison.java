package io.haetae.app.figures;

import io.haetae.app.storage.ArchiveKind;
import io.haetae.core.figures.ComparedStudy;
import io.haetae.core.figures.Comparison;
import io.haetae.core.figures.Coverage;
import io.haetae.core.figures.Look;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.plan.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;

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
      Path archive, ArchiveKind kind, Declared declared, Instant asOf, ComparedStudy compared) {
    /** What is compared of an archive. */
    public static Side of(Path archive, ArchiveFigures all) {
      Declared declared = all.declared();
      Set<Coverage.Offer> offers = new HashSet<>();
      LongSummaryStatistics times = new LongSummaryStatistics();
      for (Look look : all.records().looks()) {
        if (look.purpose() == Purpose.TARGET && look.country().equals(declared.country())) {
          String item = look.item().orElseGet(look.listing()::toString);
          offers.add(new Coverage.Offer(item, look.listing()));
          times.accept(look.at().toEpochMilli());
        }
      }
      return new Side(
          archive,
          all.kind(),
          declared,
          all.asOf(),
          new ComparedStudy(
              declared.country(),
              declared.sampling(),
              declared.study().map(study -> study.statement().rule()),
              times.getCount() == 0
                  ? Duration.ZERO
                  : Duration.ofMillis(times.getMax() - times.getMin()),
              offers,
              all.figures()));
    }
  }

  /** Sets two archives side by side. */
  public static ArchiveComparison of(Side first, Side second) {
    return new ArchiveComparison(first, second, Comparison.of(first.compared(), second.compared()));
  }

  /** How many products of the second archive were watched in the first, too. */
  long shared() {
    return first.compared().shared(second.compared());
  }

  /** Whether what is said is said of the watched listings alone. */
  boolean ofWatchedAlone() {
    return first.declared().sampling() != Sampling.REPRESENTATIVE
        || second.declared().sampling() != Sampling.REPRESENTATIVE;
  }
}
