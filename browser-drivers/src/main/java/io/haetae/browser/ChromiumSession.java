package io.haetae.browser;

import io.haetae.browser.wire.WireTee;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Cookie;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Profile;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.browse.Vantage;
import io.haetae.core.browse.VisitStage;
import io.haetae.core.browse.WireCopy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One visit in a Chromium: the driver navigates, everything else goes over our own connection. */
final class ChromiumSession implements BrowserSession {
  private static final Logger LOG = LoggerFactory.getLogger(ChromiumSession.class);
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final Duration STALLED_LIMIT = Duration.ofSeconds(3);
  private static final Duration BREATH = Duration.ofSeconds(2);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);
  private static final Duration OPEN_LIMIT = Duration.ofSeconds(1);
  private static final int PICTURES = 2;

  private final ChromiumBrowser browser;
  private final DriverConnection.Context context;
  private final Recorder recorder;
  private final Recorder.Page page;
  private final PageView view;
  private final Vantage vantage;
  private final Optional<WireTee> tee;
  private @Nullable URI requested;
  private @Nullable Instant openedAt;
  private boolean overdue;

  ChromiumSession(
      ChromiumBrowser browser,
      DriverConnection.Context context,
      Recorder recorder,
      Recorder.Page page,
      Vantage vantage,
      Optional<WireTee> tee) {
    this.tee = tee;
    this.browser = browser;
    this.context = context;
    this.recorder = recorder;
    this.page = page;
    this.view = new PageView(browser.cdp(), page);
    this.vantage = vantage;
  }

  @Override
  public void setCookies(List<Cookie> cookies) {
    CookieJar.set(browser.cdp(), context.id(), cookies);
  }

  @Override
  public void navigate(URI url) {
    browser.requireAlive();
    if (openedAt == null) {
      openedAt = Instant.now();
    }
    requested = url;
    page.state().navigationStarts();
    Duration limit = browser.settings().pageLimit();
    long start = System.nanoTime();
    overdue =
        VisitStage.NAVIGATE.timed(
            () -> {
              browser.within(limit.plus(GRACE), () -> context.navigate(url, limit));
              browser.requireAlive();
              awaitEvents();
              return !page.state().awaitEnd(remaining(start, limit));
            });
  }

  @Override
  public boolean awaitQuiet(Duration quiet, Duration limit) {
    boolean still = VisitStage.SETTLE.timed(() -> recorder.network().awaitQuiet(quiet, limit));
    browser.requireAlive();
    return still;
  }

  @Override
  public boolean awaitElement(String selector, Duration limit) {
    return VisitStage.SETTLE.timed(() -> appears(selector, limit));
  }

  private boolean appears(String selector, Duration limit) {
    long start = System.nanoTime();
    while (true) {
      Duration left = remaining(start, limit);
      Optional<JsonNode> found = ask(PageScripts.awaitElement(selector, left), left.plus(BREATH));
      if (found.isPresent()) {
        return found.get().asBoolean(false);
      }
      if (remaining(start, limit).isZero() || page.state().crashed()) {
        return false;
      }
    }
  }

  @Override
  public void scrollThrough(Duration limit) {
    VisitStage.SETTLE.timed(() -> ask(PageScripts.scrollThrough(limit), limit.plus(BREATH)));
  }

  @Override
  public URI url() {
    return page.state().address().map(Addresses::parse).orElse(URI.create("about:blank"));
  }

  @Override
  public Optional<String> markup() {
    return ask(PageScripts.DOCUMENT, STALLED_LIMIT).map(found -> found.path("dom").asString(""));
  }

  @Override
  public Capture capture() {
    browser.requireAlive();
    PageState state = page.state();
    boolean shown = state.address().isPresent() && !state.crashed();
    Duration answer = state.parsed() ? ANSWER_LIMIT : STALLED_LIMIT;
    Optional<JsonNode> document =
        shown ? VisitStage.RECORD.timed(() -> ask(PageScripts.DOCUMENT, answer)) : Optional.empty();
    List<Screenshot> pictures =
        document.isPresent() ? VisitStage.SCREENSHOT.timed(() -> pictures(answer)) : List.of();
    Instant closedAt = Instant.now();
    List<Exchange> exchanges =
        VisitStage.RECORD.timed(
            () ->
                recorder.network().drain(OPEN_LIMIT, browser.settings().pageLimit()).stream()
                    .map(this::atItsServer)
                    .toList());
    Optional<JsonNode> site = document.filter(found -> !state.errorPage());
    Optional<URI> address =
        site.map(found -> found.path("url").asString("")).or(state::address).map(Addresses::parse);
    Capture.Ending ending = ending();
    return new Capture(
        Optional.ofNullable(requested),
        address.or(() -> Optional.ofNullable(requested)),
        openedAt == null ? closedAt : openedAt,
        closedAt,
        ending,
        exchanges,
        site.map(found -> found.path("dom").asString("")),
        site.map(found -> found.path("text").asString("")),
        pictures,
        state.console(),
        Optional.of(vantage),
        Optional.of(browser.info()),
        recorder.network().tlsOrigins(),
        kept(ending, pictures));
  }

  @Override
  public Optional<WireCopy> wire() {
    return tee.map(WireTee::finish);
  }

  @Override
  public void close() {
    tee.ifPresent(WireTee::close);
    VisitStage.CLOSE.timed(
        () -> {
          browser.within(CLOSE_LIMIT, context::close);
          return true;
        });
    browser.forget(recorder);
  }

  /** A browser behind the tee knows the tee's address only; the tee knows the server's. */
  private Exchange atItsServer(Exchange exchange) {
    Exchange.Connection seen = exchange.connection();
    String host = exchange.url().getHost();
    if (tee.isEmpty() || host == null || seen.remoteAddress().isEmpty()) {
      return exchange;
    }
    return exchange.on(
        new Exchange.Connection(
            tee.get().address(host),
            seen.protocol(),
            seen.tlsProtocol(),
            seen.cipher(),
            seen.source()));
  }

  private Capture.Ending ending() {
    PageState state = page.state();
    String failure =
        recorder.network().lastDocumentFailure(page.target()).orElse("net::ERR_ABORTED");
    if (state.crashed()) {
      return new Capture.NotLoaded("the page's process crashed");
    }
    if (requested == null) {
      return new Capture.NotLoaded("no page was asked for");
    }
    if (state.errorPage()) {
      return new Capture.NotLoaded(failure);
    }
    if (state.parsed() && !overdue) {
      return new Capture.Loaded();
    }
    return overdue
        ? new Capture.TimedOut(
            "the document was not parsed within "
                + browser.settings().pageLimit().toSeconds()
                + " s")
        : new Capture.NotLoaded(failure);
  }

  /** A loaded page of which a picture is missing is not what the profile promises. */
  private Optional<Profile> kept(Capture.Ending ending, List<Screenshot> pictures) {
    boolean whole = !(ending instanceof Capture.Loaded) || pictures.size() == PICTURES;
    return whole ? Optional.of(browser.settings().profile()) : Optional.empty();
  }

  private List<Screenshot> pictures(Duration limit) {
    List<Screenshot> pictures = new ArrayList<>();
    try {
      view.drawFully(limit);
      pictures.add(view.viewport(limit));
      pictures.add(
          browser.settings().profile() == Profile.FULL
              ? view.lossless(limit)
              : view.fullPage(browser.settings().wholePage(), limit));
    } catch (CdpException fault) {
      LOG.info("{} has not every picture: {}", requested, fault.getMessage());
    }
    return pictures;
  }

  /** The value of an expression; empty if the page does not answer or moved on meanwhile. */
  private Optional<JsonNode> ask(String expression, Duration limit) {
    if (page.state().crashed()) {
      return Optional.empty();
    }
    try {
      return Optional.of(view.evaluate(expression, limit));
    } catch (CdpException fault) {
      LOG.debug("{} does not answer: {}", requested, fault.getMessage());
      return Optional.empty();
    }
  }

  /** Waits until what happened before is known here too, for the driver has its own connection. */
  private void awaitEvents() {
    try {
      browser
          .cdp()
          .call(
              Cdp.BROWSER, "Target.getTargetInfo", Map.of("targetId", page.target()), ANSWER_LIMIT);
    } catch (CdpException gone) {
      LOG.debug("{} is gone: {}", requested, gone.getMessage());
    }
  }

  private static Duration remaining(long start, Duration limit) {
    Duration left = limit.minusNanos(System.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
