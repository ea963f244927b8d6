package io.haetae.browser;

import io.haetae.browser.wire.KeyLog;
import io.haetae.browser.wire.WireTee;
import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Vantage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A Chromium that we started, steered by a driver and watched by a recorder. */
final class ChromiumBrowser implements Browser {
  /** The longest wait for an answer that needs no page. */
  static final Duration COMMAND_LIMIT = Duration.ofSeconds(15);

  private static final Duration DRIVER_LIMIT = Duration.ofSeconds(60);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final BrowserSettings settings;
  private final BrowserExecutable executable;
  private final Chromium chromium;
  private final Cdp cdp;
  private @Nullable DriverConnection driver;
  private @Nullable BrowserInfo info;
  private volatile @Nullable Recorder recorder;

  private ChromiumBrowser(
      BrowserSettings settings, BrowserExecutable executable, Chromium chromium) {
    this.settings = settings;
    this.executable = executable;
    this.chromium = chromium;
    this.cdp = new Cdp(chromium.devTools(), COMMAND_LIMIT, this::route);
  }

  /**
   * Starts a browser and its driver.
   *
   * @throws BrowserException if either does not start; nothing is left running then
   */
  static ChromiumBrowser start(BrowserSettings settings, BrowserExecutable executable) {
    Chromium chromium =
        Chromium.start(
            executable,
            Optional.of(UserAgent.of(executable)),
            settings.loopbackOnly(),
            settings.witness());
    boolean started = false;
    try {
      ChromiumBrowser browser = new ChromiumBrowser(settings, executable, chromium);
      browser.connect();
      started = true;
      return browser;
    } finally {
      if (!started) {
        chromium.kill();
      }
    }
  }

  @Override
  public BrowserInfo info() {
    if (info == null) {
      throw new IllegalStateException("The browser is not connected");
    }
    return info;
  }

  @Override
  public BrowserSession open(Vantage vantage, Path work) {
    DriverConnection connection = connection();
    return within(DRIVER_LIMIT, () -> open(connection, vantage, work));
  }

  private BrowserSession open(DriverConnection connection, Vantage vantage, Path work) {
    Optional<WireTee> tee = chromium.keyLog().map(keys -> tee(work, keys));
    boolean opened = false;
    try {
      BrowserSession session = open(connection, vantage, work, tee);
      opened = true;
      return session;
    } finally {
      if (!opened) {
        tee.ifPresent(WireTee::close);
      }
    }
  }

  private static WireTee tee(Path work, KeyLog keys) {
    try {
      return WireTee.open(work, keys);
    } catch (IOException fault) {
      throw new BrowserException("The wire cannot be copied", fault);
    }
  }

  private BrowserSession open(
      DriverConnection connection, Vantage vantage, Path work, Optional<WireTee> tee) {
    DriverConnection.Context context = connection.newContext(tee.map(WireTee::proxy));
    Recorder visit =
        new Recorder(
            cdp,
            context.id(),
            vantage,
            new BodyFolder(work),
            settings.maxBodyBytes(),
            !connection.dismissesDialogs(),
            chromium.uncheckedCertificates());
    recorder = visit;
    refuseDownloads(context.id());
    context.openPage();
    return new ChromiumSession(this, context, visit, visit.awaitPage(), vantage, tee);
  }

  /** Ends everything. A driver that does not end in time is killed with its browser. */
  @Override
  public void close() {
    DriverConnection connection = driver;
    if (connection != null) {
      within(CLOSE_LIMIT, connection::close);
    }
    cdp.close();
    chromium.kill();
  }

  Cdp cdp() {
    return cdp;
  }

  BrowserSettings settings() {
    return settings;
  }

  /**
   * What a call into the driver gives; a call that takes longer than the limit costs the browser.
   */
  <T> T within(Duration limit, Supplier<T> call) {
    return Watchdog.over(limit, chromium::kill, call);
  }

  /** Makes a call into the driver; one that takes longer than the limit costs the browser. */
  void within(Duration limit, Runnable call) {
    within(
        limit,
        () -> {
          call.run();
          return true;
        });
  }

  /** Fails if the browser is gone. */
  void requireAlive() {
    if (!chromium.isAlive() || !cdp.isOpen()) {
      throw new BrowserException("The browser ended or was ended because it no longer answered");
    }
  }

  /** Stops listening to a visit. */
  void forget(Recorder visit) {
    if (recorder == visit) {
      recorder = null;
    }
  }

  private void connect() {
    JsonNode version = prepare();
    DriverConnection connection =
        within(
            DRIVER_LIMIT,
            () ->
                switch (settings.driver()) {
                  case PLAYWRIGHT ->
                      PlaywrightConnection.connect(chromium, cdp, settings.driverExecutable());
                  case SELENIUM ->
                      SeleniumConnection.connect(
                          chromium, cdp, settings.driverExecutable(), settings.pageLimit());
                });
    driver = connection;
    info =
        new BrowserInfo(
            version.path("product").asString(""),
            connection.name(),
            version.path("userAgent").asString(""),
            executable.path().toString(),
            chromium.flags(),
            chromium.sandboxed());
  }

  /** Attaches to every page that will come; gives the browser's words about itself. */
  private JsonNode prepare() {
    try {
      cdp.call(
          Cdp.BROWSER,
          "Target.setAutoAttach",
          Recorder.autoAttach(Recorder.TARGETS),
          COMMAND_LIMIT);
      return cdp.call(Cdp.BROWSER, "Browser.getVersion", Map.of(), COMMAND_LIMIT);
    } catch (CdpException fault) {
      throw new BrowserException("The browser cannot be steered", fault);
    }
  }

  private DriverConnection connection() {
    requireAlive();
    if (driver == null) {
      throw new IllegalStateException("The browser is not connected");
    }
    return driver;
  }

  private void refuseDownloads(String context) {
    try {
      cdp.call(
          Cdp.BROWSER,
          "Browser.setDownloadBehavior",
          Map.of("behavior", "deny", "browserContextId", context),
          COMMAND_LIMIT);
    } catch (CdpException fault) {
      throw new BrowserException("The browser does not refuse downloads", fault);
    }
  }

  /** Gives an event to the visit under way. Runs on the DevTools thread. */
  private void route(Cdp.Event event) {
    Recorder visit = recorder;
    if (visit != null) {
      visit.handle(event);
    } else if (event.method().equals("Target.attachedToTarget")) {
      Recorder.release(cdp, event);
    }
  }
}
