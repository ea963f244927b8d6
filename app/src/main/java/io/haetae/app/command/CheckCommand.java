package io.haetae.app.command;

import io.haetae.app.campaign.Archive;
import io.haetae.app.campaign.Display;
import io.haetae.app.campaign.RunResult;
import io.haetae.app.campaign.RunSettings;
import io.haetae.app.campaign.WatchRun;
import io.haetae.app.politeness.PacedGate;
import io.haetae.app.politeness.RobotsCache;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.RunRow;
import io.haetae.app.watch.ListingFinder;
import io.haetae.app.watch.WatchListImport;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Target;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.RowFault;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchList;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Visits listings and keeps what was seen. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Visits listings in a real browser and keeps bundles, observations and a report.")
final class CheckCommand implements Callable<Integer> {
  static final String DEFAULT_ARCHIVE = "haetae-archive";

  @Spec private CommandSpec spec;
  @Mixin private BrowserOptions browser;
  @Mixin private KeyOptions keys;

  @Parameters(arity = "0..*", paramLabel = "URL", description = "addresses of listings")
  private List<URI> urls = List.of();

  @Option(names = "--watch", paramLabel = "FILE", description = "a watch-list, see: haetae watch")
  private Optional<Path> watchFile = Optional.empty();

  @Option(
      names = "--site",
      paramLabel = "SITE",
      description = "only these sites; for an address on this machine, the site it stands in for")
  private List<String> sites = List.of();

  @Option(
      names = "--country",
      paramLabel = "CC",
      defaultValue = "KR",
      description = "the delivery country (default: ${DEFAULT-VALUE})")
  private String country = "KR";

  @Option(
      names = "--control-on-sale",
      paramLabel = "LISTING",
      description = "a listing known to be on sale, as site:number or address; one a site")
  private List<String> onSale = List.of();

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      defaultValue = DEFAULT_ARCHIVE,
      description = "where everything is kept (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of(DEFAULT_ARCHIVE);

  @Option(
      names = "--gap",
      paramLabel = "SECONDS",
      defaultValue = "25",
      description = "the shortest time between two visits of a site (default: ${DEFAULT-VALUE})")
  private double gapSeconds = PacedGate.DEFAULT_GAP.toSeconds();

  @Option(
      names = "--robots-age",
      paramLabel = "HOURS",
      defaultValue = "24",
      description =
          "how long robots.txt is kept, at most 24 hours (RFC 9309; default: ${DEFAULT-VALUE})")
  private double robotsHours = RobotsCache.LONGEST.toHours();

  @Option(
      names = "--robots-origins",
      paramLabel = "COUNT",
      defaultValue = "" + RobotsCache.DEFAULT_ORIGINS,
      description = "of how many origins robots.txt is kept (default: ${DEFAULT-VALUE})")
  private int robotsOrigins = RobotsCache.DEFAULT_ORIGINS;

  @Option(names = "--resume", description = "go on with the archive's last run")
  private boolean resume;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Vantage vantage = Vantage.of(SiteArguments.country(country));
    ListingArguments named = new ListingArguments(vantage, sites);
    urls.forEach(named::add);
    List<Target> targets = targets(named);
    if (targets.isEmpty() && !resume) {
      throw new InputException(
          "nothing to visit: name addresses of listings, or --watch FILE whose items have listings");
    }
    if (!named.standIns().isEmpty()) {
      browser.requireSameMachine();
    }
    RunSettings settings =
        new RunSettings(vantage, controls(named), named.standIns(), browser.lanes());
    Clock clock = Clock.systemUTC();
    try (Archive archive = archive(named, clock)) {
      archive.requireKeysOf(browser.profile());
      WatchRun run =
          new WatchRun(
              archive,
              settings,
              browser.source(BrowserOptions.PAGE_LIMIT),
              gate(),
              Display.ofProcess(),
              clock);
      RunResult result = resume ? run.resume(lastRun(archive)) : run.start(targets);
      return new RunEnd(spec.commandLine(), archive).report(result);
    }
  }

  private PacedGate gate() {
    try {
      return new PacedGate(
          Duration.ofMillis(Math.round(gapSeconds * 1000)),
          new RobotsCache(robotsOrigins, Duration.ofSeconds(Math.round(robotsHours * 3600))));
    } catch (IllegalArgumentException wrong) {
      throw new InputException(String.valueOf(wrong.getMessage()));
    }
  }

  /** What simulated marketplaces show goes into an archive that is marked as a demonstration. */
  private Archive archive(ListingArguments named, Clock clock) throws IOException {
    if (resume) {
      return Archive.openExisting(folder, KeyOptions.home(), keys.secrets(), clock);
    }
    ArchiveKind kind = named.standIns().isEmpty() ? ArchiveKind.STUDY : ArchiveKind.DEMO;
    return Archive.open(folder, kind, KeyOptions.home(), keys.secrets(), clock);
  }

  private List<Target> targets(ListingArguments named) throws IOException {
    List<Target> targets = new ArrayList<>(named.targets());
    if (watchFile.isPresent()) {
      WatchList list =
          new WatchListImport().read(watchFile.get(), ListingFinder.of(Adapters.all()));
      for (RowFault fault : list.faults()) {
        spec.commandLine().getErr().println(fault);
      }
      targets.addAll(Planner.targets(list.items()));
    }
    return targets.stream().filter(this::wanted).distinct().toList();
  }

  private boolean wanted(Target target) {
    return sites.isEmpty() || sites.contains(target.listing().site().value());
  }

  private Map<SiteId, ListingId> controls(ListingArguments named) {
    return onSale.stream()
        .map(named::control)
        .collect(Collectors.toMap(ListingId::site, Function.identity(), (first, second) -> second));
  }

  private static String lastRun(Archive archive) {
    return archive
        .database()
        .lastRun()
        .map(RunRow::name)
        .orElseThrow(() -> new InputException("there is no run to go on with in this archive"));
  }
}
