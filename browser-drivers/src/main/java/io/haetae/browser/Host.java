package io.haetae.browser;

import io.haetae.browser.wire.KeyLog;
import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.BrowserInfo;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Where the Chromium behind a browser runs, and the way of a driver to it. */
sealed interface Host permits LocalHost, RemoteHost {
  /** The browser's DevTools WebSocket. */
  URI devTools();

  /**
   * The way of the recorder to it; to be asked for once.
   *
   * @throws BrowserException if the browser does not answer in time
   */
  Wire wire();

  /**
   * Connects the driver.
   *
   * @param version what the browser says of itself
   * @throws BrowserException if it cannot be connected
   */
  Connected connect(Cdp cdp, JsonNode version);

  /** Whether the browser is there, as far as this machine can tell. */
  boolean isAlive();

  /** What its processes hold; empty for one on another machine. */
  default OptionalLong memory() {
    return OptionalLong.empty();
  }

  /** Where its TLS secrets are; empty unless it is a witness. */
  Optional<KeyLog> keyLog();

  /** Why nobody may rely on its checks of certificates; empty if one may. */
  Optional<String> uncheckedCertificates();

  /** Ends what is ours. Never throws. For any thread. */
  void kill();

  /**
   * A connected driver.
   *
   * @param identity what each page and worker must be told to call itself; empty if the browser is
   *     honest by itself
   */
  record Connected(DriverConnection driver, BrowserInfo info, Optional<Identity> identity) {}
}
