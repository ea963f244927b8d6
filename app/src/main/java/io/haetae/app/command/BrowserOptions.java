package io.haetae.app.command;

import io.haetae.app.doctor.Finding;
import io.haetae.browser.BrowserExecutable;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.browser.PagePrinter;
import io.haetae.browser.RemoteEndpoint;
import io.haetae.core.browse.Profile;
import io.haetae.core.engine.Machine;
import io.haetae.core.lane.BrowserSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The options about the browser, the same for every command that needs one. */
final class BrowserOptions {
  static final Duration PAGE_LIMIT = Duration.ofSeconds(30);

  /** More is for a study to ask for. */
  private static final int MOST_LANES = 4;

  /** What tells a program of a screen, on Linux. */
  private static final List<String> SCREENS = List.of("DISPLAY", "WAYLAND_DISPLAY");

  @Option(
      names = "--driver",
      defaultValue = "DEVTOOLS",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Driver driver = Driver.DEVTOOLS;

  @Option(
      names = "--browser",
      paramLabel = "FILE",
      defaultValue = "${env:HAETAE_BROWSER}",
      description = "a Chromium or Chrome (default: HAETAE_BROWSER, else the one that is found)")
  private Optional<Path> executable = Optional.empty();

  @Option(
      names = "--full-chromium",
      description = "full Chromium even where the lighter headless shell is installed")
  private boolean fullChromium;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = {
        "what each bundle holds: evidence (the default), or full: a lossless picture of the whole",
        "page and a copy of the wire, encrypted to the evidence key"
      })
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--whole-page",
      paramLabel = "PERCENT",
      description =
          "the size of the picture of the whole page, 10 to 100 percent of the page's (default: 65,"
              + " at which Korean body text can be read; 100 costs about a quarter more processor)")
  private Optional<Integer> wholePage = Optional.empty();

  @Option(
      names = "--remote",
      paramLabel = "URL",
      defaultValue = "${env:HAETAE_REMOTE}",
      description =
          "a browser that runs elsewhere: a Chromium's DevTools address, or a Grid's for Selenium"
              + " (default: HAETAE_REMOTE, else a browser is started)")
  private Optional<URI> remote = Optional.empty();

  /**
   * What each bundle is to hold.
   *
   * @throws InputException if there is no such profile, or it is one that only a study has
   */
  Profile profile() {
    Profile named =
        profile
            .map(
                name ->
                    Profile.named(name)
                        .orElseThrow(
                            () ->
                                new InputException(
                                    "there is no profile \""
                                        + name
                                        + "\"; write evidence or full, or light in a study")))
            .orElse(Profile.EVIDENCE);
    if (named == Profile.LIGHT) {
      throw new InputException(
          "light looks compare with the looks before them, so they belong to a study: write"
              + " evidence: {profile: light} in its file, and run it");
    }
    return named;
  }

  /**
   * Fails if a profile is named where it is said elsewhere.
   *
   * @throws InputException if one is
   */
  void refuseProfile(String why) {
    if (profile.isPresent()) {
      throw new InputException("leave --profile out: " + why);
    }
  }

  /**
   * Fails if the browser is elsewhere, where it cannot see simulated marketplaces.
   *
   * @throws InputException if it is
   */
  void requireSameMachine() {
    settings()
        .remote()
        .filter(endpoint -> !endpoint.isLoopback())
        .ifPresent(
            endpoint -> {
              throw new InputException(
                  "the simulated marketplaces are on this machine's loopback, which the remote"
                      + " browser at "
                      + endpoint.shown()
                      + " does not reach; leave --remote and HAETAE_REMOTE out");
            });
  }

  /** Starts browsers as the options say. */
  BrowserSource source(Duration pageLimit) {
    return Browsers.source(settings().withPageLimit(pageLimit));
  }

  /**
   * Starts browsers as the options say, for captures of a study's profile.
   *
   * @throws InputException if a remote browser cannot make them
   */
  BrowserSource source(Duration pageLimit, Profile wanted) {
    return Browsers.source(
        chosen(settings -> settings.withPageLimit(pageLimit).withProfile(wanted)));
  }

  /**
   * Starts browsers with a window, in which a person may act, for captures of a study's profile.
   *
   * @throws InputException if there is no screen, or the browser is elsewhere
   */
  BrowserSource attended(Duration pageLimit, Profile wanted) {
    boolean screen =
        SCREENS.stream().anyMatch(name -> !System.getenv().getOrDefault(name, "").isEmpty());
    if (!screen && System.getProperty("os.name", "").startsWith("Linux")) {
      throw new InputException(
          "--attended needs a screen on which a person sees the browser; neither DISPLAY nor"
              + " WAYLAND_DISPLAY is set");
    }
    return Browsers.source(
        chosen(settings -> settings.withPageLimit(pageLimit).withWindow().withProfile(wanted)));
  }

  /**
   * Starts browsers that reach nothing but this machine.
   *
   * @throws InputException if a remote one is asked for
   */
  BrowserSource offline() {
    return Browsers.source(chosen(BrowserSettings::withLoopbackOnly));
  }

  /** What prints pages; it is always on this machine. */
  PagePrinter printer() {
    return PagePrinter.of(settings());
  }

  /**
   * How many lanes this machine has room for now, at most four: a lane mostly waits, for its page
   * or its turn. Browsers elsewhere take none of its memory, but what they send still wants
   * reading.
   */
  int lanes() {
    return lanes(Machine.now());
  }

  /** The same of a machine. */
  int lanes(Machine machine) {
    Machine here =
        remote.isPresent()
            ? new Machine(machine.processors(), OptionalLong.empty(), machine.load())
            : machine;
    return here.lanes(MOST_LANES, 0);
  }

  /** Whether there is a browser. */
  Finding finding() {
    BrowserSettings settings = settings();
    if (settings.remote().isPresent()) {
      return remote(settings, settings.remote().get());
    }
    return switch (BrowserExecutable.search(settings)) {
      case BrowserExecutable.Found found ->
          new Finding(
              "browser",
              Finding.State.FINE,
              found.executable().version() + " at " + found.executable().path(),
              "");
      case BrowserExecutable.NotFound notFound ->
          new Finding(
              "browser", Finding.State.MISSING, notFound.reason(), "apt-get install chromium");
    };
  }

  private static Finding remote(BrowserSettings settings, RemoteEndpoint endpoint) {
    List<String> missing = Browsers.missing(settings);
    return missing.isEmpty()
        ? new Finding("browser", Finding.State.FINE, "remote at " + endpoint.shown(), "")
        : new Finding(
            "browser",
            Finding.State.MISSING,
            String.join("; ", missing),
            "start it there, or leave --remote and HAETAE_REMOTE out");
  }

  private BrowserSettings settings() {
    return chosen(UnaryOperator.identity());
  }

  private BrowserSettings chosen(UnaryOperator<BrowserSettings> last) {
    try {
      BrowserSettings plain = BrowserSettings.with(driver);
      BrowserSettings chosen = fullChromium ? plain.withFullChromium() : plain;
      BrowserSettings watched = chosen.withProfile(profile());
      BrowserSettings sized = wholePage.map(watched::withWholePage).orElse(watched);
      BrowserSettings here = executable.map(sized::withExecutable).orElse(sized);
      return last.apply(remote.map(RemoteEndpoint::new).map(here::withRemote).orElse(here));
    } catch (IllegalArgumentException refused) {
      throw new InputException(String.valueOf(refused.getMessage()));
    }
  }
}
