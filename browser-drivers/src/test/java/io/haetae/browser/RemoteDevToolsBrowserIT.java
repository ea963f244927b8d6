package io.haetae.browser;

import io.haetae.core.lane.BrowserSource;
import io.haetae.fixtures.contract.BrowserContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/** No library, with a Chromium that somebody else started. */
final class RemoteDevToolsBrowserIT extends BrowserContract {
  private final Chromium chromium = Remotes.chromium();

  @Override
  protected BrowserSource source(Duration pageLimit) {
    return Browsers.source(
        BrowserSettings.with(Driver.DEVTOOLS)
            .withPageLimit(pageLimit)
            .withRemote(Remotes.port(chromium)));
  }

  @AfterAll
  void end() {
    chromium.kill();
  }
}
