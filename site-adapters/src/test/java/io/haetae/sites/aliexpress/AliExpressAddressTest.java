package io.haetae.sites.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Vantage;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AliExpressAddressTest {
  private static final ListingId DUCK = ListingId.parse("aliexpress:1005001234567890");

  private final AliExpressAdapter adapter = new AliExpressAdapter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ko.aliexpress.com/item/1005001234567890.html?spm=a2g0o",
        "https://www.aliexpress.us/item/3256801048253138.html",
        "https://www.aliexpress.com/item/-/1005001234567890.html",
        "https://de.aliexpress.com/item/Bath-duck/1005001234567890.html",
        "https://m.aliexpress.com/i/1005001234567890.html",
        "aliexpress://product/detail?productId=1005001234567890&src=x",
        "https://www.aliexpress.com/ssr/300000512/BundleDeals2?productIds=1005001234567890:12000037",
        "https://ko.aliexpress.com/item/1005001234567890.html/_____tmd_____/punish?x5secdata=x"
      })
  void knowsEveryFormOfAnItemsAddress(String url) {
    assertThat(adapter.listingAt(URI.create(url))).contains(DUCK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.aliexpress.com/w/wholesale-duck.html",
        "https://www.aliexpress.com.evil.example/item/1005001234567890.html",
        "https://www.temu.com/item/1005001234567890.html",
        "https://www.aliexpress.com/store/1101254880"
      })
  void takesNoOtherAddressForAnItem(String url) {
    assertThat(adapter.listingAt(URI.create(url))).isEmpty();
  }

  @Test
  void writesAddressesForTheVantage() {
    Vantage germany = Vantage.of(Country.of("DE").orElseThrow());

    assertThat(adapter.urlOf(DUCK, Vantage.korea()))
        .hasToString("https://ko.aliexpress.com/item/1005001234567890.html");
    assertThat(adapter.urlOf(DUCK, germany))
        .hasToString("https://www.aliexpress.com/item/1005001234567890.html");
    assertThat(adapter.searchUrl("bath duck", germany))
        .hasToString("https://www.aliexpress.com/w/wholesale-bath-duck.html");
  }

  @Test
  void anAbsentListingReadsBackFromItsOwnAddress() {
    ListingId absent = adapter.absentListing(new Random(1));

    assertThat(adapter.listingAt(adapter.urlOf(absent, Vantage.korea()))).contains(absent);
  }

  @Test
  void findsListingsInNotices() {
    assertThat(
            adapter.listingsIn(
                "Sold online, in particular via AliExpress (Product identifier: 10050012345\n"
                    + "67890) and Amazon (B07SLB3M5N)."))
        .containsExactly(DUCK);
    assertThat(adapter.listingsIn("see https://www.aliexpress.com/item/1005001234567890.html."))
        .containsExactly(DUCK);
    assertThat(adapter.listingsIn("via Aliexpress (1005010426785671, 4000253222940)"))
        .containsExactly(
            ListingId.parse("aliexpress:1005010426785671"),
            ListingId.parse("aliexpress:4000253222940"));
    assertThat(adapter.listingsIn("알리익스프레스 1005001234567890")).containsExactly(DUCK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Batch number 1005001234567890.",
        "Sold via Temu, item 1005001234567890.",
        "AliExpress, barcode 6997201732189."
      })
  void takesNoOtherNumberInANoticeForAListing(String prose) {
    assertThat(adapter.listingsIn(prose)).isEmpty();
  }
}
