package io.haetae.app.command;

import io.haetae.evidence.log.LogFiles;
import io.haetae.evidence.log.PublishedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Looks after the log of an archive. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows, checks, proves from and has witnessed the log of an archive.",
    subcommands = {
      LogShowCommand.class,
      LogCheckCommand.class,
      LogProveCommand.class,
      LogWitnessCommand.class
    })
final class LogCommand {
  private LogCommand() {}

  /** The folder of an archive's log. */
  static Path folder(Path archive) {
    Path folder = archive.resolve(LogFiles.LOG);
    if (!Files.exists(new LogFiles(folder).checkpoint())) {
      throw new InputException(archive + " has no log with a checkpoint; name an archive");
    }
    return folder;
  }

  static PublishedLog open(Path archive) throws IOException {
    return PublishedLog.open(folder(archive));
  }
}
