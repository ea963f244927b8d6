package io.haetae.sites.aliexpress;

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
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** AliExpress. */
public final class AliExpressAdapter implements SiteAdapter {
  private static final Duration QUIET = Duration.ofMillis(1500);
  private static final Duration SETTLING = Duration.ofSeconds(15);

  /** What stands in AliExpress's own pages and in no other shop's. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?:rel=\"?canonical\"?|og:url|al:web:url|al:android:url)[^>]{0,80}"
              + "(?:(?:https?:)?//[a-z]{1,3}\\.aliexpress\\.(?:com|us|ru)|aliexpress://)"
              + "|(?:https?:)?//[a-z]{1,3}\\.aliexpress\\.(?:com|us|ru)[^>]{0,400}(?:rel=\"?canonical|og:url)"
              + "|aliexpress://[^>]{0,400}al:android:url"
              + "|saved from url=\\([0-9]{1,5}\\)https?://[a-z]{1,3}\\.aliexpress\\."
              + "|search-card-item\"[^>]{0,200}href=\"(?:https?:)?//[a-z]{1,3}\\.aliexpress\\."
              + "|<h1[^>]{0,200}data-pl=\"?product-title"
              + "|og:site_name\"? content=\"?aliexpress|window\\._dida_config_|_d_c_\\.DCData",
          Pattern.CASE_INSENSITIVE);

  /** One of these stands in whatever fits {@link #OWN}. */
  private static final List<String> HINTS =
      List.of(
          "liexpress", "liExpress", "LIEXPRESS", "_dida_config_", "_d_c_.DCData", "product-title");

  /** An adapter for AliExpress. */
  public AliExpressAdapter() {}

  @Override
  public SiteId site() {
    return AliExpressAddress.SITE;
  }

  @Override
  public String name() {
    return "AliExpress";
  }

  @Override
  public String version() {
    return "5";
  }

  @Override
  public Fit fit(Capture capture) {
    Optional<URI> address = capture.finalUrl().or(capture::requestedUrl);
    if (address.isPresent()) {
      return AliExpressAddress.isAliExpress(address.get()) ? Fit.ADDRESS : Fit.NONE;
    }
    PageView view = PageView.of(capture);
    boolean own = Near.fits(view.html(), HINTS, OWN);
    return own || new AliExpressReader(view).hasState() ? Fit.CONTENT : Fit.NONE;
  }

  @Override
  public Optional<ListingId> listingAt(URI url) {
    return AliExpressAddress.listing(url);
  }

  @Override
  public boolean isShortLink(URI url) {
    return AliExpressAddress.isShortLink(url);
  }

  @Override
  public List<ListingId> listingsIn(String prose) {
    return AliExpressNotice.listings(prose);
  }

  @Override
  public URI urlOf(ListingId listing, Vantage vantage) {
    return AliExpressAddress.of(listing, vantage);
  }

  @Override
  public URI searchUrl(String query, Vantage vantage) {
    return AliExpressAddress.search(query, vantage);
  }

  /** Sixteen digits as AliExpress's, in a range far above any number seen up to 2026. */
  @Override
  public ListingId absentListing(RandomGenerator random) {
    return AliExpressAddress.listing("10059" + random.nextLong(10_000_000_000L, 100_000_000_000L));
  }

  @Override
  public void open(BrowserSession session, URI url, Vantage vantage) {
    String country = vantage.country().code();
    String locale = vantage.language().getLanguage() + "_" + country;
    String settings =
        "site=%s&c_tp=%s&region=%s&b_locale=%s"
            .formatted(
                country.equals("KR") ? "kor" : country.equals("US") ? "usa" : "glo",
                vantage.currency().getCurrencyCode(),
                country,
                locale);
    URI home = AliExpressAddress.home(vantage);
    session.setCookies(
        List.of(
            new Cookie("aep_usuc_f", settings, home, true),
            new Cookie("intl_locale", locale, home, true),
            new Cookie("xman_us_f", "x_l=0&x_locale=" + locale, home, true)));
    session.navigate(url);
    session.awaitQuiet(QUIET, SETTLING);
    session.scrollThrough(SETTLING);
  }

  @Override
  public Reading read(Capture capture) {
    return new AliExpressReader(PageView.of(capture)).read(version());
  }
}
