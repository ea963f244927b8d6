package io.haetae.app.command;

import io.haetae.app.campaign.Archive;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Completes what waits for time-stamps. */
@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    description = {
      "Asks the time-stamp authorities again for every bundle of an archive that is UNSEALED, and",
      "finishes what a killed process left. Exit code 1 if any bundle still waits."
    })
final class SealCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KeyOptions keys;

  @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (!Bundles.isArchive(folder)) {
      throw new InputException(folder + " is no archive: it has no folder captures");
    }
    try (Archive archive =
        Archive.openExisting(folder, KeyOptions.home(), keys.secrets(), Clock.systemUTC())) {
      int left = archive.sealWaiting();
      spec.commandLine().getOut().printf("%s: %d bundles wait for time-stamps%n", folder, left);
      return left == 0 ? ExitCode.FINE : ExitCode.CHECK_FAILED;
    }
  }
}
