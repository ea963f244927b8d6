package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.browse.Vantage;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of the whole page has the size that is asked for. */
final class WholePageIT {
  private static final int HEIGHT = 3_000;

  @TempDir private Path work;

  @Test
  void takesThePageAtItsOwnSize() throws IOException {
    BrowserSettings settings = BrowserSettings.with(Driver.DEVTOOLS).withWholePage(100);
    try (MisbehavingServer server = new MisbehavingServer();
        Browser browser = Browsers.start(settings);
        BrowserSession session = browser.open(Vantage.korea(), work)) {
      server.route(
          "/long",
          (request, connection) ->
              connection.html("<body style='margin:0;height:%dpx'>long".formatted(HEIGHT)));
      session.navigate(server.at("/long"));

      Screenshot whole = session.capture().screenshots().getLast();

      assertThat(whole.view()).isEqualTo(Screenshot.View.FULL_PAGE);
      assertThat(whole.mediaType()).isEqualTo("image/jpeg");
      assertThat(whole.scale()).isEqualTo(1);
      assertThat(whole.width()).isEqualTo(1_280);
      assertThat(whole.height()).isEqualTo(HEIGHT);
    }
  }

  @Test
  void refusesWhatIsNoSize() {
    BrowserSettings settings = BrowserSettings.with(Driver.DEVTOOLS);
    for (int percent : new int[] {0, 9, 101}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> settings.withWholePage(percent))
          .withMessage(
              "The picture of the whole page can have 10 to 100 percent of its size, not %d",
              percent);
    }
  }
}
