package io.haetae.browser;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Vantage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What stands in a browser's place for a first look: plain requests under an honest user agent. Its
 * captures have the profile {@code LIGHT}.
 */
public final class ProbeBrowser implements Browser {
  private final ProbeTransport transport;
  private final Clock clock;

  /**
   * A browser of that kind.
   *
   * @param pageLimit the longest time for one request and its answer
   * @param clock dates the captures
   */
  public ProbeBrowser(Duration pageLimit, Clock clock) {
    this.transport = new ProbeTransport(pageLimit, clock);
    this.clock = clock;
  }

  @Override
  public BrowserInfo info() {
    return new BrowserInfo(
        "java.net.http/" + Runtime.version().feature(),
        "plain requests",
        BrowserInfo.WHO,
        "",
        List.of(),
        false);
  }

  /** A session for one first look; bodies stay in memory, so the folder is not used. */
  @Override
  public BrowserSession open(Vantage vantage, Path work) {
    return new ProbeSession(transport, info(), vantage, clock);
  }

  @Override
  public void close() {
    transport.close();
  }
}
