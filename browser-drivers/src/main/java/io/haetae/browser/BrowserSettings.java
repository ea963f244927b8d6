package io.haetae.browser;

import io.haetae.core.browse.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How browsers are started or reached.
 *
 * @param driver what steers the browser
 * @param executable the browser's file; empty looks for one (see {@link BrowserExecutable#search})
 * @param driverExecutable Node.js for Playwright, chromedriver for Selenium; empty looks on the
 *     path
 * @param fullChromium whether to pass over the headless shell, which is quicker but farther from a
 *     shopper's browser
 * @param pageLimit the longest navigation
 * @param maxBodyBytes the largest body that is kept; a larger one is marked as truncated
 * @param loopbackOnly whether every name but this machine's is unknown to the browser
 * @param profile what each capture is to hold; {@link Profile#FULL} needs a copy of the wire
 * @param wholePage the size of the picture of the whole page, in percent of the page's; a profile
 *     with a lossless picture has it at 100
 * @param window whether the browser shows a window, which a person can act in; needs a screen
 * @param remote where to reach a browser that runs already; empty starts one. What only a start can
 *     set (executable, full Chromium, loopback only, the full profile) does not go with it
 */
public record BrowserSettings(
    Driver driver,
    Optional<Path> executable,
    Optional<Path> driverExecutable,
    boolean fullChromium,
    Duration pageLimit,
    long maxBodyBytes,
    boolean loopbackOnly,
    Profile profile,
    int wholePage,
    boolean window,
    Optional<RemoteEndpoint> remote) {
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(30);
  private static final long MAX_BODY_BYTES = 100_000_000;

  /** At half size Korean letters of 14 pixels cannot be told apart; see docs/performance.md. */
  private static final int WHOLE_PAGE = 65;

  private static final int LEAST_PAGE = 10;
  private static final int FULL_SIZE = 100;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if a limit is not positive or out of bounds, the profile is
   *     one without a browser, or a remote browser is asked for what it cannot give
   */
  public BrowserSettings {
    if (!pageLimit.isPositive() || maxBodyBytes <= 0) {
      throw new IllegalArgumentException(
          "The page limit and the largest body must be positive, not "
              + pageLimit
              + " and "
              + maxBodyBytes);
    }
    if (wholePage < LEAST_PAGE || wholePage > FULL_SIZE) {
      throw new IllegalArgumentException(
          "The picture of the whole page can have 10 to 100 percent of its size, not " + wholePage);
    }
    if (profile == Profile.LIGHT) {
      throw new IllegalArgumentException("A light capture is made without a browser");
    }
    remote.ifPresent(
        endpoint -> {
          refuse(executable.isPresent() || fullChromium, "which browser runs is chosen there");
          refuse(loopbackOnly, "it cannot be kept from reaching other machines");
          refuse(profile == Profile.FULL, "its wire is not here to be copied");
          refuse(window, "its window is not here");
          refuse(
              driver == Driver.SELENIUM && endpoint.isWebSocket(),
              "Selenium needs the http address of a Grid");
        });
  }

  private static void refuse(boolean asked, String reason) {
    if (asked) {
      throw new IllegalArgumentException("With a remote browser this is not possible: " + reason);
    }
  }

  /** The headless shell where there is one, 30 seconds for a page, 100 MB for a body. */
  public static BrowserSettings with(Driver driver) {
    return new BrowserSettings(
        driver,
        Optional.empty(),
        Optional.empty(),
        false,
        PAGE_LIMIT,
        MAX_BODY_BYTES,
        false,
        Profile.EVIDENCE,
        WHOLE_PAGE,
        false,
        Optional.empty());
  }

  /** The same settings with another page limit. */
  public BrowserSettings withPageLimit(Duration limit) {
    return new BrowserSettings(
        driver,
        executable,
        driverExecutable,
        fullChromium,
        limit,
        maxBodyBytes,
        loopbackOnly,
        profile,
        wholePage,
        window,
        remote);
  }

  /** The same settings with full Chromium in place of the headless shell. */
  public BrowserSettings withFullChromium() {
    return new BrowserSettings(
        driver,
        executable,
        driverExecutable,
        true,
        pageLimit,
        maxBodyBytes,
        loopbackOnly,
        profile,
        wholePage,
        window,
        remote);
  }

  /** The same settings with this browser. */
  public BrowserSettings withExecutable(Path path) {
    return new BrowserSettings(
        driver,
        Optional.of(path),
        driverExecutable,
        fullChromium,
        pageLimit,
        maxBodyBytes,
        loopbackOnly,
        profile,
        wholePage,
        window,
        remote);
  }

  /** The same settings with another largest body. */
  public BrowserSettings withMaxBodyBytes(long bytes) {
    return new BrowserSettings(
        driver,
        executable,
        driverExecutable,
        fullChromium,
        pageLimit,
        bytes,
        loopbackOnly,
        profile,
        wholePage,
        window,
        remote);
  }

  /** The same settings for a browser that reaches nothing but this machine, as for a replay. */
  public BrowserSettings withLoopbackOnly() {
    return new BrowserSettings(
        driver,
        executable,
        driverExecutable,
        fullChromium,
        pageLimit,
        maxBodyBytes,
        true,
        profile,
        wholePage,
        window,
        remote);
  }

  /** The same settings for captures of another profile. */
  public BrowserSettings withProfile(Profile wanted) {
    return new BrowserSettings(
        driver,
        executable,
        driverExecutable,
        fullChromium,
        pageLimit,
        maxBodyBytes,
        loopbackOnly,
        wanted,
        wholePage,
        window,
        remote);
  }

  /** The same settings with another size of the picture of the whole page, in percent. */
  public BrowserSettings withWholePage(int percent) {
    return new BrowserSettings(
        driver,
        executable,
        driverExecutable,
        fullChromium,
        pageLimit,
        maxBodyBytes,
        loopbackOnly,
        profile,
        percent,
        window,
        remote);
  }

  /** Whether each session keeps a copy of the wire. */
  boolean witness() {
    return profile == Profile.FULL;
  }

  /** The same settings for a full Chromium with a window, which needs a screen. */
  public BrowserSettings withWindow() {
    return new BrowserSettings(
        driver,
        executable,
        driverExecutable,
        true,
        pageLimit,
        maxBodyBytes,
        loopbackOnly,
        profile,
        wholePage,
        true,
        remote);
  }

  /** The same settings for a browser that runs already. */
  public BrowserSettings withRemote(RemoteEndpoint endpoint) {
    return new BrowserSettings(
        driver,
        executable,
        driverExecutable,
        fullChromium,
        pageLimit,
        maxBodyBytes,
        loopbackOnly,
        profile,
        wholePage,
        window,
        Optional.of(endpoint));
  }
}
