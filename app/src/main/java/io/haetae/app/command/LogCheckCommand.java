package io.haetae.app.command;

import io.haetae.verifier.Claim;
import io.haetae.verifier.LogCheck;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
      "there is any. The bundles themselves are checked by: haetae verify"
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

  @Override
  public Integer call() throws IOException {
    LogCommand.folder(archive);
    Verification verification = new LogCheck(archive, trust.logs(archive)).check(copies);
    PrintWriter out = spec.commandLine().getOut();
    for (Claim claim : verification.claims()) {
      out.printf("%-4s  %-20s  %s%n", claim.state(), claim.name(), claim.detail());
    }
    long faults =
        verification.claims().stream().filter(claim -> claim.state() != Claim.State.PASS).count();
    out.println(faults == 0 ? "the log holds" : "faults: " + faults);
    return verification.passed() ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }
}
