package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.BuildInfo;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Selenium, connected to a running Chromium through a chromedriver of ours or of a Grid. */
final class SeleniumConnection implements DriverConnection {
  private static final Logger LOG = LoggerFactory.getLogger(SeleniumConnection.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Cdp cdp;
  private final RemoteWebDriver driver;
  private final Runnable end;

  private SeleniumConnection(Cdp cdp, RemoteWebDriver driver, Runnable end) {
    this.cdp = cdp;
    this.driver = driver;
    this.end = end;
  }

  /** A session that runs elsewhere. */
  static SeleniumConnection of(Cdp cdp, RemoteWebDriver driver) {
    return new SeleniumConnection(cdp, driver, () -> {});
  }

  /**
   * Starts chromedriver and connects it.
   *
   * @param pageLimit the longest navigation that will be asked for
   * @throws BrowserException if it does not start, such as with another version than the browser's
   */
  static SeleniumConnection connect(
      Chromium chromium, Cdp cdp, Optional<Path> executable, Duration pageLimit) {
    ChromeDriverProcess process = ChromeDriverProcess.start(chromium.folder(), executable);
    ChromeOptions options = new ChromeOptions();
    options.setExperimentalOption("debuggerAddress", "127.0.0.1:" + chromium.devTools().getPort());
    options.setPageLoadStrategy(PageLoadStrategy.NONE);
    try {
      // chromedriver connects only to a browser that shows a page, and a headless shell has none.
      cdp.call(
          Cdp.BROWSER,
          "Target.createTarget",
          Map.of("url", "about:blank"),
          ChromiumBrowser.COMMAND_LIMIT);
      ClientConfig client =
          ClientConfig.defaultConfig()
              .baseUrl(process.address().toURL())
              .readTimeout(pageLimit.plus(GRACE));
      RemoteWebDriver driver = new RemoteWebDriver(new HttpCommandExecutor(client), options);
      return new SeleniumConnection(cdp, driver, process::kill);
    } catch (WebDriverException | MalformedURLException | CdpException fault) {
      process.kill();
      throw new BrowserException("Selenium could not be connected", fault);
    }
  }

  /** Why Selenium cannot be started; empty if nothing is missing. */
  static Optional<String> missing(Optional<Path> configured) {
    return configured.or(ChromeDriverProcess::find).isPresent()
        ? Optional.empty()
        : Optional.of("Selenium needs chromedriver, and none is on the path");
  }

  @Override
  public String name() {
    return "selenium " + new BuildInfo().getReleaseLabel();
  }

  @Override
  public boolean dismissesDialogs() {
    return false;
  }

  @Override
  public Context newContext(Optional<String> proxy) {
    try {
      String id =
          cdp.call(
                  Cdp.BROWSER,
                  "Target.createBrowserContext",
                  proxy
                      .map(
                          address ->
                              Map.of("proxyServer", address, "proxyBypassList", NO_EXCEPTIONS))
                      .orElse(Map.of()),
                  ChromiumBrowser.COMMAND_LIMIT)
              .path("browserContextId")
              .asString("");
      return new SeleniumContext(id);
    } catch (CdpException fault) {
      throw new BrowserException("The browser could not open a context", fault);
    }
  }

  @Override
  public void close() {
    try {
      driver.quit();
    } catch (WebDriverException gone) {
      LOG.debug("chromedriver ended with a fault", gone);
    }
    end.run();
  }

  private final class SeleniumContext implements Context {
    private final String id;

    SeleniumContext(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void openPage() {
      try {
        String target =
            cdp.call(
                    Cdp.BROWSER,
                    "Target.createTarget",
                    Map.of("url", "about:blank", "browserContextId", id),
                    ChromiumBrowser.COMMAND_LIMIT)
                .path("targetId")
                .asString("");
        driver.switchTo().window(target);
      } catch (CdpException | WebDriverException fault) {
        throw new BrowserException("Selenium could not open a page", fault);
      }
    }

    @Override
    public void navigate(URI url, Duration limit) {
      try {
        driver.get(url.toString());
      } catch (WebDriverException failed) {
        LOG.debug("Navigation to {} ended: {}", url, failed.getMessage());
      }
    }

    @Override
    public void close() {
      try {
        cdp.call(
            Cdp.BROWSER,
            "Target.disposeBrowserContext",
            Map.of("browserContextId", id),
            ChromiumBrowser.COMMAND_LIMIT);
      } catch (CdpException | BrowserException gone) {
        LOG.debug("The context ended with a fault", gone);
      }
    }
  }
}
