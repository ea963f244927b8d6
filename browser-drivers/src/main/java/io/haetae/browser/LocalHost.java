package io.haetae.browser;

import io.haetae.browser.wire.KeyLog;
import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.BrowserInfo;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** A Chromium that we started on this machine. */
final class LocalHost implements Host {
  private final BrowserSettings settings;
  private final BrowserExecutable executable;
  private final Chromium chromium;

  private LocalHost(BrowserSettings settings, BrowserExecutable executable, Chromium chromium) {
    this.settings = settings;
    this.executable = executable;
    this.chromium = chromium;
  }

  /**
   * Starts a Chromium.
   *
   * @throws BrowserException if it does not start
   */
  static LocalHost start(BrowserSettings settings, BrowserExecutable executable) {
    return new LocalHost(
        settings,
        executable,
        Chromium.start(
            executable,
            Optional.of(UserAgent.of(executable)),
            settings.loopbackOnly(),
            settings.witness(),
            settings.window()));
  }

  @Override
  public URI devTools() {
    return chromium.devTools();
  }

  @Override
  public Wire wire() {
    return chromium.wire();
  }

  @Override
  public Connected connect(Cdp cdp, JsonNode version) {
    DriverConnection driver =
        switch (settings.driver()) {
          case PLAYWRIGHT ->
              PlaywrightConnection.connect(
                  "http://127.0.0.1:" + chromium.devTools().getPort(),
                  chromium.folder(),
                  cdp,
                  settings.driverExecutable());
          case SELENIUM ->
              SeleniumConnection.connect(
                  chromium, cdp, settings.driverExecutable(), settings.pageLimit());
          case DEVTOOLS -> DevToolsConnection.connect(chromium.devTools());
        };
    BrowserInfo info =
        new BrowserInfo(
            version.path("product").asString(""),
            driver.name(),
            version.path("userAgent").asString(""),
            executable.path().toString(),
            chromium.flags(),
            chromium.sandboxed());
    return new Connected(driver, info, Optional.empty());
  }

  @Override
  public boolean isAlive() {
    return chromium.isAlive();
  }

  @Override
  public OptionalLong memory() {
    return chromium.memory();
  }

  @Override
  public Optional<KeyLog> keyLog() {
    return chromium.keyLog();
  }

  @Override
  public Optional<String> uncheckedCertificates() {
    return chromium.uncheckedCertificates();
  }

  @Override
  public void kill() {
    chromium.kill();
  }
}
