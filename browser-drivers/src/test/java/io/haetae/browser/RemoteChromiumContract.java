package io.haetae.browser;

import io.haetae.core.lane.BrowserSource;
import io.haetae.fixtures.contract.BrowserContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/** The contract of browsers with a Chromium that somebody else started. */
abstract class RemoteChromiumContract extends BrowserContract {
  private final Chromium chromium = Remotes.chromium();
  private final Driver driver;

  RemoteChromiumContract(Driver driver) {
    this.driver = driver;
  }

  @Override
  protected BrowserSource source(Duration pageLimit) {
    return Browsers.source(
        BrowserSettings.with(driver).withPageLimit(pageLimit).withRemote(Remotes.port(chromium)));
  }

  @AfterAll
  void end() {
    chromium.kill();
  }
}
