package io.haetae.core.site;

import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Vantage;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The adapter of a site that does not exist, {@code https://fake.example/item/NUMBER}. How it opens
 * and reads can be set.
 *
 * @param opening what {@link #open} does
 * @param reader what {@link #read} answers
 */
public record FakeSite(BiConsumer<BrowserSession, URI> opening, Function<Capture, Reading> reader)
    implements SiteAdapter {
  /** The site's stored name. */
  public static final SiteId ID = new SiteId("fake");

  private static final String ITEMS = "https://fake.example/item/";

  /** An adapter that navigates and reads with a function. */
  public static FakeSite reading(Function<Capture, Reading> reader) {
    return new FakeSite(BrowserSession::navigate, reader);
  }

  /** A listing of the site. */
  public static ListingId listing(String number) {
    return new ListingId(ID, number);
  }

  /** A reading of a page that is not an item. */
  public static Reading nothing(Signal... signals) {
    return new Reading(
        ID,
        "7",
        PageKind.OTHER,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(signals));
  }

  @Override
  public SiteId site() {
    return ID;
  }

  @Override
  public String name() {
    return "Fake";
  }

  @Override
  public String version() {
    return "7";
  }

  @Override
  public Fit fit(Capture capture) {
    return Fit.ADDRESS;
  }

  @Override
  public Optional<ListingId> listingAt(URI url) {
    String text = url.toString();
    return text.startsWith(ITEMS)
        ? Optional.of(listing(text.substring(ITEMS.length())))
        : Optional.empty();
  }

  @Override
  public List<ListingId> listingsIn(String prose) {
    return List.of();
  }

  @Override
  public URI urlOf(ListingId listing, Vantage vantage) {
    return URI.create(ITEMS + listing.number());
  }

  @Override
  public URI searchUrl(String query, Vantage vantage) {
    return URI.create("https://fake.example/search");
  }

  @Override
  public ListingId absentListing(RandomGenerator random) {
    return listing("9" + random.nextInt(1000, 10000));
  }

  @Override
  public void open(BrowserSession session, URI url, Vantage vantage) {
    opening.accept(session, url);
  }

  @Override
  public Reading read(Capture capture) {
    return reader.apply(capture);
  }
}
