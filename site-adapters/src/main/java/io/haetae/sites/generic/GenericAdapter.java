package io.haetae.sites.generic;

import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Vantage;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.Signal;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.sites.page.BuyButton;
import io.haetae.sites.page.Obstacles;
import io.haetae.sites.page.PageView;
import io.haetae.sites.page.SoldOutWords;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jsoup.nodes.Document;

/**
 * Reads any shop by what it says in the vocabulary of schema.org. A listing is known by its page's
 * address: host, path and parameters without those of advertising. Without an availability nothing
 * is concluded, and absence never is: in an unknown shop there is no telling a missing page from
 * another.
 */
public final class GenericAdapter implements SiteAdapter {
  private static final SiteId SITE = new SiteId("generic");
  private static final Duration QUIET = Duration.ofMillis(800);
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private static final SchemaReading NOTHING =
      new SchemaReading(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  /** An adapter for any shop. */
  public GenericAdapter() {}

  @Override
  public SiteId site() {
    return SITE;
  }

  @Override
  public String name() {
    return "any shop (schema.org)";
  }

  @Override
  public String version() {
    return "4";
  }

  @Override
  public Fit fit(Capture capture) {
    return Fit.FALLBACK;
  }

  @Override
  public Optional<ListingId> listingAt(URI url) {
    return PageAddress.of(url).filter(address -> !address.front()).map(PageAddress::listing);
  }

  /** None: an address in a notice may be the maker's, an authority's or anybody's. */
  @Override
  public List<ListingId> listingsIn(String prose) {
    return List.of();
  }

  @Override
  public URI urlOf(ListingId listing, Vantage vantage) {
    return URI.create("https://" + listing.number());
  }

  /** An empty page: the search of an unknown shop is unknown. */
  @Override
  public URI searchUrl(String query, Vantage vantage) {
    return URI.create("about:blank");
  }

  /** An address that never resolves (RFC 2606), so that absence is never confirmed. */
  @Override
  public ListingId absentListing(RandomGenerator random) {
    return new ListingId(SITE, "absent.invalid/" + Long.toHexString(random.nextLong()));
  }

  @Override
  public void open(BrowserSession session, URI url, Vantage vantage) {
    session.navigate(url);
    session.awaitQuiet(QUIET, SETTLING);
    session.scrollThrough(SETTLING);
  }

  @Override
  public Reading read(Capture capture) {
    PageView view = PageView.of(capture);
    return view.html().isBlank()
        ? reading(PageKind.OTHER, Optional.empty(), NOTHING, List.of(), List.of())
        : read(view, capture.requestedUrl());
  }

  private Reading read(PageView view, Optional<URI> requested) {
    Document page = view.document();
    Optional<URI> address = view.address();
    OpenGraph preview = OpenGraph.of(page);
    OwnAddresses addresses = OwnAddresses.of(page, address);
    SchemaReading schema = SchemaReading.of(page, preview, addresses.all());
    List<Signal> signals = new ArrayList<>(schema.signals());
    Obstacles.cutOff(view.html()).ifPresent(signals::add);
    if (schema.product().isPresent()) {
      SoldOutWords.contradiction(page, signals).ifPresent(signals::add);
      BuyButton.contradictionWithoutChoice(page, signals).ifPresent(signals::add);
      Optional<ListingId> listing = addresses.listing(requested, schema.address(), schema.number());
      return reading(PageKind.ITEM, listing, schema, List.of(), signals);
    }
    List<SearchHit> hits = OfferList.of(page, schema.products(), address);
    if (!hits.isEmpty()) {
      return reading(PageKind.SEARCH, Optional.empty(), schema, hits, signals);
    }
    if (preview.type().filter(type -> type.endsWith("product")).isEmpty()) {
      signals.addAll(Obstacles.in(page, address));
    }
    return reading(PageKind.OTHER, Optional.empty(), schema, List.of(), signals);
  }

  private Reading reading(
      PageKind kind,
      Optional<ListingId> listing,
      SchemaReading schema,
      List<SearchHit> hits,
      List<Signal> signals) {
    return new Reading(
        SITE, version(), kind, listing, schema.country(), schema.product(), hits, signals);
  }
}
