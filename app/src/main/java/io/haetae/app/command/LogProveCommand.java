package io.haetae.app.command;

import io.haetae.evidence.log.PublishedLog;
import io.haetae.verifier.TlogProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a proof for a capture. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description =
        "Writes a proof (C2SP tlog-proof) that the log holds the seal of a capture, to its last"
            + " checkpoint with everything that witnesses added to it.")
final class LogProveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BUNDLE|CAPTURE-ID", description = "a bundle, or its id")
  private String capture = "";

  @Parameters(index = "1", paramLabel = "ARCHIVE", description = "the archive with the log")
  private Path archive = Path.of("");

  @Option(names = "-o", paramLabel = "FILE", required = true, description = "where the proof goes")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    Path name = Path.of(capture).toAbsolutePath().normalize().getFileName();
    String captureId = String.valueOf(name);
    PublishedLog log = LogCommand.open(archive);
    OptionalLong index = log.sealOf(captureId);
    if (index.isEmpty()) {
      spec.commandLine().getErr().printf("haetae: the log has no seal of %s%n", captureId);
      return ExitCode.CHECK_FAILED;
    }
    TlogProof proof = log.prove(index.getAsLong());
    Files.write(file, proof.bytes());
    spec.commandLine()
        .getOut()
        .printf("%s: leaf %d of %d%n", file, index.getAsLong(), log.checkpoint().size());
    return ExitCode.FINE;
  }
}
