package io.haetae.app.command;

import io.haetae.evidence.log.CommandWitness;
import io.haetae.evidence.log.Cosignatures;
import io.haetae.evidence.log.FileWitness;
import io.haetae.evidence.log.HttpWitness;
import io.haetae.evidence.log.Witness;
import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands a checkpoint to a witness. */
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    description = {
      "Hands the last checkpoint to somebody outside, so that the past cannot be rewritten unseen,",
      "and keeps the signatures of trusted witnesses that come back. Exit code 1 if it refuses."
    })
final class LogWitnessCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private CommandSpec spec;
  @Mixin private LogTrust trust;

  @Parameters(paramLabel = "ARCHIVE", description = "an archive that nothing else is using")
  private Path archive = Path.of("");

  @ArgGroup(multiplicity = "1")
  private To to = new To();

  private static final class To {
    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "a file or folder elsewhere that gets a copy")
    private Optional<Path> file = Optional.empty();

    @Option(
        names = "--command",
        paramLabel = "COMMAND",
        description = "a shell command: checkpoint on its input, signature lines on its output")
    private Optional<String> command = Optional.empty();

    @Option(
        names = "--url",
        paramLabel = "URL",
        description = "a witness on the network (C2SP tlog-witness), without /add-checkpoint")
    private Optional<URI> url = Optional.empty();

    private Witness witness() {
      if (file.isPresent()) {
        return new FileWitness(file.get());
      }
      if (command.isPresent()) {
        return new CommandWitness(List.of("sh", "-c", command.get()), PATIENCE);
      }
      return new HttpWitness(
          url.orElseThrow(() -> new InputException("name a witness: --file, --command or --url")),
          PATIENCE);
    }
  }

  @Override
  public Integer call() throws IOException {
    Path folder = LogCommand.folder(archive);
    List<VerifierKey> witnesses = trust.witnesses(archive);
    Checkpoint checkpoint;
    try {
      checkpoint = Cosignatures.collect(folder, to.witness(), witnesses);
    } catch (EvidenceException refused) {
      spec.commandLine().getErr().println("haetae: " + refused.getMessage());
      return ExitCode.CHECK_FAILED;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("handed over: %d leaves of %s%n", checkpoint.size(), checkpoint.origin());
    for (VerifierKey key : witnesses) {
      Optional<Instant> seen = checkpoint.note().cosignedBy(key);
      seen.ifPresent(time -> out.printf("signed by %s at %s%n", key.name(), time));
    }
    return ExitCode.FINE;
  }
}
