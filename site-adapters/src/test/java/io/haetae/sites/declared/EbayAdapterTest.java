package io.haetae.sites.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Capture;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.fixtures.contract.AdapterContract;
import io.haetae.sites.page.ReadPages;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EbayAdapterTest extends AdapterContract {
  private static final String NUMBER = "198187151691";
  private static final SiteAdapter EBAY = ShippedPages.adapter("ebay.yaml");

  @Override
  protected SiteAdapter adapter() {
    return ShippedPages.adapter("ebay.yaml");
  }

  @Override
  protected SiteId expectedSite() {
    return new SiteId("ebay");
  }

  @Override
  protected List<ListingId> listings() {
    return List.of(ListingId.parse("ebay:" + NUMBER), ListingId.parse("ebay:390123456"));
  }

  @Override
  protected List<Capture> captures() {
    return List.of(
        Capture.ofSavedPage(ShippedPages.ebay(NUMBER, "InStock", "EUR 164,00")),
        Capture.ofSavedPage(ShippedPages.ebay(NUMBER, "OutOfStock", "EUR 164,00")),
        ShippedPages.at("https://www.ebay.com/itm/" + NUMBER, "<p>Gone?</p>"));
  }

  @Override
  protected List<Capture> foreignCaptures() {
    return List.of(
        Capture.ofSavedPage(ShippedPages.etsy("550571276", "InStock")),
        ShippedPages.at(
            "https://shop.example/itm/" + NUMBER,
            ShippedPages.ebay(NUMBER, "InStock", "EUR 164,00")));
  }

  @Test
  void readsTheOfferFromItsDataAndTheSellerFromThePage() {
    Reading reading = EBAY.read(captures().getFirst());
    Product product = reading.product().orElseThrow();
    assertThat(reading.listing()).contains(ListingId.parse("ebay:" + NUMBER));
    assertThat(reading.country().map(Found::value)).contains("DE");
    assertThat(product.title()).contains(new Found<>("Toy ship", "json-ld#/name"));
    assertThat(product.price().orElseThrow().value().shown())
        .isEqualTo(new Money(new BigDecimal("164.0"), Optional.of("EUR")));
    assertThat(product.seller().map(Found::value))
        .contains(new Seller(Optional.of("toyshop-kim"), Optional.empty()));
    assertThat(product.images())
        .containsExactly(URI.create("https://i.ebayimg.example/s-l1600.jpg"));
  }

  @Test
  void concludesFromTheAvailability() {
    assertThat(ReadPages.verdict(EBAY, ShippedPages.ebay(NUMBER, "InStock", "EUR 164,00")))
        .isEqualTo("Orderable");
    assertThat(ReadPages.verdict(EBAY, ShippedPages.ebay(NUMBER, "OutOfStock", "EUR 164,00")))
        .isEqualTo("SoldOut");
    assertThat(ReadPages.verdict(EBAY, ShippedPages.ebay(NUMBER, "Discontinued", "EUR 164,00")))
        .isEqualTo("Undetermined:UnknownLayout");
  }

  @Test
  void twoPricesOfOnePageAreAConflict() {
    assertThat(ReadPages.verdict(EBAY, ShippedPages.ebay(NUMBER, "InStock", "EUR 199,00")))
        .isEqualTo("Undetermined:Conflicting");
    assertThat(ReadPages.verdict(EBAY, ShippedPages.ebay(NUMBER, "InStock", "US $164.00")))
        .isEqualTo("Undetermined:Conflicting");
  }

  @Test
  void anotherItemsPageAtAnItemsAddressIsAConflict() {
    Capture other =
        ShippedPages.at(
            "https://www.ebay.de/itm/111111111111",
            ShippedPages.ebay(NUMBER, "InStock", "EUR 164,00"));
    assertThat(ReadPages.verdict(EBAY.read(other))).isEqualTo("Undetermined:Conflicting");
  }

  @Test
  void namesTheSameListingOnEveryHostAndWithASlug() {
    for (String url :
        List.of(
            "https://www.ebay.de/itm/" + NUMBER + "?hash=item2e24",
            "http://m.ebay.co.uk/itm/toy-ship/" + NUMBER,
            "https://www.ebay.com/itm/" + NUMBER + "#viTabs_0")) {
      assertThat(EBAY.listingAt(URI.create(url))).contains(ListingId.parse("ebay:" + NUMBER));
    }
    assertThat(EBAY.listingAt(URI.create("https://ebay.de.evil.example/itm/" + NUMBER))).isEmpty();
    assertThat(EBAY.listingAt(URI.create("https://www.notebay.de/itm/" + NUMBER))).isEmpty();
    assertThat(EBAY.listingAt(URI.create("https://www.ebay.de/itm/" + NUMBER + "9999"))).isEmpty();
  }
}
