package io.haetae.app.command;

import io.haetae.app.figures.Declared;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.core.figures.Study.Sampling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is declared of the second of two archives, where it differs from the first. */
final class OtherDeclarationOptions {
  @Option(
      names = "--other-as-of",
      paramLabel = "DATE",
      description = "OTHER as at the end of this day in Seoul (default: the end of its last visit)")
  private Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--other-country",
      paramLabel = "CC",
      description = "the delivery country that OTHER's figures are about (default: as --country)")
  private Optional<String> country = Optional.empty();

  @Option(
      names = "--other-study",
      paramLabel = "FILE",
      description = "the file of the study that OTHER was made under")
  private Optional<Path> study = Optional.empty();

  @Option(
      names = "--other-sampling",
      paramLabel = "HOW",
      description =
          "how OTHER's products were chosen, where no study file says it (default: as --sampling)")
  private Optional<Sampling> sampling = Optional.empty();

  /** The moment that figures are about. */
  Optional<Instant> moment() {
    return DeclarationOptions.endOf(asOf);
  }

  /**
   * What is declared.
   *
   * @throws InputException if the study is not the archive's, or the sampling is said twice
   * @throws IOException if the study's file cannot be read
   */
  Declared declared(ArchiveDatabase database, DeclarationOptions first) throws IOException {
    return DeclarationOptions.declared(
        database,
        country.orElseGet(first::country),
        study,
        study.isPresent() ? sampling : sampling.or(first::sampling));
  }
}
