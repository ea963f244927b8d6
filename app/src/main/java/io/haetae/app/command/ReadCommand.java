package io.haetae.app.command;

import io.haetae.core.browse.Capture;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Answer;
import io.haetae.core.watch.Country;
import io.haetae.evidence.ReadingJson;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges saved pages without a browser. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = {
      "Judges saved pages without a browser: HTML, a script with the page's state, an API answer (JSON),",
      "WARC(.gz), WACZ or a bundle's folder. The verdict is what the page by itself supports."
    })
final class ReadCommand implements Callable<Integer> {
  private static final String ANY = "any";

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "what to read")
  private List<Path> files = List.of();

  @Option(
      names = "--site",
      paramLabel = "ID",
      description = "read it as a page of this site (default: the adapter that fits best)")
  private Optional<String> site = Optional.empty();

  @Option(names = "--url", paramLabel = "URL", description = "the address that was asked for")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--country",
      paramLabel = "CC",
      defaultValue = ANY,
      description =
          "the delivery country that the page must be for, or any (default: ${DEFAULT-VALUE})")
  private String country = ANY;

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    Optional<SiteAdapter> chosen = site.map(SiteArguments::adapter);
    Optional<Country> asked =
        country.equalsIgnoreCase(ANY)
            ? Optional.empty()
            : Optional.of(SiteArguments.country(country));
    int exit = ExitCode.FINE;
    for (Path file : files) {
      try {
        print(file, SavedFiles.read(file, url, capture -> answer(capture, chosen, asked)));
      } catch (IOException unreadable) {
        spec.commandLine().getErr().println("haetae: " + file + ": " + unreadable.getMessage());
        exit = ExitCode.WRONG_INPUT;
      }
    }
    return exit;
  }

  private Answer answer(Capture capture, Optional<SiteAdapter> chosen, Optional<Country> asked) {
    SiteAdapter adapter =
        chosen.or(() -> Adapters.bestFor(capture)).orElseThrow(ReadCommand::noAdapter);
    return Answer.of(adapter, capture, url, asked);
  }

  private static IllegalStateException noAdapter() {
    return new IllegalStateException("No site adapter is on the class path");
  }

  private void print(Path file, Answer answer) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ReadingJson.line(file.toString(), answer.reading(), answer.verdict()));
    } else {
      ReadingText.print(out, file, answer.reading(), answer.verdict());
    }
  }
}
