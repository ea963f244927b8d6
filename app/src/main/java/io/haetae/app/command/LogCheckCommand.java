package io.haetae.app.command;

import io.haetae.app.objects.Shelves;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.log.LogCheck;
import io.haetae.evidence.log.QuickLogCheck;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.Verification;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a log. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the whole log of an archive: computes every hash again, follows every leaf, and looks",
      "for captures that are missing, changed or unknown to it. Lists every fault; exit code 1 if",
      "there is any. The bundles themselves are checked by: haetae verify",
      "--quick is for every day: reads the leaves that are new since the last look, and finds",
      "captures whose folders are gone; it does not look into folders."
    })
final class LogCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LogTrust trust;

  @Parameters(paramLabel = "ARCHIVE", description = "an archive")
  private Path archive = Path.of("");

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      arity = "1..*",
      description = "older checkpoints of this log that a witness kept; the log must extend them")
  private List<Path> copies = List.of();

  @Option(names = "--quick", description = "look for removed captures and a rewritten past only")
  private boolean quick;

  @Option(
      names = "--index",
      paramLabel = "FILE",
      description = {
        "where --quick keeps what it saw, out of reach of those who write the archive; a file of",
        "its own for each archive (default: in XDG_CACHE_HOME/haetae or ~/.cache/haetae)"
      })
  private Optional<Path> index = Optional.empty();

  @Override
  public Integer call() throws IOException {
    LogCommand.folder(archive);
    if (quick && !copies.isEmpty()) {
      throw new InputException("--quick compares no checkpoints; leave it out, or --checkpoint");
    }
    List<VerifierKey> keys = trust.logs(archive);
    Verification verification = check(keys);
    PrintWriter out = spec.commandLine().getOut();
    for (Claim claim : verification.claims()) {
      out.printf("%-4s  %-20s  %s%n", claim.state().word(), claim.name(), claim.detail());
    }
    long faults =
        verification.claims().stream().filter(claim -> claim.state() == Claim.State.FAIL).count();
    out.println(faults == 0 ? "the log holds" : "faults: " + faults);
    return verification.passed() ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  private Verification check(List<VerifierKey> keys) throws IOException {
    try (BundleShelf shelf = Shelves.of(archive)) {
      Path outline = shelf.outline(!quick);
      return quick
          ? new QuickLogCheck(archive, outline, index(), keys).check()
          : new LogCheck(archive, outline, keys).check(copies);
    }
  }

  private Path index() throws IOException {
    if (index.isPresent()) {
      return index.get();
    }
    String named = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    Path cache =
        Path.of(named).isAbsolute()
            ? Path.of(named)
            : Path.of(System.getProperty("user.home")).resolve(".cache");
    String name = Sha256.of(archive.toRealPath().toString());
    return cache.resolve("haetae/logs").resolve(name);
  }
}
