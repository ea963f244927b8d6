package io.haetae.app.command;

import io.haetae.app.findings.ProductDossier;
import io.haetae.app.findings.Shown;
import io.haetae.app.objects.Shelves;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.evidence.BundleShelf;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the evidence of one product. */
@Command(
    name = "dossier",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the evidence of one watch item or listing for a lawyer: dossier.html with its",
      "observations, confirmed changes, bundles, their verification and chain of custody, and",
      "copies of the bundles beside it. The archive is not changed."
    })
final class DossierCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TrustOptions trust;

  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path archive = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "LISTING|ITEM",
      description = "a watch item's id, or a listing as site:number")
  private String wanted = "";

  @Option(
      names = "-o",
      paramLabel = "DIR",
      required = true,
      description = "the folder to write into; must not hold a dossier")
  private Path folder = Path.of("");

  @Option(
      names = "--lang",
      paramLabel = "ko|en|both",
      defaultValue = "BOTH",
      description = "what it shows; both lets its reader choose (default)")
  private Shown shown = Shown.BOTH;

  @Mixin private DeclarationOptions declaration;

  @Override
  public Integer call() throws IOException {
    DeclarationOptions.requireArchive(archive);
    Clock clock = Clock.systemUTC();
    try (BundleShelf shelf = Shelves.of(archive);
        ArchiveDatabase database = ArchiveDatabase.openExisting(archive, clock)) {
      Optional<Path> written =
          ProductDossier.write(
              shelf,
              database,
              declaration.declared(database),
              wanted,
              shown,
              trust::verify,
              clock.instant(),
              folder);
      spec.commandLine()
          .getOut()
          .println(
              written.orElseThrow(
                  () -> new InputException("nothing was observed of \"" + wanted + "\"")));
    } catch (FileAlreadyExistsException exists) {
      throw new InputException(exists.getMessage() + " exists already; name a new folder");
    }
    return ExitCode.FINE;
  }
}
