package io.haetae.app.command;

import io.haetae.core.browse.Capture;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Question;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.SiteId;
import io.haetae.evidence.ReadingJson;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private static final Set<Meaning> OBSTACLES =
      EnumSet.of(
          Meaning.CHALLENGE,
          Meaning.RATE_LIMIT,
          Meaning.LOGIN_WALL,
          Meaning.FAILURE,
          Meaning.EMPTY_SHELL);

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
        country.equalsIgnoreCase(ANY) ? Optional.empty() : Optional.of(SiteArguments.country(country));
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
    SiteAdapter adapter = chosen.or(() -> Adapters.bestFor(capture)).orElseThrow(ReadCommand::noAdapter);
    Reading reading = new GuardedAdapter(adapter).read(capture);
    Question question = new Question(url.flatMap(adapter::listingAt), asked, List.of());
    Verdict verdict = Judge.judge(question, reading);
    return new Answer(
        reading, understoodResults(reading) ? Optional.empty() : Optional.of(verdict));
  }

  private static IllegalStateException noAdapter() {
    return new IllegalStateException("No site adapter is on the class path");
  }

  /** A verdict is about one listing; a result page that was understood has none. */
  private static boolean understoodResults(Reading reading) {
    return reading.page() == PageKind.SEARCH
        && reading.signals().stream().noneMatch(signal -> OBSTACLES.contains(signal.meaning()));
  }

  private void print(Path file, Answer answer) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ReadingJson.line(file.toString(), answer.reading(), answer.verdict()));
    } else {
      ReadingText.print(out, file, answer.reading(), answer.verdict());
    }
  }

  private record Answer(Reading reading, Optional<Verdict> verdict) {}
}
