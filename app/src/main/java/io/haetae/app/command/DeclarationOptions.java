package io.haetae.app.command;

import io.haetae.app.figures.Declared;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.study.Study;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.watch.Country;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is declared of an archive, and the moment that figures are about. */
final class DeclarationOptions {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "as at the end of this day in Seoul (default: the end of the last visit)")
  private Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--country",
      paramLabel = "CC",
      defaultValue = "KR",
      description = "the delivery country that figures are about (default: ${DEFAULT-VALUE})")
  private String country = "KR";

  @Option(
      names = "--study",
      paramLabel = "FILE",
      description =
          "the study's file: its sampling, and the category and hazard of its watch-list's items")
  private Optional<Path> study = Optional.empty();

  @Option(
      names = "--sampling",
      paramLabel = "HOW",
      description =
          "how the products were chosen, where no study file says it: ${COMPLETION-CANDIDATES}")
  private Optional<Sampling> sampling = Optional.empty();

  /**
   * Fails unless a folder is an archive's.
   *
   * @throws InputException if it holds no database
   */
  static void requireArchive(Path archive) {
    if (!ArchiveDatabase.isIn(archive)) {
      throw new InputException(archive + " is no archive: it holds no database");
    }
  }

  /** The moment that figures are about. */
  Optional<Instant> moment() {
    return endOf(asOf);
  }

  static Optional<Instant> endOf(Optional<LocalDate> day) {
    return day.map(date -> date.plusDays(1).atStartOfDay(SEOUL).toInstant().minusMillis(1));
  }

  String country() {
    return country;
  }

  Optional<Sampling> sampling() {
    return sampling;
  }

  /**
   * What is declared.
   *
   * @throws InputException if the study is not the archive's, or the sampling is said twice
   * @throws IOException if the study's file cannot be read
   */
  Declared declared(ArchiveDatabase database) throws IOException {
    return declared(database, country, study, sampling);
  }

  static Declared declared(
      ArchiveDatabase database, String country, Optional<Path> study, Optional<Sampling> sampling)
      throws IOException {
    Country about = SiteArguments.country(country);
    if (study.isEmpty()) {
      return new Declared(about, sampling.orElse(Sampling.NOT_DECLARED), Optional.empty());
    }
    if (sampling.isPresent()) {
      throw new InputException("the study file says how products were chosen; omit --sampling");
    }
    Study read = StudyCommand.sound(study.get());
    if (database.study().knownVersion(read.sha256()).isEmpty()) {
      throw new InputException(
          study.get()
              + " (version "
              + read.sha256().substring(0, 12)
              + ") is no version of the study that this archive was made under; name the file and"
              + " watch-list as they were run");
    }
    return Declared.of(about, read);
  }
}
