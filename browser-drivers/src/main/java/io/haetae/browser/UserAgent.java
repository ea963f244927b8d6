package io.haetae.browser;

import io.haetae.core.browse.BrowserInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The honest user agent: the browser's own, followed by who we are. */
final class UserAgent {
  private static final String WHO = " " + BrowserInfo.WHO;
  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

  private UserAgent() {}

  /**
   * The user agent of a browser. The browser is started once to ask for its own words, because only
   * a user agent on the command line reaches every worker and keeps the client hints.
   */
  static String of(BrowserExecutable executable) {
    return KNOWN.computeIfAbsent(executable.path(), path -> honest(ask(executable)));
  }

  /** A browser's own user agent followed by who we are. */
  static String honest(String own) {
    return own + WHO;
  }

  /** Whether a user agent tells who we are. */
  static boolean isHonest(String userAgent) {
    return userAgent.endsWith(WHO);
  }

  private static String ask(BrowserExecutable executable) {
    Chromium chromium = Chromium.start(executable, Optional.empty(), true, false, false);
    try (Cdp cdp = new Cdp(chromium.devTools(), ChromiumBrowser.COMMAND_LIMIT, event -> {})) {
      return ChromiumBrowser.version(cdp).path("userAgent").asString("");
    } finally {
      chromium.kill();
    }
  }
}
