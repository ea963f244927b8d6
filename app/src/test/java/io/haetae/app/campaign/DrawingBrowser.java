package io.haetae.app.campaign;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.FilterSession;
import io.haetae.core.browse.Vantage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A browser without scripts that draws the one thing which SHEIN's script draws in place of an item
 * that is not there, so that it can be told from a page whose content never came.
 */
record DrawingBrowser(Browser browser) implements Browser {
  @Override
  public BrowserInfo info() {
    return browser.info();
  }

  @Override
  public BrowserSession open(Vantage vantage, Path work) {
    return new Drawing(browser.open(vantage, work));
  }

  @Override
  public void close() {
    browser.close();
  }

  private static final class Drawing extends FilterSession {
    private static final String NOWHERE = "<title>Oops | SHEIN</title>";
    private static final String DRAWN = "<div class=\"page-not-found\">Oops</div></body>";

    Drawing(BrowserSession session) {
      super(session);
    }

    @Override
    public Capture capture() {
      Capture seen = super.capture();
      Optional<String> drawn =
          seen.dom().map(dom -> dom.contains(NOWHERE) ? dom.replace("</body>", DRAWN) : dom);
      return new Capture(
          seen.requestedUrl(),
          seen.finalUrl(),
          seen.openedAt(),
          seen.closedAt(),
          seen.ending(),
          seen.exchanges(),
          drawn,
          seen.text(),
          seen.screenshots(),
          seen.console(),
          seen.vantage(),
          seen.browser(),
          seen.tls(),
          seen.profile());
    }
  }
}
