package io.haetae.app.command;

import io.haetae.app.objects.Shelves;
import io.haetae.evidence.BundleShelf;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies bundles out of an archive. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Copies bundles of an archive, from its folder or the store that it names, into a folder where",
      "any verifier finds them, at the paths that they have in the archive."
    })
final class FetchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path archive = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "CAPTURE",
      description = "ids of captures (default: all bundles)")
  private List<String> captures = List.of();

  @Option(
      names = "-o",
      paramLabel = "DIR",
      required = true,
      description = "the folder to write into; must not hold these bundles")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    try (BundleShelf shelf = Shelves.of(archive)) {
      if (!shelf.isArchive()) {
        throw new InputException(archive + " is no archive: it has no folder captures");
      }
      List<String> wanted = shelf.paths().stream().filter(this::isWanted).toList();
      if (wanted.size() < captures.size()) {
        throw new InputException(archive + " does not hold all of " + captures);
      }
      for (String path : wanted) {
        try (BundleShelf.Loan loan = shelf.borrow(path)) {
          loan.copyTo(folder.resolve(path));
        }
      }
      spec.commandLine().getOut().printf("%s: %d bundles%n", folder, wanted.size());
      return ExitCode.FINE;
    } catch (FileAlreadyExistsException exists) {
      throw new InputException(exists.getMessage() + " exists already; name a new folder");
    }
  }

  private boolean isWanted(String path) {
    return captures.isEmpty() || captures.contains(path.substring(path.lastIndexOf('/') + 1));
  }
}
