package io.haetae.core.browse;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A session that passes every call on to another. A subclass does something of its own with some of
 * them, as with a {@link java.io.FilterInputStream}.
 */
public abstract class FilterSession implements BrowserSession {
  private final BrowserSession session;

  /**
   * A session before another.
   *
   * @param session the one that visits
   */
  protected FilterSession(BrowserSession session) {
    this.session = session;
  }

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
    return session.capture();
  }

  @Override
  public Optional<WireCopy> wire() {
    return session.wire();
  }

  @Override
  public void close() {
    session.close();
  }
}
