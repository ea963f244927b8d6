package io.haetae.sites.declared;

import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Cookie;
import io.haetae.core.browse.Vantage;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.sites.page.PageView;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An adapter made of a declaration. */
final class DeclaredAdapter implements SiteAdapter {
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration SETTLING = Duration.ofSeconds(12);

  private final Declaration declared;
  private final String version;

  DeclaredAdapter(Declaration declared, String sha256) {
    this.declared = declared;
    this.version = declared.version() + "+sha256:" + sha256;
  }

  @Override
  public SiteId site() {
    return declared.site();
  }

  @Override
  public String name() {
    return declared.name();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Fit fit(Capture capture) {
    Optional<URI> address = capture.finalUrl().or(capture::requestedUrl);
    if (address.isPresent()) {
      return declared.addresses().covers(address.get()) ? Fit.ADDRESS : Fit.NONE;
    }
    PageView view = PageView.of(capture);
    return declared.addresses().named(view.html()) && DeclaredReader.isOwn(declared, view)
        ? Fit.CONTENT
        : Fit.NONE;
  }

  @Override
  public Optional<ListingId> listingAt(URI url) {
    return declared.addresses().number(url).map(this::listing);
  }

  @Override
  public List<ListingId> listingsIn(String prose) {
    return declared.addresses().numbersIn(prose).stream().map(this::listing).toList();
  }

  private ListingId listing(String number) {
    return new ListingId(site(), number);
  }

  @Override
  public URI urlOf(ListingId listing, Vantage vantage) {
    return declared.listing().address(listing.number(), vantage);
  }

  @Override
  public URI searchUrl(String query, Vantage vantage) {
    return declared.search().address(query, vantage);
  }

  @Override
  public ListingId absentListing(RandomGenerator random) {
    StringBuilder number = new StringBuilder();
    for (char c : declared.absent().toCharArray()) {
      number.append(c == '#' ? (char) ('0' + random.nextInt(10)) : c);
    }
    return listing(number.toString());
  }

  @Override
  public void open(BrowserSession session, URI url, Vantage vantage) {
    session.setCookies(
        declared.cookies().entrySet().stream().map(entry -> cookie(entry, url, vantage)).toList());
    session.navigate(url);
    session.awaitQuiet(QUIET, SETTLING);
    session.scrollThrough(SETTLING);
  }

  private static Cookie cookie(Map.Entry<String, Template> entry, URI url, Vantage vantage) {
    return new Cookie(entry.getKey(), entry.getValue().fill(vantage), url, true);
  }

  @Override
  public Reading read(Capture capture) {
    return new DeclaredReader(declared, PageView.of(capture)).read(version);
  }
}
