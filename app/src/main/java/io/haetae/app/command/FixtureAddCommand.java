package io.haetae.app.command;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Vantage;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Answer;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.ReadingJson;
import io.haetae.evidence.disclose.VisitorAddresses;
import io.haetae.fixtures.kit.Fixture;
import io.haetae.fixtures.kit.Masking;
import io.haetae.fixtures.kit.Trimming;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a capture into a fixture. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Turns a capture (a bundle's folder, a WACZ, a WARC or a saved page) into a fixture: trims it,",
      "masks the visitor's addresses and personal data, and writes the reading that it should give.",
      "Review expected.json and look for personal data before you keep it. The capture stays as it is."
    })
final class FixtureAddCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CAPTURE", description = "what to make it from")
  private Path source = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "the folder of fixtures, such as src/test/fixtures/example-shop")
  private Path target = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "the fixture's own folder (default: its listing and verdict)")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--site",
      paramLabel = "ID",
      description = "read it as a page of this site (default: the adapter that fits best)")
  private Optional<String> site = Optional.empty();

  @Option(names = "--url", paramLabel = "URL", description = "the address of a saved page")
  private Optional<URI> url = Optional.empty();

  @Option(names = "--scripts", description = "keep scripts and style sheets, for replay")
  private boolean scripts;

  @Option(
      names = "--ip",
      paramLabel = "ADDRESS",
      arity = "1..*",
      description = "addresses of the visitor, besides those that the page itself calls so")
  private List<String> known = List.of();

  @Override
  public Integer call() throws IOException {
    Optional<SiteAdapter> chosen = site.map(SiteArguments::adapter);
    Trimming trimming = new Trimming(scripts, masking());
    try {
      return SavedFiles.read(source, url, capture -> add(capture, chosen, trimming));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private Masking masking() {
    try {
      return new Masking(new VisitorAddresses(known));
    } catch (IllegalArgumentException wrong) {
      throw new InputException(String.valueOf(wrong.getMessage()));
    }
  }

  private int add(Capture capture, Optional<SiteAdapter> chosen, Trimming trimming) {
    SiteAdapter adapter =
        chosen
            .or(() -> Adapters.bestFor(capture))
            .orElseThrow(() -> new InputException("no adapter suits " + source + "; use --site"));
    try {
      Capture trimmed = trimming.trim(capture);
      Answer before = answer(adapter, capture);
      Answer after = answer(adapter, trimmed);
      if (!essence(before).equals(essence(after))) {
        spec.commandLine()
            .getErr()
            .printf(
                "haetae: trimmed, %s would be read as %s, not as %s; nothing was written.%n",
                source, essence(after), essence(before));
        return ExitCode.CHECK_FAILED;
      }
      Path folder = target.resolve(name.orElseGet(() -> named(after)));
      Fixture.write(folder, trimmed, adapter);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%s: %s%n", folder, essence(after));
      out.println("  Review expected.json, look for personal data, then set \"reviewed\" to true.");
      return ExitCode.FINE;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Answer answer(SiteAdapter adapter, Capture capture) {
    return Answer.of(
        adapter, capture, capture.requestedUrl(), capture.vantage().map(Vantage::country));
  }

  /** What trimming must not change. */
  private static String essence(Answer answer) {
    return answer.verdict().map(Verdict::described).orElse("a list of offers")
        + " of "
        + answer.reading().listing().map(ListingId::toString).orElse("no listing")
        + ", "
        + answer.reading().results().size()
        + " hits, product "
        + ReadingJson.of(answer.reading(), Optional.empty()).path("product").path("price");
  }

  private static String named(Answer answer) {
    String listing = answer.reading().listing().map(ListingId::number).orElse("page");
    String verdict = answer.verdict().map(Verdict::described).orElse("search");
    return (listing + "-" + verdict)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.]+", "-")
        .replaceAll("-$", "");
  }
}
