package io.haetae.browser;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserException;
import io.haetae.core.lane.BrowserSource;
import java.util.ArrayList;
import java.util.List;

/** The way to a running browser. Safe for use by several threads. */
public final class Browsers {
  private Browsers() {}

  /** A source of browsers with these settings, one for each lane. */
  public static BrowserSource source(BrowserSettings settings) {
    return () -> start(settings);
  }

  /**
   * Starts a browser, or connects to a remote one, for the calling thread, which alone uses and
   * closes it. Browsers that a killed process left behind are ended first.
   *
   * @throws BrowserException if no browser or no driver is there, or one does not start or answer
   */
  public static Browser start(BrowserSettings settings) {
    return ChromiumBrowser.on(host(settings), settings);
  }

  private static Host host(BrowserSettings settings) {
    if (settings.remote().isPresent()) {
      RemoteEndpoint endpoint = settings.remote().get();
      return switch (settings.driver()) {
        case PLAYWRIGHT, DEVTOOLS -> DevToolsHost.find(endpoint, settings);
        case SELENIUM -> GridHost.open(endpoint, settings);
      };
    }
    return switch (BrowserExecutable.search(settings)) {
      case BrowserExecutable.Found found -> LocalHost.start(settings, found.executable());
      case BrowserExecutable.NotFound missing -> throw new BrowserException(missing.reason());
    };
  }

  /**
   * What is missing to start a browser with these settings; nothing is started to find out. A
   * remote one is asked whether it is there.
   */
  public static List<String> missing(BrowserSettings settings) {
    return settings.remote().isPresent()
        ? missing(settings, settings.remote().get())
        : missingHere(settings);
  }

  private static List<String> missing(BrowserSettings settings, RemoteEndpoint endpoint) {
    List<String> missing = new ArrayList<>();
    try {
      switch (settings.driver()) {
        case PLAYWRIGHT -> {
          PlaywrightConnection.missing(settings.driverExecutable()).ifPresent(missing::add);
          DevToolsHost.requireThere(endpoint);
        }
        case SELENIUM -> GridHost.requireReady(endpoint);
        case DEVTOOLS -> DevToolsHost.requireThere(endpoint);
      }
    } catch (BrowserException absent) {
      missing.add(String.valueOf(absent.getMessage()));
    }
    return missing;
  }

  private static List<String> missingHere(BrowserSettings settings) {
    List<String> missing = new ArrayList<>();
    if (BrowserExecutable.search(settings) instanceof BrowserExecutable.NotFound none) {
      missing.add(none.reason());
    }
    switch (settings.driver()) {
      case PLAYWRIGHT ->
          PlaywrightConnection.missing(settings.driverExecutable()).ifPresent(missing::add);
      case SELENIUM ->
          SeleniumConnection.missing(settings.driverExecutable()).ifPresent(missing::add);
      case DEVTOOLS -> {
        // It needs nothing beside the browser.
      }
    }
    return missing;
  }
}
