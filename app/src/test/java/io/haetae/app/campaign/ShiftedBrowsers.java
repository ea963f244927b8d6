package io.haetae.app.campaign;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.FilterSession;
import io.haetae.core.browse.Vantage;
import io.haetae.core.lane.BrowserSource;
import io.haetae.fixtures.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Browsers whose visits were made at another time: each takes nine seconds of a clock.
 *
 * @param source starts them
 * @param clock tells the time, and is moved on
 */
record ShiftedBrowsers(BrowserSource source, SettableClock clock) implements BrowserSource {
  private static final Duration VISIT = Duration.ofSeconds(9);

  @Override
  public Browser start() {
    return new ShiftedBrowser(source.start(), clock);
  }

  private record ShiftedBrowser(Browser browser, SettableClock clock) implements Browser {
    @Override
    public BrowserInfo info() {
      return browser.info();
    }

    @Override
    public BrowserSession open(Vantage vantage, Path work) {
      return new ShiftedSession(browser.open(vantage, work), clock);
    }

    @Override
    public void close() {
      browser.close();
    }
  }

  private static final class ShiftedSession extends FilterSession {
    private final SettableClock clock;

    ShiftedSession(BrowserSession session, SettableClock clock) {
      super(session);
      this.clock = clock;
    }

    @Override
    public Capture capture() {
      Capture seen = super.capture();
      Instant opened = clock.instant();
      Duration shift = Duration.between(seen.openedAt(), opened);
      clock.tick(VISIT);
      return new Capture(
          seen.requestedUrl(),
          seen.finalUrl(),
          opened,
          clock.instant(),
          seen.ending(),
          seen.exchanges().stream().map(exchange -> shifted(exchange, shift)).toList(),
          seen.dom(),
          seen.text(),
          seen.screenshots(),
          seen.console(),
          seen.vantage(),
          seen.browser(),
          seen.tls(),
          seen.profile());
    }

    private static Exchange shifted(Exchange exchange, Duration shift) {
      return new Exchange(
          exchange.number(),
          exchange.url(),
          exchange.method(),
          exchange.requestHeaders(),
          exchange.requestBody(),
          exchange.kind(),
          exchange.sentAt().plus(shift),
          exchange.took(),
          exchange.connection(),
          exchange.outcome());
    }
  }
}
