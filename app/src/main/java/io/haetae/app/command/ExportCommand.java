package io.haetae.app.command;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.table.ObservationTable;
import io.haetae.evidence.BundlePacking;
import io.haetae.export.AsicExport;
import io.haetae.export.Exported;
import io.haetae.export.IntactBundle;
import io.haetae.export.PdfExport;
import io.haetae.export.RefusedBundleException;
import io.haetae.export.Signing;
import io.haetae.export.dossier.Languages;
import io.haetae.export.dossier.MissingFontException;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
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
      "it, or a dossier for people as PDF with PAdES. Exit code 1 if the bundle does not verify; the",
      "bundle itself is never changed. Of an archive, its observations as CSV, JSON lines or Parquet."
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TrustOptions trust;
  @Mixin private KeyOptions keys;

  @Parameters(paramLabel = "BUNDLE|ARCHIVE", description = "a bundle's or an archive's folder")
  private Path bundle = Path.of("");

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Wanted wanted = new Wanted();

  @Option(
      names = "--lang",
      paramLabel = "en|ko|both",
      description = "what the dossier is written in; both if not given")
  private Language language = Language.both;

  /** What is to be written, at least one of them. */
  private static final class Wanted {
    @Option(
        names = "--asic",
        paramLabel = "FILE",
        description = "the container to write, such as capture.asice; must not exist")
    private Optional<Path> asic = Optional.empty();

    @Option(
        names = "--pdf",
        paramLabel = "FILE",
        description = "the dossier to write, such as capture.pdf; must not exist")
    private Optional<Path> pdf = Optional.empty();

    @Option(
        names = "--csv",
        paramLabel = "FILE",
        description = "a table of the archive's observations, with a codebook; must not exist")
    private Optional<Path> csv = Optional.empty();

    @Option(
        names = "--jsonl",
        paramLabel = "FILE",
        description = "the archive's observations, one JSON object a line; must not exist")
    private Optional<Path> jsonl = Optional.empty();

    @Option(
        names = "--parquet",
        paramLabel = "FILE",
        description = "the archive's observations as Parquet, with a codebook; must not exist")
    private Optional<Path> parquet = Optional.empty();

    /** The tables to be written, in the order of their options. */
    List<Path> tables() {
      return Stream.of(csv, jsonl, parquet).flatMap(Optional::stream).toList();
    }
  }

  /** As it is given on the command line. */
  private enum Language {
    en(Languages.ENGLISH),
    ko(Languages.KOREAN),
    both(Languages.BOTH);

    private final Languages languages;

    Language(Languages languages) {
      this.languages = languages;
    }
  }

  @Override
  public Integer call() throws IOException {
    if (!wanted.tables().isEmpty()) {
      return tables();
    }
    check();
    try (WorkFolder work = WorkFolder.create()) {
      Verification verification = trust.verify(bundle);
      IntactBundle intact = IntactBundle.of(whole(bundle, verification, work), verification);
      Signing signing =
          ExportKeys.signing(TrustOptions.simulated(bundle), keys.secrets(), Clock.systemUTC());
      for (Exported exported : write(intact, signing)) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s: %s%n", exported.file(), exported.level());
        exported.missing().ifPresent(missing -> out.println("  " + missing));
      }
      return ExitCode.FINE;
    } catch (RefusedBundleException refused) {
      spec.commandLine().getErr().println("haetae: " + refused.getMessage());
      return ExitCode.CHECK_FAILED;
    } catch (MissingFontException missing) {
      spec.commandLine().getErr().println("haetae: " + missing.getMessage());
      return ExitCode.ENVIRONMENT;
    }
  }

  /** A container holds the package itself, which an archive may keep as a recipe. */
  private static Path whole(Path bundle, Verification verification, WorkFolder work)
      throws IOException {
    return verification.passed() ? BundlePacking.whole(bundle, work.path()) : bundle;
  }

  private List<Exported> write(IntactBundle intact, Signing signing) throws IOException {
    List<Exported> written = new ArrayList<>();
    if (wanted.pdf.isPresent()) {
      written.add(
          PdfExport.write(
              intact, trust.dossier(intact), language.languages, signing, wanted.pdf.get()));
    }
    if (wanted.asic.isPresent()) {
      written.add(AsicExport.write(intact, signing, wanted.asic.get()));
    }
    return written;
  }

  private int tables() throws IOException {
    if (wanted.asic.isPresent() || wanted.pdf.isPresent()) {
      throw new InputException("tables are of an archive, containers and dossiers of a bundle");
    }
    for (Path file : wanted.tables()) {
      check(file);
      check(ObservationTable.codebookOf(file));
    }
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(bundle, Clock.systemUTC())) {
      ObservationTable table = new ObservationTable(database);
      PrintWriter out = spec.commandLine().getOut();
      if (wanted.csv.isPresent()) {
        out.printf("%s: %d observations%n", wanted.csv.get(), table.csv(wanted.csv.get()));
      }
      if (wanted.jsonl.isPresent()) {
        out.printf("%s: %d observations%n", wanted.jsonl.get(), table.jsonl(wanted.jsonl.get()));
      }
      if (wanted.parquet.isPresent()) {
        Path parquet = wanted.parquet.get();
        out.printf("%s: %d observations%n", parquet, table.parquet(parquet));
      }
    }
    return ExitCode.FINE;
  }

  private void check() {
    if (!Files.isRegularFile(bundle.resolve(Bundles.MANIFEST))) {
      throw new InputException(bundle + " is no bundle's folder");
    }
    wanted.asic.ifPresent(ExportCommand::check);
    wanted.pdf.ifPresent(ExportCommand::check);
    if (wanted.asic.isPresent() && wanted.asic.equals(wanted.pdf)) {
      throw new InputException("container and dossier cannot be one file");
    }
  }

  private static void check(Path file) {
    if (Files.exists(file)) {
      throw new InputException(file + " exists already; name a new file");
    }
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + " is no folder; make it first");
    }
  }
}
