package io.haetae.app.command;

import io.haetae.app.figures.ArchiveFigures;
import io.haetae.app.figures.FigureJson;
import io.haetae.app.figures.FigureText;
import io.haetae.app.figures.MannersWords;
import io.haetae.app.notice.NoticeBook;
import io.haetae.app.storage.ArchiveDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path archive = Path.of("");

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Mixin private DeclarationOptions declaration;

  @Override
  public Integer call() throws IOException {
    DeclarationOptions.requireArchive(archive);
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Clock.systemUTC())) {
      ArchiveFigures figures =
          ArchiveFigures.of(
              archive,
              database,
              declaration.declared(database),
              NoticeBook.read(archive),
              declaration.moment());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        FigureJson.write(out, figures, database);
        out.println();
      } else {
        FigureText.print(out, figures);
        database.study().manners().stream().map(MannersWords::line).forEach(out::println);
      }
    }
    return ExitCode.FINE;
  }
}
