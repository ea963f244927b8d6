package io.haetae.app.command;

import io.haetae.evidence.Superseded;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Json;
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

/** Checks sealed bundles. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a bundle, or every bundle of an archive: one line a claim, PASS, FAIL with the reason,",
      "or NOT PRESENT. Exit code 1 unless every required claim of every bundle passes."
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "BUNDLE|ARCHIVE|DISCLOSURE",
      description = "a bundle's folder, an archive, or what haetae disclose wrote")
  private Path path = Path.of("");

  @Mixin private TrustOptions trust;

  @Option(
      names = {"-q", "--quiet"},
      description = "of a bundle that passes print one line only")
  private boolean quiet;

  @Option(names = "--json", description = "print one JSON object a bundle")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (NamedBundles bundles = NamedBundles.of(path)) {
      int passed = 0;
      for (NamedBundles.Named bundle : bundles.all()) {
        Verification verification = bundle.read(trust::verify, VerifyCommand::lost);
        passed += verification.passed() ? 1 : 0;
        print(bundle.name(), verification);
      }
      for (Superseded unsealed : Superseded.in(path)) {
        print(unsealed);
      }
      int all = bundles.all().size();
      if (!json) {
        spec.commandLine().getOut().printf("%d of %d bundles pass%n", passed, all);
      }
      return passed == all ? ExitCode.FINE : ExitCode.CHECK_FAILED;
    }
  }

  private static Verification lost(String reason) {
    return new Verification(
        List.of(new Claim("bytes intact", Claim.State.FAIL, true, "not fetched: " + reason)));
  }

  /** No claim is made for it, so there is nothing that it could fail. */
  private void print(Superseded unsealed) {
    String bundle = unsealed.bundle().toString();
    String line =
        json
            ? Json.canonical(
                Json.object().put("bundle", bundle).put("superseded", unsealed.reason()))
            : bundle + ": SUPERSEDED, never sealed: " + unsealed.reason();
    spec.commandLine().getOut().println(line);
  }

  private void print(Path bundle, Verification verification) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(verification.json(bundle.toString()));
      return;
    }
    out.println(bundle + (verification.passed() ? ": PASS" : ": FAIL"));
    if (!quiet || !verification.passed()) {
      for (Claim claim : verification.claims()) {
        out.printf("  %-12s %-20s %s%n", claim.state().word(), claim.name(), claim.detail());
      }
    }
  }
}
