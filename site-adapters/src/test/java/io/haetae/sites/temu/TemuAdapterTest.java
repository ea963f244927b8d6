package io.haetae.sites.temu;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Vantage;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.ReadPages;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemuAdapterTest {
  private static final String NUMBER = "601099000000001";

  /** The texts that every page of the shop carries, whatever it shows. */
  private static final String TEXTS =
      "<script>window.i18n={\"soldOut\":\"This item is sold out.\",\"region\":"
          + "\"This page is not available in Temu {{currentRegion}}\"}</script>";

  private final TemuAdapter adapter = new TemuAdapter();

  private static String goods(String goods, String skus) {
    return "{\"store\":{\"localInfo\":{\"currency\":\"USD\",\"region\":\"211\"},\"goods\":{\"goodsId\":"
        + NUMBER
        + ",\"goodsName\":\"Bath duck };\","
        + goods
        + "},\"sku\":["
        + skus
        + "],\"mall\":{\"mallData\":{\"mallId\":634418000000001,\"mallName\":\"Duck shop\"}}}}";
  }

  private static String sku(String id, int stock) {
    return "{\"skuId\":"
        + id
        + ",\"salePrice\":2565,\"stockQuantity\":"
        + stock
        + ",\"specs\":"
        + "[{\"specKey\":\"Color\",\"specValue\":\"Yellow\"},{\"specValue\":\"M\"}]}";
  }

  private static String page(String state) {
    return "<html><head><title>Duck - Temu</title></head><body>"
        + TEXTS
        + "<script>window.rawData="
        + state
        + ";document.dispatchEvent(new Event('x'));var a={'b':'}'}</script><div>Bath duck</div></body></html>";
  }

  private static final String PRICE = "\"minOnSalePrice\":2570,\"maxOnSalePrice\":3610";

  private Reading read(String saved) {
    return adapter.read(ReadPages.saved(saved));
  }

  @Test
  void readsAnOfferWithOneOptionInStock() {
    Reading reading = read(page(goods(PRICE, sku("1", 1000) + "," + sku("2", 0))));
    Product product = reading.product().orElseThrow();

    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    assertThat(reading.listing()).contains(new ListingId(adapter.site(), NUMBER));
    assertThat(reading.country().orElseThrow().value()).isEqualTo("US");
    assertThat(product.title().orElseThrow().value()).isEqualTo("Bath duck };");
    assertThat(product.price().orElseThrow().value().shown().plain()).isEqualTo("25.70");
    assertThat(product.price().orElseThrow().value().shown().currency()).contains("USD");
    assertThat(product.seller().orElseThrow().value().id()).contains("634418000000001");
    assertThat(product.options())
        .extracting(Option::label, option -> option.orderable().orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Yellow / M", true),
            org.assertj.core.groups.Tuple.tuple("Yellow / M", false));
  }

  @ParameterizedTest
  @CsvSource({"'₩12,900', KRW, 12900", "€12.90, EUR, 12.90", "$12.90, '', 12.90"})
  void namesTheCurrencyByAPriceWhereTheStateDoesNot(String shown, String currency, String amount) {
    long units = currency.equals("KRW") ? 12900 : 1290;
    String price = "\"minOnSalePrice\":%d,\"minOnSalePriceStr\":\"%s\"".formatted(units, shown);
    String state = goods(price, sku("1", 1)).replace("\"currency\":\"USD\",", "");
    Money read = read(page(state)).product().orElseThrow().price().orElseThrow().value().shown();

    assertThat(read.currency().orElse("")).isEqualTo(currency);
    assertThat(read.plain()).isEqualTo(amount);
  }

  @Test
  void readsTheStateAloneAndUnderOtherEnvelopes() {
    String state = goods(PRICE, sku("1", 1));

    assertThat(ReadPages.verdict(adapter, state)).isEqualTo("Orderable");
    assertThat(ReadPages.verdict(adapter, "{\"data\":{\"rawData\":" + state + "}}"))
        .isEqualTo("Orderable");
    assertThat(adapter.fit(ReadPages.saved(state))).isEqualTo(SiteAdapter.Fit.CONTENT);
  }

  @Test
  void concludesSoldOutOnlyFromEveryOptionsStock() {
    assertThat(ReadPages.verdict(read(page(goods(PRICE, sku("1", 0) + "," + sku("2", 0))))))
        .isEqualTo("SoldOut");
    assertThat(ReadPages.verdict(read(page(goods(PRICE, ""))))).startsWith("Undetermined");
    assertThat(ReadPages.verdict(read(page(goods(PRICE, "{\"skuId\":1,\"salePrice\":5}")))))
        .startsWith("Undetermined");
  }

  @Test
  void concludesNothingFromTheStateThatSoftBlockedVisitorsGet() {
    String blocked =
        goods("\"status\":5,\"goodsProperty\":[]", "")
            .replace("Bath duck };", "Unavailable for purchase");

    assertThat(ReadPages.verdict(read(page(blocked)))).startsWith("Undetermined");
    assertThat(read(page(blocked)).says(Meaning.OFF_SALE)).isTrue();
    assertThat(ReadPages.verdict(read(page(goods(PRICE + ",\"status\":5", sku("1", 9))))))
        .startsWith("Undetermined");
  }

  @Test
  void concludesNothingFromTextsThatEveryPageCarries() {
    String shell =
        "<html><head><title>Temu</title><link rel=canonical href='https://www.temu.com/shop-m-1.html'>"
            + "</head><body>"
            + TEXTS
            + "<p>Explore the shop's new arrivals and follow it for more.</p></body></html>";

    assertThat(ReadPages.verdict(adapter, shell)).startsWith("Undetermined");
    assertThat(read(shell).signals()).isEmpty();
    assertThat(
            ReadPages.verdict(
                adapter,
                shell.replace("Explore", "This page is not available in Temu Korea. Explore")))
        .isEqualTo("RegionBlocked");
    assertThat(
            ReadPages.verdict(adapter, shell.replace("Explore", "This item is sold out. Explore")))
        .startsWith("Undetermined");
  }

  @Test
  void recognisesItsChallenges() {
    String obfuscated =
        "<html><body><script>var _0x43f1=['reload','/pk-en/duck-g-"
            + NUMBER
            + ".html?x=1'];</script></body></html>";
    String verification =
        "<html><head><title>Temu</title></head><body><p>Some words are shown here, as on any page of"
            + " the shop.</p></body></html>";

    assertThat(ReadPages.verdict(adapter, obfuscated)).isEqualTo("Undetermined:Challenged");
    assertThat(read(obfuscated).listing()).contains(new ListingId(adapter.site(), NUMBER));
    assertThat(adapter.fit(ReadPages.saved(obfuscated))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(
            at("https://www.temu.com/bgn_verification.html?VerifyAuthToken=a&from=b", verification))
        .isEqualTo("Undetermined:Challenged");
    assertThat(at("https://www.temu.com/login.html?login_scene=1&from=x", verification))
        .isEqualTo("Undetermined:LoginRequired");
    assertThat(ReadPages.verdict(adapter, "{\"success\":false,\"verify_auth_token\":\"x\"}"))
        .isEqualTo("Undetermined:Challenged");
  }

  private String at(String address, String html) {
    return ReadPages.verdict(adapter.read(ReadPages.seen(address, address, html)));
  }

  @Test
  void reportsAStateThatIsOfOtherGoodsThanThePage() {
    String address = "https://www.temu.com/kr/duck-g-601099000000002.html";

    assertThat(at(address, page(goods(PRICE, sku("1", 1))))).isEqualTo("Undetermined:Conflicting");
  }

  @Test
  void reportsStructuredDataThatContradictTheState() {
    String linked =
        "<script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Bath duck\",\"offers\":"
            + "{\"@type\":\"Offer\",\"price\":\"25.70\",\"priceCurrency\":\"USD\",\"availability\":"
            + "\"https://schema.org/OutOfStock\"}}</script>";

    assertThat(ReadPages.verdict(read(page(goods(PRICE, sku("1", 1))) + linked)))
        .isEqualTo("Undetermined:Conflicting");
  }

  @Test
  void readsListsOfBothForms() {
    String api =
        "{\"result\":{\"data\":{\"p_search\":{\"region\":\"97\"},\"goods_list\":[{\"goods_id\":"
            + NUMBER
            + ",\"title\":\"Duck\",\"mall_id\":634418000000001,\"price_info\":{\"price\":14941,"
            + "\"price_str\":\"₪149.41\",\"currency\":\"ILS\"}}]}},\"success\":true}";
    String state =
        "{\"store\":{\"goodsList\":[{\"data\":{\"goodsId\":"
            + NUMBER
            + ",\"title\":\"Duck\",\"priceInfo\":"
            + "{\"price\":12900,\"priceStr\":\"₩12,900\",\"currency\":\"KRW\"},\"ad\":\"{\\\"a\\\":1\"}}]}}";

    Reading answer = read(api);
    assertThat(answer.page()).isEqualTo(PageKind.SEARCH);
    assertThat(answer.country().orElseThrow().value()).isEqualTo("IL");
    assertThat(answer.results().getFirst().price().orElseThrow().plain()).isEqualTo("149.41");
    assertThat(answer.results().getFirst().sellerId()).contains("634418000000001");
    assertThat(read(page(state)).results().getFirst().price().orElseThrow().plain())
        .isEqualTo("12900");
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.temu.com/kr/duck-g-601099000000001.html?top=1, 601099000000001",
    "https://www.temu.com/kr-en/g-601099000000001.html, 601099000000001",
    "https://www.temu.com/goods.html?_bg_fs=1&goods_id=601099000000001&x=2, 601099000000001",
    "https://temu.com/duck-g-601099000000001.html, 601099000000001",
  })
  void knowsAListingsAddresses(URI url, String number) {
    assertThat(adapter.listingAt(url)).contains(new ListingId(adapter.site(), number));
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.temu.com/shop-m-634418000000001.html",
    "https://www.temu.com/login.html?from=https%3A%2F%2Fwww.temu.com%2Fduck-g-601099000000001.html",
    "https://www.nottemu.com/duck-g-601099000000001.html",
    "https://www.temu.com/search_result.html?goods_id=601099000000001",
  })
  void knowsWhatIsNoListingsAddress(URI url) {
    assertThat(adapter.listingAt(url)).isEmpty();
  }

  @Test
  void goesWhereAShopperOfTheCountryGoes() {
    ListingId listing = new ListingId(adapter.site(), NUMBER);

    assertThat(adapter.urlOf(listing, Vantage.korea()))
        .hasToString("https://www.temu.com/kr/goods.html?goods_id=" + NUMBER);
    assertThat(adapter.urlOf(listing, Vantage.of(new Country("US"))))
        .hasToString("https://www.temu.com/goods.html?goods_id=" + NUMBER);
    assertThat(adapter.searchUrl("물놀이 오리", Vantage.korea()).toString())
        .startsWith("https://www.temu.com/kr/search_result.html?search_key=%EB%AC%BC");
    assertThat(adapter.listingAt(adapter.urlOf(listing, Vantage.korea()))).contains(listing);
    assertThat(adapter.absentListing(new Random(1)).number()).matches("6099[0-9]{11}");
  }

  /** The state kept as data in a page of its own, which no script assigns. */
  @Test
  void readsAnOfferThatStandsInItsPageAsPlainJson() {
    String state =
        goods(PRICE + ",\"gallery\":[{\"url\":\"https://img.kwcdn.com/a.jpg\"}]", sku("1", 3));
    String page =
        "<html><body><script type=\"application/json\">" + state + "</script></body></html>";
    Reading reading = read(page);

    assertThat(adapter.fit(ReadPages.saved(page))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    assertThat(reading.listing()).contains(new ListingId(adapter.site(), NUMBER));
    assertThat(adapter.fit(ReadPages.saved(page.replace("kwcdn.com", "shop.example"))))
        .isEqualTo(SiteAdapter.Fit.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "25.70, USD, 25.70, USD",
    "2570, KRW, 2570, KRW",
    "31.00, USD, 25.70,",
  })
  void takesTheCurrencyOfTheStructuredDataThatStateTheSamePrice(
      String described, String code, String shown, String currency) {
    String state =
        goods(PRICE, sku("1", 3))
            .replace("\"localInfo\":{\"currency\":\"USD\",\"region\":\"211\"},", "");
    String schema =
        "<script type=\"application/ld+json\">{\"@type\":\"Product\",\"name\":\"Bath duck };\","
            + "\"offers\":{\"@type\":\"Offer\",\"price\":\"%s\",\"priceCurrency\":\"%s\"}}</script>"
                .formatted(described, code);
    Money money =
        read(page(state).replace("<body>", "<body>" + schema))
            .product()
            .flatMap(Product::price)
            .orElseThrow()
            .value()
            .shown();

    assertThat(money.plain()).isEqualTo(shown);
    assertThat(money.currency()).isEqualTo(java.util.Optional.ofNullable(currency));
  }
}
