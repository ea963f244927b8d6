package io.haetae.app.command;

import io.haetae.app.doctor.Finding;
import io.haetae.browser.BrowserExecutable;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.lane.BrowserSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options about the browser, the same for every command that needs one. */
final class BrowserOptions {
  static final Duration PAGE_LIMIT = Duration.ofSeconds(30);

  /** A browser wants a core and some 500 MB for itself. */
  private static final int MOST_LANES = 4;

  @Option(
      names = "--driver",
      defaultValue = "PLAYWRIGHT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Driver driver = Driver.PLAYWRIGHT;

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
      names = "--witness",
      description = "keep a copy of the wire in each bundle, encrypted to the evidence key")
  private boolean witness;

  /** Whether copies of the wire are kept. */
  boolean witness() {
    return witness;
  }

  /** Starts browsers as the options say. */
  BrowserSource source(Duration pageLimit) {
    return Browsers.source(settings().withPageLimit(pageLimit));
  }

  /** Starts browsers that reach nothing but this machine. */
  BrowserSource offline() {
    return Browsers.source(settings().withLoopbackOnly());
  }

  /** How many lanes this machine can run at once: a lane mostly waits, for its page or its turn. */
  int lanes() {
    return Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 1, MOST_LANES);
  }

  /** Whether there is a browser. */
  Finding finding() {
    return switch (BrowserExecutable.search(settings())) {
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

  private BrowserSettings settings() {
    BrowserSettings plain = BrowserSettings.with(driver);
    BrowserSettings chosen = fullChromium ? plain.withFullChromium() : plain;
    BrowserSettings watched = witness ? chosen.asWitness() : chosen;
    return executable.map(watched::withExecutable).orElse(watched);
  }
}
