package io.haetae.browser;

import io.haetae.core.lane.BrowserSource;
import io.haetae.fixtures.contract.BrowserContract;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/** Selenium with a Grid. */
final class GridBrowserIT extends BrowserContract {
  private final TestGrid grid;

  GridBrowserIT() throws IOException {
    grid = Remotes.grid();
  }

  @Override
  protected BrowserSource source(Duration pageLimit) {
    return Browsers.source(
        BrowserSettings.with(Driver.SELENIUM).withPageLimit(pageLimit).withRemote(grid.endpoint()));
  }

  @AfterAll
  void end() {
    grid.close();
  }
}
