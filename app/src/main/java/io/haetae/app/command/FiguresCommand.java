package io.haetae.app.command;

import io.haetae.app.figures.ArchiveFigures;
import io.haetae.app.figures.FigureJson;
import io.haetae.app.figures.FigureText;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.core.figures.Study.Sampling;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes the figures of an archive. */
@Command(
    name = "figures",
    mixinStandardHelpOptions = true,
    description = {
      "Computes figures K1 to K12 of an archive, each with numerator, denominator, interval, unknowns and",
      "the visits it rests on. A figure that the archive cannot support is withheld with the reason.",
      "Methods: docs/statistics.md."
    })
final class FiguresCommand implements Callable<Integer> {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path archive = Path.of("");

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

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
      names = "--sampling",
      paramLabel = "HOW",
      defaultValue = "NOT_DECLARED",
      description =
          "how the products were chosen: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Sampling sampling = Sampling.NOT_DECLARED;

  @Override
  public Integer call() {
    if (!ArchiveDatabase.isIn(archive)) {
      throw new InputException(archive + " is no archive: it holds no database");
    }
    Optional<Instant> moment =
        asOf.map(day -> day.plusDays(1).atStartOfDay(SEOUL).toInstant().minusMillis(1));
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Clock.systemUTC())) {
      ArchiveFigures figures =
          ArchiveFigures.of(database, SiteArguments.country(country), sampling, moment);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(FigureJson.of(figures));
      } else {
        FigureText.print(out, figures);
      }
    }
    return ExitCode.FINE;
  }
}
