package io.haetae.browser;

import io.haetae.core.lane.BrowserSource;
import io.haetae.fixtures.contract.BrowserContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/** Playwright with a Chromium that somebody else started. */
final class RemotePlaywrightBrowserIT extends BrowserContract {
  private final Chromium chromium = Remotes.chromium();

  @Override
  protected BrowserSource source(Duration pageLimit) {
    return Browsers.source(
        BrowserSettings.with(Driver.PLAYWRIGHT)
            .withPageLimit(pageLimit)
            .withRemote(Remotes.port(chromium)));
  }

  @AfterAll
  void end() {
    chromium.kill();
  }
}
