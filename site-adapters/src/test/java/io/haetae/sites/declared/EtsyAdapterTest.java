package io.haetae.sites.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Capture;
import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.fixtures.contract.AdapterContract;
import io.haetae.sites.page.ReadPages;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EtsyAdapterTest extends AdapterContract {
  private static final String NUMBER = "550571276";

  @Override
  protected SiteAdapter adapter() {
    return ShippedPages.adapter("etsy.yaml");
  }

  @Override
  protected SiteId expectedSite() {
    return new SiteId("etsy");
  }

  @Override
  protected List<ListingId> listings() {
    return List.of(ListingId.parse("etsy:" + NUMBER), ListingId.parse("etsy:1234567890"));
  }

  @Override
  protected List<Capture> captures() {
    return List.of(
        Capture.ofSavedPage(ShippedPages.etsy(NUMBER, "InStock")),
        Capture.ofSavedPage(ShippedPages.etsy(NUMBER, "SoldOut")));
  }

  @Override
  protected List<Capture> foreignCaptures() {
    return List.of(Capture.ofSavedPage(ShippedPages.ebay("198187151691", "InStock", "EUR 164,00")));
  }

  @Test
  void readsCountryAndShopFromTheFrame() {
    Reading reading = adapter().read(captures().getFirst());
    assertThat(reading.listing()).contains(ListingId.parse("etsy:" + NUMBER));
    assertThat(reading.country().map(Found::value)).contains("ES");
    assertThat(reading.product().flatMap(Product::seller).map(Found::value))
        .contains(new Seller(Optional.of("12418300"), Optional.empty()));
    assertThat(reading.product().flatMap(Product::price).orElseThrow().value().shown().plain())
        .isEqualTo("43.90");
  }

  @Test
  void concludesFromTheAvailability() {
    SiteAdapter etsy = adapter();
    assertThat(ReadPages.verdict(etsy, ShippedPages.etsy(NUMBER, "InStock")))
        .isEqualTo("Orderable");
    assertThat(ReadPages.verdict(etsy, ShippedPages.etsy(NUMBER, "SoldOut"))).isEqualTo("SoldOut");
  }
}
