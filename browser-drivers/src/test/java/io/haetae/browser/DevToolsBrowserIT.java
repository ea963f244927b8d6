package io.haetae.browser;

import io.haetae.core.lane.BrowserSource;
import io.haetae.fixtures.contract.BrowserContract;
import java.time.Duration;

final class DevToolsBrowserIT extends BrowserContract {
  @Override
  protected BrowserSource source(Duration pageLimit) {
    return Browsers.source(BrowserSettings.with(Driver.DEVTOOLS).withPageLimit(pageLimit));
  }
}
