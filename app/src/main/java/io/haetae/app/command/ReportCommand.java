package io.haetae.app.command;

import io.haetae.app.findings.FindingsReport;
import io.haetae.app.findings.ReportPdf;
import io.haetae.app.findings.Shown;
import io.haetae.app.storage.ArchiveDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of an archive's figures. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the report of an archive's figures in Korean and English: report.html, pages of",
      "listings where there are many, and the raw data with codebooks. No page asks the network.",
      "Lines of the archive's corrections.txt are its corrections log."
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path archive = Path.of("");

  @Option(
      names = "-o",
      paramLabel = "DIR",
      required = true,
      description = "the folder to write the report into; must not hold one")
  private Path folder = Path.of("");

  @Option(
      names = "--lang",
      paramLabel = "ko|en|both",
      defaultValue = "BOTH",
      description = "what it shows; both lets its reader choose (default)")
  private Shown shown = Shown.BOTH;

  @Option(
      names = "--pdf",
      description = "also print it as report.pdf, with the first 5,000 listings")
  private boolean pdf;

  @Mixin private DeclarationOptions declaration;
  @Mixin private BrowserOptions browser;

  @Override
  public Integer call() throws IOException {
    DeclarationOptions.requireArchive(archive);
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = Clock.systemUTC();
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, clock)) {
      Path report =
          FindingsReport.write(
              archive,
              database,
              declaration.declared(database),
              declaration.moment(),
              clock.instant(),
              shown,
              folder);
      out.println(report);
      if (pdf) {
        Path printed = folder.resolve("report.pdf");
        int left = ReportPdf.print(folder, browser.printer(), printed);
        out.println(printed);
        if (left > 0) {
          spec.commandLine()
              .getErr()
              .println("haetae: the last " + left + " pages of listings are not printed");
        }
      }
    } catch (FileAlreadyExistsException exists) {
      throw new InputException(exists.getMessage() + " exists already; name a new folder");
    }
    return ExitCode.FINE;
  }
}
