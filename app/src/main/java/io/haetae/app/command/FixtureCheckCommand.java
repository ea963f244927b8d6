package io.haetae.app.command;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.SiteId;
import io.haetae.fixtures.Replay;
import io.haetae.fixtures.kit.Fixture;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares fixtures with what today's adapters read. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every fixture of a folder with today's adapters and names each difference from the",
      "reviewed reading. Exit code 1 if there is one, or if a fixture was never reviewed."
    })
final class FixtureCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BrowserOptions browsers;

  @Parameters(paramLabel = "DIR", description = "the folder with the fixtures' folders")
  private Path folder = Path.of("");

  @Option(
      names = "--replay",
      description = "also drive a browser to each page, served on this machine without the network")
  private boolean replay;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + " is no folder");
    }
    List<Fixture> fixtures = Fixture.readAll(folder);
    boolean fine = true;
    for (Fixture fixture : fixtures) {
      fine &= check(fixture, fixture.name());
    }
    if (replay) {
      fine &= replay(fixtures);
    }
    return fine ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  private boolean check(Fixture fixture, String named) {
    List<String> differences = fixture.differences(adapter(fixture));
    PrintWriter out = spec.commandLine().getOut();
    String state = differences.isEmpty() ? "as expected" : "OTHERWISE";
    out.printf("%s: %s%s%n", named, state, fixture.reviewed() ? "" : ", NOT REVIEWED");
    differences.forEach(difference -> out.println("  " + difference));
    return differences.isEmpty() && fixture.reviewed();
  }

  private static SiteAdapter adapter(Fixture fixture) {
    String site = fixture.expected().path("site").asString("");
    return Adapters.of(new SiteId(site))
        .orElseThrow(
            () ->
                new InputException(
                    "%s is of the site \"%s\", which no adapter reads"
                        .formatted(fixture.name(), site)));
  }

  private boolean replay(List<Fixture> fixtures) throws IOException {
    boolean fine = true;
    try (WorkFolder work = WorkFolder.create();
        Browser browser = browsers.offline().start()) {
      for (Fixture fixture : fixtures) {
        if (fixture.capture().requestedUrl().isPresent()) {
          Fixture replayed =
              replay(fixture, fixture.capture().requestedUrl().get(), browser, work.path());
          fine &= check(replayed, fixture.name() + ", replayed");
        }
      }
    }
    return fine;
  }

  private static Fixture replay(Fixture fixture, URI url, Browser browser, Path work)
      throws IOException {
    Vantage vantage = fixture.capture().vantage().orElseGet(Vantage::korea);
    try (Replay server = Replay.start(fixture.capture());
        BrowserSession session = browser.open(vantage, work)) {
      StandIn standIn = server.standIn();
      new GuardedAdapter(adapter(fixture)).open(standIn.rehost(session), url, vantage);
      Capture again = session.capture().withUrls(standIn::toReal);
      return new Fixture(fixture.name(), again, fixture.expected(), fixture.reviewed());
    }
  }
}
