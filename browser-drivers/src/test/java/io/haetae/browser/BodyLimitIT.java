package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.BodyForm;
import io.haetae.core.browse.Exchange.Response;
import io.haetae.core.browse.Vantage;
import io.haetae.fixtures.contract.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body that is larger than the limit is left out, and the exchange says so. */
final class BodyLimitIT {
  private static final int LIMIT = 100_000;

  @TempDir private Path work;

  @Test
  void marksWhatIsTooLargeToKeep() throws IOException {
    BrowserSettings settings = BrowserSettings.with(Driver.SELENIUM).withMaxBodyBytes(LIMIT);
    try (MisbehavingServer server = new MisbehavingServer();
        Browser browser = Browsers.start(settings);
        BrowserSession session = browser.open(Vantage.korea(), work)) {
      server.route(
          "/large",
          (request, connection) ->
              connection.send(
                  200, List.of("Content-Type: text/plain"), Bytes.utf8("a".repeat(LIMIT + 1))));
      session.navigate(server.at("/large"));
      Capture capture = session.capture();

      Response response = capture.exchanges().getFirst().response().orElseThrow();
      assertThat(capture.exchanges()).extracting(Exchange::number).containsExactly(1);
      assertThat(response.bodyForm()).isEqualTo(BodyForm.NOT_KEPT);
      assertThat(response.truncated().orElseThrow())
          .endsWith(" bytes, more than the limit of 100000");
    }
  }
}
