package io.haetae.browser;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Browsers that tests start as somebody else would. */
final class Remotes {
  private Remotes() {}

  /** The browser that is found here. */
  static BrowserExecutable executable() {
    return switch (BrowserExecutable.search(BrowserSettings.with(Driver.PLAYWRIGHT))) {
      case BrowserExecutable.Found found -> found.executable();
      case BrowserExecutable.NotFound missing -> throw new AssertionError(missing.reason());
    };
  }

  /** A Grid with that browser. */
  static TestGrid grid() throws IOException {
    return TestGrid.start(executable().path(), ChromeDriverProcess.find().orElseThrow());
  }

  /** A Chromium with a debugging port and its own user agent. */
  static Chromium chromium() {
    return Chromium.start(executable(), Optional.empty(), false, false, false);
  }

  /** Where a Chromium's port is. */
  static RemoteEndpoint port(Chromium chromium) {
    return new RemoteEndpoint(URI.create("http://127.0.0.1:" + chromium.devTools().getPort()));
  }
}
