package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The honest user agent: the browser's own, followed by who we are. */
final class UserAgent {
  private static final String WHO = " Haetae/0.1 (+product-safety watch)";
  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

  private UserAgent() {}

  /**
   * The user agent of a browser. The browser is started once to ask for its own words, because only
   * a user agent on the command line reaches every worker and keeps the client hints.
   */
  static String of(BrowserExecutable executable) {
    return KNOWN.computeIfAbsent(executable.path(), path -> ask(executable) + WHO);
  }

  private static String ask(BrowserExecutable executable) {
    Chromium chromium = Chromium.start(executable, Optional.empty(), true, false);
    try (Cdp cdp = new Cdp(chromium.devTools(), ChromiumBrowser.COMMAND_LIMIT, event -> {})) {
      JsonNode version =
          cdp.call(Cdp.BROWSER, "Browser.getVersion", Map.of(), ChromiumBrowser.COMMAND_LIMIT);
      return version.path("userAgent").asString("");
    } catch (CdpException fault) {
      throw new BrowserException("The browser does not tell its version", fault);
    } finally {
      chromium.kill();
    }
  }
}
