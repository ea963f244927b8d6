package io.haetae.app.command;

import io.haetae.evidence.BundlePacking;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the room that an archive takes. */
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Keeps what the captures of an archive share once, and gives bundles back whole. A packed",
      "bundle has capture.parts in place of capture.wacz; every command reads it all the same."
    },
    subcommands = {StoreCommand.Pack.class, StoreCommand.Unpack.class, StoreCommand.Sweep.class})
final class StoreCommand {
  private StoreCommand() {}

  /** Keeps what captures share once. */
  @Command(
      name = "pack",
      mixinStandardHelpOptions = true,
      description = {
        "Turns the sealed bundles of an archive into recipes and pieces that they share. From then",
        "on, runs pack what they seal. Exit code 1 if a sealed bundle had to stay whole."
      })
  static final class Pack implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder")
    private Path archive = Path.of("");

    @Override
    public Integer call() throws IOException {
      try (BundlePacking packing = open(archive)) {
        BundlePacking.Packed packed = packing.packAll();
        spec.commandLine()
            .getOut()
            .printf(
                "%s: %d bundles packed, %d bytes of packages now take %d; %d stay whole%n",
                archive, packed.packed(), packed.before(), packed.added(), packed.left());
        return packed.left() == 0 ? ExitCode.FINE : ExitCode.CHECK_FAILED;
      }
    }
  }

  /** Gives a bundle back whole. */
  @Command(
      name = "unpack",
      mixinStandardHelpOptions = true,
      description = {
        "Copies a bundle of an archive, whole as it was sealed, into a folder named after its",
        "capture. Exit code 1 if a piece of it is missing or damaged."
      })
  static final class Unpack implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "BUNDLE", description = "the bundle's folder")
    private Path bundle = Path.of("");

    @Option(
        names = "-o",
        paramLabel = "DIR",
        required = true,
        description = "where the folder of the copy goes")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
      if (!Files.isRegularFile(bundle.resolve(Bundles.MANIFEST))) {
        throw new InputException(bundle + " is no bundle's folder");
      }
      try {
        spec.commandLine().getOut().println(BundlePacking.unpack(bundle, folder));
        return ExitCode.FINE;
      } catch (FileAlreadyExistsException exists) {
        throw new InputException(exists.getMessage() + " exists already; name another folder");
      } catch (EvidenceException fault) {
        spec.commandLine().getErr().println("haetae: " + fault.getMessage());
        return ExitCode.CHECK_FAILED;
      }
    }
  }

  /** Removes what no bundle needs. */
  @Command(
      name = "sweep",
      mixinStandardHelpOptions = true,
      description = "Removes the pieces that no bundle needs any more, after bundles were removed.")
  static final class Sweep implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder")
    private Path archive = Path.of("");

    @Override
    public Integer call() throws IOException {
      if (!BundlePacking.isOn(archive)) {
        throw new InputException(archive + " is not packed, so it has no pieces");
      }
      try (BundlePacking packing = open(archive)) {
        spec.commandLine().getOut().printf("%s: %d bytes freed%n", archive, packing.sweep());
        return ExitCode.FINE;
      }
    }
  }

  private static BundlePacking open(Path archive) throws IOException {
    if (!Bundles.isArchive(archive)) {
      throw new InputException(archive + " is no archive: it has no folder captures");
    }
    return BundlePacking.open(archive)
        .orElseThrow(
            () ->
                new InputException(
                    archive
                        + " is in use by a process that packs what it seals; wait for its end"));
  }
}
