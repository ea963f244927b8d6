package io.haetae.core.browse;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A session without a browser: writes down what was asked of it and serves made-up captures. */
public final class FakeSession implements BrowserSession {
  private final Function<URI, Capture> site;
  private final List<String> log;
  private URI url = URI.create("about:blank");

  /**
   * A session.
   *
   * @param site what a visit to an address brings
   * @param log takes one line a call
   */
  public FakeSession(Function<URI, Capture> site, List<String> log) {
    this.site = site;
    this.log = log;
  }

  /** A session that serves an empty page everywhere. */
  public static FakeSession ofEmptyPages() {
    return new FakeSession(address -> Captures.loaded(address, 200, ""), new ArrayList<>());
  }

  /** What was asked of it, in order. */
  public List<String> log() {
    return List.copyOf(log);
  }

  @Override
  public void setCookies(List<Cookie> cookies) {
    for (Cookie cookie : cookies) {
      log.add(
          "cookie "
              + cookie.name()
              + "="
              + cookie.value()
              + " "
              + cookie.url()
              + (cookie.wholeDomain() ? " domain" : " host"));
    }
  }

  @Override
  public void navigate(URI address) {
    log.add("navigate " + address);
    url = address;
  }

  @Override
  public boolean awaitQuiet(Duration quiet, Duration limit) {
    log.add("quiet " + quiet + " " + limit);
    return true;
  }

  @Override
  public boolean awaitElement(String selector, Duration limit) {
    log.add("element " + selector + " " + limit);
    return false;
  }

  @Override
  public void scrollThrough(Duration limit) {
    log.add("scroll " + limit);
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public Optional<String> markup() {
    return site.apply(url).dom();
  }

  @Override
  public Capture capture() {
    log.add("capture");
    return site.apply(url);
  }

  @Override
  public void close() {
    log.add("close session");
  }
}
