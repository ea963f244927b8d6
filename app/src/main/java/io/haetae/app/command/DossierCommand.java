package io.haetae.app.command;

import io.haetae.app.campaign.Archive;
import io.haetae.app.findings.ProductDossier;
import io.haetae.app.findings.Shown;
import io.haetae.app.objects.Shelves;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.log.Leaf;
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
      "copies of the bundles beside it. With --by each copied bundle is an entry of the archive's",
      "log, which the chain of custody shows; else the archive is not changed."
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

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who takes the bundles out; recorded in the archive's log")
  private Optional<String> by = Optional.empty();

  @Option(names = "--pdf", description = "also print the page as dossier.pdf")
  private boolean pdf;

  @Mixin private DeclarationOptions declaration;
  @Mixin private BrowserOptions browser;
  @Mixin private KeyOptions keys;

  @Override
  public Integer call() throws IOException {
    DeclarationOptions.requireArchive(archive);
    Clock clock = Clock.systemUTC();
    try {
      Path written =
          (by.isPresent() ? logged(by.get(), clock) : unlogged(clock))
              .orElseThrow(() -> new InputException("nothing was observed of \"" + wanted + "\""));
      spec.commandLine().getOut().println(written);
      if (pdf) {
        Path printed = folder.resolve("dossier.pdf");
        browser.printer().print(written.toAbsolutePath(), printed);
        spec.commandLine().getOut().println(printed);
      }
    } catch (FileAlreadyExistsException exists) {
      throw new InputException(exists.getMessage() + " exists already; name a new folder");
    }
    return ExitCode.FINE;
  }

  private Optional<Path> logged(String actor, Clock clock) throws IOException {
    try (Archive open = Archive.openExisting(archive, KeyOptions.home(), keys.secrets(), clock)) {
      return write(
          open.database(),
          captures -> {
            for (String capture : captures) {
              open.custody(new Leaf.Custody(capture, "export", actor, "dossier of " + wanted));
            }
          },
          clock);
    }
  }

  private Optional<Path> unlogged(Clock clock) throws IOException {
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, clock)) {
      return write(
          database,
          captures -> {
            if (!captures.isEmpty()) {
              spec.commandLine()
                  .getErr()
                  .println("haetae: not in the archive's log; --by NAME records who takes it out");
            }
          },
          clock);
    }
  }

  private Optional<Path> write(
      ArchiveDatabase database, ProductDossier.HandingOut handingOut, Clock clock)
      throws IOException {
    try (BundleShelf shelf = Shelves.of(archive)) {
      return ProductDossier.write(
          shelf,
          database,
          declaration.declared(database),
          wanted,
          shown,
          trust::verify,
          handingOut,
          clock.instant(),
          folder);
    }
  }
}
