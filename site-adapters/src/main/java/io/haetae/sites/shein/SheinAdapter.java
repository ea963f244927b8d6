package io.haetae.sites.shein;

import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
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

/** SHEIN's own sites; the Indian licensee's shop is another platform and not read here. */
public final class SheinAdapter implements SiteAdapter {
  private static final Duration QUIET = Duration.ofMillis(1500);
  private static final Duration SETTLING = Duration.ofSeconds(15);

  /** What stands in the pages of SHEIN's own platform and in no other shop's. */
  private static final Pattern OWN =
      Pattern.compile(
          "\\bgbRawData\\s*="
              + "|\\bgoodsDetail[vV][23]SsrData\\s*=|\\bgbProduct(?:Detail|List)?SsrData\\s*="
              + "|(?:rel=\"?canonical\"?|og:url)[^>]{0,80}https?://[a-z]{0,6}\\.?shein\\.co");

  /** One of these stands in whatever fits {@link #OWN}. */
  private static final List<String> HINTS = List.of("gbRawData", "SsrData", "shein.co");

  private static final int FRAME = 200_000;

  /** An adapter for SHEIN. */
  public SheinAdapter() {}

  @Override
  public SiteId site() {
    return SheinAddress.SITE;
  }

  @Override
  public String name() {
    return "SHEIN";
  }

  @Override
  public String version() {
    return "5";
  }

  @Override
  public Fit fit(Capture capture) {
    Optional<URI> address = capture.finalUrl().or(capture::requestedUrl);
    if (address.isPresent()) {
      return SheinSites.isShein(address.get()) ? Fit.ADDRESS : Fit.NONE;
    }
    PageView view = PageView.of(capture);
    boolean state =
        view.html().isBlank()
            && SheinReader.states(view).stream()
                .anyMatch(
                    s ->
                        SheinGoods.in(s, Optional.empty()).isPresent()
                            || SheinList.in(s).isPresent());
    return state || isOwn(view.html()) ? Fit.CONTENT : Fit.NONE;
  }

  private static boolean isOwn(String html) {
    return framed(html) || Near.fits(html, HINTS, OWN);
  }

  /** Whether the frame of every page names the site. */
  private static boolean framed(String html) {
    for (int at = html.indexOf("SiteUID"); at >= 0; at = html.indexOf("SiteUID", at + 1)) {
      int frame = html.lastIndexOf("gbCommonInfo", at);
      if (frame >= 0 && at - frame <= FRAME) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<ListingId> listingAt(URI url) {
    return SheinAddress.listing(url);
  }

  @Override
  public boolean isShortLink(URI url) {
    return SheinAddress.isShortLink(url);
  }

  @Override
  public List<ListingId> listingsIn(String prose) {
    return SheinNotice.listings(prose);
  }

  @Override
  public URI urlOf(ListingId listing, Vantage vantage) {
    return SheinAddress.of(listing, vantage);
  }

  @Override
  public URI searchUrl(String query, Vantage vantage) {
    return SheinAddress.search(query, vantage);
  }

  /** Ten digits in a range far above any number seen up to 2026, which had nine. */
  @Override
  public ListingId absentListing(RandomGenerator random) {
    return SheinAddress.listing(Long.toString(random.nextLong(8_000_000_000L, 10_000_000_000L)));
  }

  /** The host decides the country, its language and its currency; no cookie is known to. */
  @Override
  public void open(BrowserSession session, URI url, Vantage vantage) {
    session.navigate(url);
    session.awaitQuiet(QUIET, SETTLING);
    session.scrollThrough(SETTLING);
  }

  @Override
  public Reading read(Capture capture) {
    return new SheinReader(PageView.of(capture)).read(version());
  }
}
