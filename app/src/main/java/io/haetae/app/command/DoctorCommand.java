package io.haetae.app.command;

import io.haetae.app.doctor.Examination;
import io.haetae.app.doctor.Finding;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine has and lacks. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Says what this machine has and lacks, and what to do about it.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BrowserOptions browser;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      defaultValue = CheckCommand.DEFAULT_ARCHIVE,
      description = "where the archive will be (default: ${DEFAULT-VALUE})")
  private Path archive = Path.of(CheckCommand.DEFAULT_ARCHIVE);

  @Option(names = "--tsa", paramLabel = "URL", description = "a time-stamp authority to try")
  private Optional<URI> authority = Optional.empty();

  @Override
  public Integer call() throws Exception {
    List<Finding> findings =
        List.of(
            Examination.java(),
            browser.finding(),
            Examination.fonts(),
            Examination.disk(archive),
            Examination.writeRights(archive),
            Examination.clock(),
            Examination.timeStampAuthority(authority));
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      out.printf("%-8s %-22s %s%n", finding.state(), finding.what(), finding.detail());
      if (!finding.fix().isEmpty()) {
        out.printf("%-31s -> %s%n", "", finding.fix());
      }
    }
    boolean missing = findings.stream().anyMatch(f -> f.state() == Finding.State.MISSING);
    return missing ? ExitCode.ENVIRONMENT : ExitCode.FINE;
  }
}
