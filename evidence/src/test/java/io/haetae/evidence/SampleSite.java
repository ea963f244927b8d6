package io.haetae.evidence;

import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Vantage;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
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
 * A fake adapter for {@link SampleVisit}, whose answer and version can be set. It reads the address
 * and the text of the capture; whoever makes it navigate fails.
 *
 * @param version of its rules
 * @param price that it reads
 * @param statusAt where it says that the status stands
 */
record SampleSite(String version, String price, String statusAt) implements SiteAdapter {
  static SampleSite standard() {
    return new SampleSite("1", "12900", "runParams#/status");
  }

  @Override
  public SiteId site() {
    return SampleVisit.LISTING.site();
  }

  @Override
  public String name() {
    return "Sample";
  }

  @Override
  public Fit fit(Capture capture) {
    return Fit.ADDRESS;
  }

  @Override
  public Optional<ListingId> listingAt(URI url) {
    return Optional.of(SampleVisit.LISTING);
  }

  @Override
  public List<ListingId> listingsIn(String prose) {
    return List.of();
  }

  @Override
  public URI urlOf(ListingId listing, Vantage vantage) {
    return SampleVisit.PAGE;
  }

  @Override
  public URI searchUrl(String query, Vantage vantage) {
    return SampleVisit.PAGE;
  }

  @Override
  public ListingId absentListing(RandomGenerator random) {
    return SampleVisit.LISTING;
  }

  @Override
  public void open(BrowserSession session, URI url, Vantage vantage) {
    throw new AssertionError("nobody may browse while rereading");
  }

  @Override
  public Reading read(Capture capture) {
    Money money = new Money(new BigDecimal(price), Optional.of("KRW"));
    String address = capture.finalUrl().map(URI::toString).orElse("");
    Product product =
        new Product(
            Optional.of(new Found<>(capture.text().orElse(""), "css:body")),
            Optional.of(new Found<>(Price.single(money), "runParams#/price")),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Map.of());
    return new Reading(
        site(),
        version,
        PageKind.ITEM,
        Optional.of(SampleVisit.LISTING),
        Optional.of(new Found<>("KR", "url")),
        Optional.of(product),
        List.of(),
        List.of(
            new Signal(Meaning.ON_SALE, "itemStatus", "0", statusAt),
            new Signal(Meaning.NOTE, "address", address, "url")));
  }
}
