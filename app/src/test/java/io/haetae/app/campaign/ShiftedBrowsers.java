package io.haetae.app.campaign;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Cookie;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Vantage;
import io.haetae.core.lane.BrowserSource;
import io.haetae.fixtures.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  private record ShiftedSession(BrowserSession session, SettableClock clock)
      implements BrowserSession {
    @Override
    public void setCookies(List<Cookie> cookies) {
      session.setCookies(cookies);
    }

    @Override
    public void navigate(URI url) {
      session.navigate(url);
    }

    @Override
    public boolean awaitQuiet(Duration quiet, Duration limit) {
      return session.awaitQuiet(quiet, limit);
    }

    @Override
    public boolean awaitElement(String selector, Duration limit) {
      return session.awaitElement(selector, limit);
    }

    @Override
    public void scrollThrough(Duration limit) {
      session.scrollThrough(limit);
    }

    @Override
    public URI url() {
      return session.url();
    }

    @Override
    public Optional<String> markup() {
      return session.markup();
    }

    @Override
    public Capture capture() {
      Capture seen = session.capture();
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

    @Override
    public void close() {
      session.close();
    }
  }
}
