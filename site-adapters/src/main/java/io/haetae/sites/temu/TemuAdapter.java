package io.haetae.sites.temu;

import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Cookie;
import io.haetae.core.browse.Vantage;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.sites.page.Near;
import io.haetae.sites.page.PageView;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Temu. */
public final class TemuAdapter implements SiteAdapter {
  private static final Duration QUIET = Duration.ofMillis(1500);
  private static final Duration SETTLING = Duration.ofSeconds(15);

  /** What stands in Temu's own pages and in no other shop's. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?:rel=\"?canonical\"?|og:url|al:web:url)[^>]{0,80}https?://www\\.temu\\.com"
              + "|https?://www\\.temu\\.com[^>]{0,400}(?:rel=\"?canonical|og:url)"
              + "|static\\.kwcdn\\.com|window\\.__REGION_CONFIG__|/data/temu\\.html"
              + "|/bgn_verification\\.html");

  /** One of these stands in whatever fits {@link #OWN}. */
  private static final List<String> HINTS =
      List.of(
          "www.temu.com",
          "static.kwcdn.com",
          "__REGION_CONFIG__",
          "/data/temu.html",
          "/bgn_verification.html");

  /**
   * A challenge is a small document that names no shop, but the address that it will load again.
   */
  private static final int CHALLENGE = 50_000;

  private static final Pattern RELOADED = Pattern.compile("'/[^'\\s]{0,300}-g-60[0-9]{13}\\.html");

  /** An adapter for Temu. */
  public TemuAdapter() {}

  @Override
  public SiteId site() {
    return TemuAddress.SITE;
  }

  @Override
  public String name() {
    return "Temu";
  }

  @Override
  public String version() {
    return "3";
  }

  @Override
  public Fit fit(Capture capture) {
    Optional<URI> address = capture.finalUrl().or(capture::requestedUrl);
    if (address.isPresent()) {
      return TemuAddress.isTemu(address.get()) ? Fit.ADDRESS : Fit.NONE;
    }
    PageView view = PageView.of(capture);
    boolean state =
        TemuReader.states(view).stream()
            .anyMatch(s -> TemuGoods.in(s).isPresent() || TemuSearch.in(s).isPresent());
    boolean challenge = view.html().length() < CHALLENGE && RELOADED.matcher(view.html()).find();
    return state || challenge || Near.fits(view.html(), HINTS, OWN) ? Fit.CONTENT : Fit.NONE;
  }

  @Override
  public Optional<ListingId> listingAt(URI url) {
    return TemuAddress.listing(url);
  }

  @Override
  public boolean isShortLink(URI url) {
    return TemuAddress.isShortLink(url);
  }

  @Override
  public List<ListingId> listingsIn(String prose) {
    return TemuNotice.listings(prose);
  }

  @Override
  public URI urlOf(ListingId listing, Vantage vantage) {
    return TemuAddress.of(listing, vantage);
  }

  @Override
  public URI searchUrl(String query, Vantage vantage) {
    return TemuAddress.search(query, vantage);
  }

  /** Fifteen digits as Temu's, in a range far above any number seen up to 2026. */
  @Override
  public ListingId absentListing(RandomGenerator random) {
    return TemuAddress.listing("6099" + random.nextLong(10_000_000_000L, 100_000_000_000L));
  }

  @Override
  public void open(BrowserSession session, URI url, Vantage vantage) {
    List<Cookie> cookies = new ArrayList<>();
    TemuRegion.number(vantage.country()).ifPresent(n -> cookies.add(cookie("region", n)));
    cookies.add(cookie("language", vantage.language().getLanguage()));
    cookies.add(cookie("currency", vantage.currency().getCurrencyCode()));
    cookies.add(cookie("timezone", vantage.zone().getId().replace("/", "%2F")));
    session.setCookies(cookies);
    session.navigate(url);
    session.awaitQuiet(QUIET, SETTLING);
    session.scrollThrough(SETTLING);
  }

  private static Cookie cookie(String name, String value) {
    return new Cookie(name, value, TemuAddress.HOME, true);
  }

  @Override
  public Reading read(Capture capture) {
    return new TemuReader(PageView.of(capture)).read(version());
  }
}
