package io.haetae.app.command;

import io.haetae.export.AsicExport;
import io.haetae.export.Exported;
import io.haetae.export.IntactBundle;
import io.haetae.export.RefusedBundleException;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a bundle a form that courts and agencies take. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a bundle as one signed file: an ASiC-E container with CAdES that holds everything in",
      "it. Exit code 1 if the bundle does not verify; the bundle itself is never changed."
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TrustOptions trust;

  @Parameters(paramLabel = "BUNDLE", description = "a bundle's folder")
  private Path bundle = Path.of("");

  @Option(
      names = "--asic",
      paramLabel = "FILE",
      required = true,
      description = "the container to write, such as capture.asice; must not exist")
  private Path asic = Path.of("");

  @Override
  public Integer call() throws IOException {
    check();
    try {
      IntactBundle intact = IntactBundle.of(bundle, trust.verify(bundle));
      boolean simulated = BundleFiles.manifest(bundle).path("simulated").asBoolean(false);
      Instant at = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
      Exported exported =
          AsicExport.write(
              intact, ExportKeys.identity(simulated), ExportKeys.authority(), at, asic);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%s: %s%n", exported.file(), exported.level());
      exported.missing().ifPresent(missing -> out.println("  " + missing));
      return ExitCode.FINE;
    } catch (RefusedBundleException refused) {
      spec.commandLine().getErr().println("haetae: " + refused.getMessage());
      return ExitCode.CHECK_FAILED;
    }
  }

  private void check() {
    if (!Files.isRegularFile(bundle.resolve(Bundles.MANIFEST))) {
      throw new InputException(bundle + " is no bundle's folder");
    }
    if (Files.exists(asic)) {
      throw new InputException(asic + " exists already; name a new file");
    }
    Path folder = Optional.ofNullable(asic.toAbsolutePath().getParent()).orElse(asic);
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + " is no folder; make it first");
    }
  }
}
