package io.haetae.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Proxy;
import com.microsoft.playwright.options.WaitUntilState;
import io.haetae.core.browse.BrowserException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Playwright, connected to a running Chromium. */
final class PlaywrightConnection implements DriverConnection {
  private static final Logger LOG = LoggerFactory.getLogger(PlaywrightConnection.class);
  private static final Object STARTING = new Object();

  private final Cdp cdp;
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private PlaywrightConnection(
      Cdp cdp, Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.cdp = cdp;
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts Playwright and connects it.
   *
   * @param address the browser's DevTools address
   * @param folder that Playwright's process is noted in
   * @throws BrowserException if it does not start, such as without Node.js
   */
  static PlaywrightConnection connect(
      String address, ProcessFolder folder, Cdp cdp, Optional<Path> node) {
    try {
      Playwright playwright = start(folder, node);
      return new PlaywrightConnection(
          cdp,
          playwright,
          playwright
              .chromium()
              .connectOverCDP(
                  address,
                  new BrowserType.ConnectOverCDPOptions().setArtifactsDir(folder.temporary())));
    } catch (PlaywrightException | IOException fault) {
      throw new BrowserException("Playwright could not be started or connected", fault);
    }
  }

  /** Why Playwright cannot be started; empty if nothing is missing. */
  static Optional<String> missing(Optional<Path> configured) {
    return configured.or(PlaywrightConnection::node).isPresent() || hasBundledNode()
        ? Optional.empty()
        : Optional.of("Playwright needs Node.js 20 or later, and no node is on the path");
  }

  private static Playwright start(ProcessFolder folder, Optional<Path> configured)
      throws IOException {
    missing(configured)
        .ifPresent(
            what -> {
              throw new BrowserException(what);
            });
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    configured
        .or(PlaywrightConnection::node)
        .ifPresent(node -> environment.put("PLAYWRIGHT_NODEJS_PATH", node.toString()));
    // Playwright does not tell which process it started, so only one may start at a time.
    synchronized (STARTING) {
      Set<ProcessHandle> before = children();
      Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
      Set<ProcessHandle> started = children();
      started.removeAll(before);
      for (ProcessHandle process : started) {
        if (process.info().command().orElse("").contains("node")) {
          folder.note(process);
        }
      }
      return playwright;
    }
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toCollection(HashSet::new));
  }

  private static Optional<Path> node() {
    String configured = System.getenv("PLAYWRIGHT_NODEJS_PATH");
    return configured == null || configured.isBlank()
        ? Program.in(Program.searchPath(), List.of("node"))
        : Optional.of(Path.of(configured));
  }

  private static boolean hasBundledNode() {
    return Playwright.class.getResource("/driver/linux/node") != null;
  }

  @Override
  public String name() {
    String version = Playwright.class.getPackage().getImplementationVersion();
    return version == null ? "playwright" : "playwright " + version;
  }

  @Override
  public boolean dismissesDialogs() {
    return true;
  }

  @Override
  public Context newContext(Optional<String> proxy) {
    try {
      Set<String> before = contexts();
      // Window, language and clock are set by the recorder, the same for each driver.
      com.microsoft.playwright.Browser.NewContextOptions options =
          new com.microsoft.playwright.Browser.NewContextOptions()
              .setViewportSize(null)
              .setAcceptDownloads(false);
      proxy.ifPresent(address -> options.setProxy(new Proxy(address).setBypass(NO_EXCEPTIONS)));
      BrowserContext context = browser.newContext(options);
      Set<String> after = contexts();
      after.removeAll(before);
      // Where other clients share the browser, they may have opened contexts meanwhile.
      String id = after.size() == 1 ? after.iterator().next() : idOf(context);
      return new PlaywrightContext(id, context);
    } catch (PlaywrightException | CdpException fault) {
      throw new BrowserException("Playwright could not open a context", fault);
    }
  }

  /** The browser's id of a context, which only a page of it tells. */
  private static String idOf(BrowserContext context) {
    try (Page page = context.newPage()) {
      return context
          .newCDPSession(page)
          .send("Target.getTargetInfo")
          .getAsJsonObject("targetInfo")
          .get("browserContextId")
          .getAsString();
    }
  }

  private Set<String> contexts() throws CdpException {
    return cdp.call(
            Cdp.BROWSER, "Target.getBrowserContexts", Map.of(), ChromiumBrowser.COMMAND_LIMIT)
        .path("browserContextIds")
        .valueStream()
        .map(id -> id.asString(""))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public void close() {
    try {
      playwright.close();
    } catch (PlaywrightException gone) {
      LOG.debug("Playwright ended with a fault", gone);
    }
  }

  private static final class PlaywrightContext implements Context {
    private final String id;
    private final BrowserContext context;
    private @Nullable Page page;

    PlaywrightContext(String id, BrowserContext context) {
      this.id = id;
      this.context = context;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void openPage() {
      try {
        page = context.newPage();
      } catch (PlaywrightException fault) {
        throw new BrowserException("Playwright could not open a page", fault);
      }
    }

    @Override
    public void navigate(URI url, Duration limit) {
      if (page == null) {
        throw new IllegalStateException("The page is not open");
      }
      try {
        page.navigate(
            url.toString(),
            new Page.NavigateOptions()
                .setTimeout((double) limit.toMillis())
                .setWaitUntil(WaitUntilState.COMMIT));
      } catch (PlaywrightException failed) {
        LOG.debug("Navigation to {} ended: {}", url, failed.getMessage());
      }
    }

    @Override
    public void close() {
      try {
        context.close();
      } catch (PlaywrightException gone) {
        LOG.debug("The context ended with a fault", gone);
      }
    }
  }
}
