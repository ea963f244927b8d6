package io.haetae.app.command;

import io.haetae.app.campaign.Archive;
import io.haetae.app.objects.Shelves;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.evidence.BundleShelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rebuilds an archive's database. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = {
      "Rebuilds an archive's database from its bundles. What the database knows already stays as it is;",
      "to build it anew, move haetae.mv.db away first."
    })
final class IndexCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    try (BundleShelf shelf = Shelves.of(folder)) {
      if (!shelf.isArchive()) {
        throw new InputException(folder + " is no archive: it has no folder captures");
      }
      return index(shelf);
    }
  }

  private int index(BundleShelf shelf) throws IOException {
    try (ArchiveDatabase database = Archive.index(folder, Clock.systemUTC())) {
      int bundles = shelf.paths().size();
      int observations = database.observations().size();
      spec.commandLine()
          .getOut()
          .printf("%s: %d observations, %d bundles%n", folder, observations, bundles);
      return observations >= bundles ? ExitCode.FINE : ExitCode.CHECK_FAILED;
    }
  }
}
