package io.haetae.app.command;

import io.haetae.core.browse.Browser;
import io.haetae.core.site.SiteAdapter;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.kit.Confusion;
import io.haetae.fixtures.kit.Fixture;
import io.haetae.fixtures.kit.Score;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores an adapter against pages whose truth is known. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Scores an adapter against pages whose truth is known: the simulated marketplace of its site, in",
      "a real browser, or reviewed fixtures. Prints truth, verdict and count, and each mistake. Exit",
      "code 1 if a page was falsely called Removed or Orderable."
    })
final class AdaptersScoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BrowserOptions browsers;

  @Parameters(paramLabel = "SITE", description = "the adapter's site")
  private String site = "";

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description = "score on the fixtures in this folder, without a browser")
  private Optional<Path> fixtures = Optional.empty();

  @Override
  public Integer call() throws IOException {
    SiteAdapter adapter = SiteArguments.adapter(site);
    Confusion confusion =
        fixtures.isPresent()
            ? Score.onFixtures(adapter, reviewed(fixtures.get()))
            : onMarket(adapter);
    PrintWriter out = spec.commandLine().getOut();
    confusion.print(out);
    boolean harmless = confusion.falseRemoved() + confusion.falseOrderable() == 0;
    return harmless ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  private List<Fixture> reviewed(Path folder) throws IOException {
    List<Fixture> all = Fixture.readAll(folder);
    List<Fixture> reviewed = all.stream().filter(Fixture::reviewed).toList();
    if (reviewed.size() < all.size()) {
      int left = all.size() - reviewed.size();
      spec.commandLine().getErr().println("haetae: " + left + " fixtures were never reviewed");
    }
    return reviewed;
  }

  private Confusion onMarket(SiteAdapter adapter) throws IOException {
    if (!FixtureMarket.SITES.contains(adapter.site())) {
      throw new InputException(
          "no marketplace of %s is simulated, only %s; use --fixtures DIR"
              .formatted(site, FixtureMarket.SITES));
    }
    try (FixtureMarket market = FixtureMarket.start(Clock.systemUTC(), Scenario.everyState());
        WorkFolder work = WorkFolder.create();
        Browser browser = browsers.offline().start()) {
      return Score.onMarket(adapter, market, browser, work.path());
    }
  }
}
