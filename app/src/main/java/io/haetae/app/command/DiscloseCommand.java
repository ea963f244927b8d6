package io.haetae.app.command;

import io.haetae.evidence.disclose.Disclosure;
import io.haetae.evidence.disclose.FoundAddress;
import io.haetae.evidence.disclose.RecordSelection;
import io.haetae.evidence.disclose.VisitorAddresses;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Json;
import io.haetae.verifier.PackageBytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows some records of a bundle without the others. */
@Command(
    name = "disclose",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a reduced copy of a bundle that still proves each record in it, and claims nothing of",
      "the others but that they exist. haetae verify checks it. Lists the visitor's own IP addresses",
      "that the records echo; with --mask-ip such records are shown masked, and then not proven",
      "byte by byte. The bundle itself stays as it is. The manifest is disclosed whole."
    })
final class DiscloseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BUNDLE", description = "the bundle's folder")
  private Path bundle = Path.of("");

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  /** Which records: by number or by type. */
  static final class Choice {
    @Option(
        names = "--records",
        paramLabel = "LIST",
        description = "the records with these numbers in evidence/records.jsonl, such as 1,4-9")
    private String numbers = "";

    @Option(
        names = "--only",
        paramLabel = "TYPE",
        split = ",",
        description = "the records of these types: warcinfo, request, response, metadata, resource")
    private List<String> types = List.of();
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "the folder to write; it must not be there yet")
  private Path target = Path.of("");

  @Option(names = "--mask-ip", description = "mask the visitor's IP addresses")
  private boolean mask;

  @Option(
      names = "--ip",
      paramLabel = "ADDRESS",
      arity = "1..*",
      description = "addresses of the visitor to look for, besides the way out in the manifest")
  private List<String> known = List.of();

  @Override
  public Integer call() throws IOException {
    if (!PackageBytes.exists(bundle.resolve(Bundles.WACZ))) {
      throw new InputException(bundle + " is no bundle: it has no " + Bundles.WACZ);
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new InputException(target + " is there already; name a new folder");
    }
    print(Disclosure.write(bundle, selection(), addresses(), mask, target));
    return ExitCode.FINE;
  }

  private RecordSelection selection() throws InputException {
    try {
      return choice.types.isEmpty()
          ? RecordSelection.numbers(choice.numbers)
          : RecordSelection.types(choice.types.toArray(new String[0]));
    } catch (IllegalArgumentException wrong) {
      throw new InputException(String.valueOf(wrong.getMessage()));
    }
  }

  private VisitorAddresses addresses() throws IOException {
    List<String> all = new ArrayList<>(known);
    Json.optionalText(BundleFiles.manifest(bundle).path("vantage"), "egress")
        .filter(VisitorAddresses::isAddress)
        .ifPresent(all::add);
    try {
      return new VisitorAddresses(all);
    } catch (IllegalArgumentException wrong) {
      throw new InputException(String.valueOf(wrong.getMessage()));
    }
  }

  private void print(Disclosure.Report report) {
    PrintWriter out = spec.commandLine().getOut();
    report
        .found()
        .forEach(
            (number, addresses) -> {
              for (FoundAddress found : addresses) {
                out.printf(
                    "record %d: %s at byte %d (%s)%s%n",
                    number,
                    found.address(),
                    found.offset(),
                    found.reason(),
                    mask ? ", masked" : ", NOT masked");
              }
            });
    report
        .unsearched()
        .forEach(
            number -> out.printf("record %d: too long to be searched for addresses%n", number));
    out.printf(
        "%s: %d of %d records, %d of them masked%n",
        target, report.revealed() + report.masked(), report.records(), report.masked());
    if (!mask && !report.found().isEmpty()) {
      out.println("These records show addresses of the visitor; --mask-ip makes them unreadable.");
    }
  }
}
