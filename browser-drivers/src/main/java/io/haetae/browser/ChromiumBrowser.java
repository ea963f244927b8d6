package io.haetae.browser;

import io.haetae.browser.wire.KeyLog;
import io.haetae.browser.wire.WireTee;
import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Vantage;
import io.haetae.core.browse.VisitStage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A Chromium steered by a driver and watched by a recorder. */
final class ChromiumBrowser implements Browser {
  /** The longest wait for an answer that needs no page. */
  static final Duration COMMAND_LIMIT = Duration.ofSeconds(15);

  private static final Duration DRIVER_LIMIT = Duration.ofSeconds(60);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
  private static final double UNSEEN = 0.5;

  private final BrowserSettings settings;
  private final Host host;
  private final Cdp cdp;
  private Host.@Nullable Connected connected;
  private volatile @Nullable Recorder recorder;

  private ChromiumBrowser(BrowserSettings settings, Host host) {
    this.settings = settings;
    this.host = host;
    this.cdp = new Cdp(host.wire(), this::route);
  }

  /**
   * Connects to a browser and connects a driver with it.
   *
   * @throws BrowserException if either fails; nothing of ours is left running then
   */
  static ChromiumBrowser on(Host host, BrowserSettings settings) {
    boolean started = false;
    try {
      ChromiumBrowser browser = new ChromiumBrowser(settings, host);
      browser.connect();
      started = true;
      return browser;
    } finally {
      if (!started) {
        host.kill();
      }
    }
  }

  @Override
  public BrowserInfo info() {
    return connected().info();
  }

  @Override
  public OptionalLong memory() {
    return host.memory();
  }

  @Override
  public BrowserSession open(Vantage vantage, Path work) {
    requireAlive();
    Host.Connected connection = connected();
    return VisitStage.OPEN.timed(() -> within(DRIVER_LIMIT, () -> open(connection, vantage, work)));
  }

  private BrowserSession open(Host.Connected connection, Vantage vantage, Path work) {
    Optional<WireTee> tee = host.keyLog().map(keys -> tee(work, keys));
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

  /** A person wants to see the page; without one, half the size costs a quarter to draw. */
  private double scale() {
    return settings.window() ? 1 : UNSEEN;
  }

  private static WireTee tee(Path work, KeyLog keys) {
    try {
      return WireTee.open(work, keys);
    } catch (IOException fault) {
      throw new BrowserException("The wire cannot be copied", fault);
    }
  }

  private BrowserSession open(
      Host.Connected connection, Vantage vantage, Path work, Optional<WireTee> tee) {
    DriverConnection driver = connection.driver();
    DriverConnection.Context context = driver.newContext(tee.map(WireTee::proxy));
    Recorder visit =
        new Recorder(
            cdp,
            context.id(),
            new Emulation(vantage, connection.identity(), scale()),
            new BodyFolder(work),
            settings.maxBodyBytes(),
            !driver.dismissesDialogs(),
            host.uncheckedCertificates());
    recorder = visit;
    refuseDownloads(context.id());
    context.openPage();
    return new ChromiumSession(this, context, visit, visit.awaitPage(), vantage, tee);
  }

  /** Ends everything. A driver that does not end in time is killed with its browser. */
  @Override
  public void close() {
    Host.Connected connection = connected;
    if (connection != null) {
      within(CLOSE_LIMIT, connection.driver()::close);
    }
    cdp.close();
    host.kill();
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
    return Watchdog.over(limit, host::kill, call);
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
    if (!host.isAlive() || !cdp.isOpen()) {
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
    connected = within(DRIVER_LIMIT, () -> host.connect(cdp, version));
  }

  /** Attaches to every page that will come; gives the browser's words about itself. */
  private JsonNode prepare() {
    try {
      cdp.call(
          Cdp.BROWSER,
          "Target.setAutoAttach",
          Recorder.autoAttach(Recorder.TARGETS),
          COMMAND_LIMIT);
    } catch (CdpException fault) {
      throw new BrowserException("The browser cannot be steered", fault);
    }
    return version(cdp);
  }

  /** A browser's words about itself. */
  static JsonNode version(Cdp cdp) {
    try {
      return cdp.call(Cdp.BROWSER, "Browser.getVersion", Map.of(), COMMAND_LIMIT);
    } catch (CdpException fault) {
      throw new BrowserException("The browser does not tell its version", fault);
    }
  }

  private Host.Connected connected() {
    if (connected == null) {
      throw new IllegalStateException("The browser is not connected");
    }
    return connected;
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
