package io.haetae.core.engine;

import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Vantage;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.Signal;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The adapter of a simulated site. A page's whole content is its state and its item's number, as
 * {@link SimulatedMarket} writes them.
 */
record SimulatedSite(SiteId site) implements SiteAdapter {
  /** The option that some watch items are about. */
  static final String WATCHED_OPTION = "s1";

  private static final Price PRICE =
      Price.single(new Money(new BigDecimal("9900"), Optional.of("KRW")));

  ListingId listing(String number) {
    return new ListingId(site, number);
  }

  @Override
  public String name() {
    return site.value();
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Fit fit(Capture capture) {
    return Fit.ADDRESS;
  }

  @Override
  public Optional<ListingId> listingAt(URI url) {
    return Optional.of(listing(number(url)));
  }

  static String number(URI url) {
    return url.getPath().substring("/item/".length());
  }

  @Override
  public List<ListingId> listingsIn(String prose) {
    return List.of();
  }

  @Override
  public URI urlOf(ListingId listing, Vantage vantage) {
    return URI.create("https://" + site + ".example/item/" + listing.number());
  }

  @Override
  public URI searchUrl(String query, Vantage vantage) {
    return URI.create("https://" + site + ".example/search");
  }

  @Override
  public ListingId absentListing(RandomGenerator random) {
    return listing("9" + random.nextInt(100_000, 1_000_000));
  }

  @Override
  public void open(BrowserSession session, URI url, Vantage vantage) {
    session.navigate(url);
  }

  @Override
  public Reading read(Capture capture) {
    String[] page = capture.dom().orElse("SHELL -").split(" ", 2);
    return switch (Page.valueOf(page[0])) {
      case LIVE -> offer(page[1], true, true, Meaning.ON_SALE, Meaning.IN_STOCK);
      case SOLD_OUT -> offer(page[1], false, true, Meaning.OUT_OF_STOCK);
      case OPTION_GONE -> offer(page[1], false, true, Meaning.ON_SALE, Meaning.IN_STOCK);
      case DRIFTED -> offer(page[1], false, false, Meaning.ON_SALE, Meaning.IN_STOCK);
      case GONE -> page(Meaning.NOT_FOUND);
      case CAPTCHA -> page(Meaning.CHALLENGE);
      case SLOW_DOWN -> page(Meaning.RATE_LIMIT);
      case SHELL -> page(Meaning.EMPTY_SHELL);
    };
  }

  /** What a page is, as its adapter understands it. */
  enum Page {
    LIVE,
    SOLD_OUT,
    OPTION_GONE,
    /** A live page of a new layout, in which the adapter finds no seller and not every option. */
    DRIFTED,
    GONE,
    CAPTCHA,
    SLOW_DOWN,
    SHELL
  }

  private Reading page(Meaning meaning) {
    return reading(PageKind.OTHER, Optional.empty(), Optional.empty(), meaning);
  }

  private Reading offer(String number, boolean option, boolean seller, Meaning... meanings) {
    boolean sold = List.of(meanings).contains(Meaning.OUT_OF_STOCK);
    Option other = option("s0", !sold);
    Product product =
        new Product(
            Optional.of(new Found<>("Bricks " + number, "dom")),
            Optional.of(new Found<>(PRICE, "dom")),
            Optional.empty(),
            seller
                ? Optional.of(new Found<>(new Seller(Optional.of("7"), Optional.of("Shop")), "dom"))
                : Optional.empty(),
            option ? List.of(other, option(WATCHED_OPTION, true)) : List.of(other),
            Optional.empty(),
            List.of(),
            Map.of());
    return reading(PageKind.ITEM, Optional.of(listing(number)), Optional.of(product), meanings);
  }

  private static Option option(String id, boolean orderable) {
    return new Option(id, id, Optional.empty(), Optional.empty(), Optional.of(orderable));
  }

  private Reading reading(
      PageKind kind, Optional<ListingId> listing, Optional<Product> product, Meaning... meanings) {
    return new Reading(
        site,
        version(),
        kind,
        listing,
        Optional.of(new Found<>("KR", "dom")),
        product,
        List.of(),
        List.of(meanings).stream().map(m -> new Signal(m, "state", m.name(), "dom")).toList());
  }
}
