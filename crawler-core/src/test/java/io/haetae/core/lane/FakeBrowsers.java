package io.haetae.core.lane;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.FakeSession;
import io.haetae.core.browse.Vantage;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/** Browsers that run nowhere; the first few of them may be broken. */
public final class FakeBrowsers implements BrowserSource {
  private final Function<URI, Capture> site;
  private final List<String> log;
  private int broken;
  private int started;
  private BrowserLife life = BrowserLife.standard();
  private LongUnaryOperator memory = visits -> 0;

  /**
   * Browsers.
   *
   * @param site what a visit to an address brings
   * @param log takes one line a call
   * @param broken how many of the first browsers break at their first visit
   */
  public FakeBrowsers(Function<URI, Capture> site, List<String> log, int broken) {
    this.site = site;
    this.log = log;
    this.broken = broken;
  }

  /** Lets them live so long, and hold so much memory after so many visits. */
  public FakeBrowsers living(BrowserLife life, LongUnaryOperator memory) {
    this.life = life;
    this.memory = memory;
    return this;
  }

  @Override
  public BrowserLife life() {
    return life;
  }

  /** How many were started. */
  public int started() {
    return started;
  }

  @Override
  public Browser start() {
    started++;
    log.add("start browser");
    return new FakeBrowser(broken-- > 0);
  }

  private final class FakeBrowser implements Browser {
    private final boolean isBroken;
    private int visits;

    private FakeBrowser(boolean isBroken) {
      this.isBroken = isBroken;
    }

    @Override
    public BrowserInfo info() {
      return new BrowserInfo("Fake/1", "none", "Fake/1", "/fake", List.of(), true);
    }

    @Override
    public BrowserSession open(Vantage vantage, Path work) {
      if (isBroken) {
        throw new BrowserException("the browser is gone");
      }
      visits++;
      log.add("open session");
      return new FakeSession(site, log);
    }

    @Override
    public OptionalLong memory() {
      return OptionalLong.of(memory.applyAsLong(visits));
    }

    @Override
    public void close() {
      log.add("close browser");
    }
  }
}
