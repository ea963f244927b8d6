package io.haetae.sites.shein;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Vantage;
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
import org.junit.jupiter.params.provider.ValueSource;

final class SheinAdapterTest {
  private static final String PRICE =
      "{\"amount\":\"12.25\",\"amountWithSymbol\":\"$12.25\",\"usdAmount\":\"12.25\","
          + "\"usdAmountWithSymbol\":\"$12.25\"}";

  private final SheinAdapter adapter = new SheinAdapter();

  private static String frame(String original) {
    return "<script>var gbCommonInfo = {PLATFORM:'PC', /* it's */ language:{KEY:\"ADD TO CART\"}}\n"
        + "var _constants = {\"SiteUID\":\"kr\",\"currency\":\"KRW\",\"isRiskPage\":false,\"originalUrl\":\""
        + original
        + "\",\"URLS\":[\"/risk/verify/x\"],\"text\":\"Oops };\"};</script>";
  }

  private static String page(String original, String script, String body) {
    return "<html><head><title>Duck | SHEIN</title></head><body>"
        + frame(original)
        + "<script>"
        + script
        + "</script><div>Women Kids Home and all the other words of the shop's head</div>"
        + body
        + "</body></html>";
  }

  private static String modules(String info, String skus) {
    return "window.gbRawData = {\"modules\":{\"productInfo\":{\"goods_id\":\"12345678\",\"goods_name\":"
        + "\"Duck\",\"goods_sn\":\"sk2301010101010101\""
        + info
        + "},\"priceInfo\":{\"salePrice\":"
        + PRICE
        + ",\"retailPrice\":{\"amount\":\"20.00\"}},\"storeInfo\":{\"store_code\":\"6700000001\",\"title\":"
        + "\"Ducks\"},\"saleAttr\":{\"mainSaleAttribute\":{\"info\":[{\"goods_id\":\"999\"}]},"
        + "\"multiLevelSaleAttribute\":{\"goods_id\":\"12345678\",\"sku_list\":["
        + skus
        + "]}}}};window.x={}";
  }

  private static String sku(String code, int stock) {
    return "{\"sku_code\":\""
        + code
        + "\",\"stock\":\""
        + stock
        + "\",\"sku_sale_attr\":[{\"attr_value_name\":\"XL\"}],\"priceInfo\":{\"salePrice\":"
        + PRICE
        + "}}";
  }

  private Reading read(String saved) {
    return adapter.read(ReadPages.saved(saved));
  }

  private String verdict(String saved) {
    return ReadPages.verdict(adapter, saved);
  }

  @Test
  void readsAnOfferOfTodaysForm() {
    Reading reading =
        read(
            page(
                "/Duck-p-12345678.html",
                modules(",\"is_on_sale\":1", sku("I1", 5) + "," + sku("I2", 0)),
                ""));
    Product product = reading.product().orElseThrow();

    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    assertThat(reading.listing()).contains(new ListingId(adapter.site(), "12345678"));
    assertThat(reading.country().orElseThrow().value()).isEqualTo("KR");
    assertThat(product.price().orElseThrow().value().shown().plain()).isEqualTo("12.25");
    assertThat(product.price().orElseThrow().value().shown().currency()).contains("KRW");
    assertThat(product.seller().orElseThrow().value().id()).contains("6700000001");
    assertThat(product.options())
        .extracting(Option::id, option -> option.orderable().orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("I1", true),
            org.assertj.core.groups.Tuple.tuple("I2", false));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, Undetermined:Conflicting",
    "\"0\", 5, Undetermined:Conflicting",
    "0, 0, SoldOut",
    "1, 0, SoldOut",
    "1, 5, Orderable",
  })
  void concludesFromTheSaleFlagAndTheStock(String onSale, int stock, String verdict) {
    String state = modules(",\"is_on_sale\":" + onSale, sku("I1", stock));

    assertThat(verdict(page("/Duck-p-12345678.html", state, ""))).isEqualTo(verdict);
  }

  @Test
  void concludesSoldOutFromItsOwnStatus() {
    String state = modules(",\"soldOutStatus\":true", "");

    assertThat(verdict(page("/Duck-p-12345678.html", state, ""))).isEqualTo("SoldOut");
  }

  @Test
  void concludesNothingWithoutStock() {
    assertThat(verdict(page("/Duck-p-12345678.html", modules(",\"is_on_sale\":1", ""), "")))
        .isEqualTo("Undetermined:UnknownLayout");
  }

  @Test
  void readsTheOlderForms() {
    String detail =
        "{\"detail\":{\"goods_id\":\"12345678\",\"goods_name\":\"Duck\",\"is_on_sale\":\"1\",\"stock\":\"%s\"},"
            + "\"getPrice\":{\"salePrice\":"
            + PRICE
            + "}}";
    String second = "window.goodsDetailv2SsrData = {\"productIntroData\":" + detail + ",};";
    String first = "var gbProductDetailSsrData = {\"x\":1,\"productIntroData\":" + detail + "}";

    assertThat(verdict(page("/Duck-p-12345678-cat-1.html", second.formatted("7"), "")))
        .isEqualTo("Orderable");
    assertThat(verdict(page("/Duck-p-12345678-cat-1.html", first.formatted("7"), "")))
        .isEqualTo("Orderable");
    assertThat(verdict(page("/Duck-p-12345678-cat-1.html", second.formatted("0"), "")))
        .isEqualTo("SoldOut");
  }

  @Test
  void readsTheInterfacesAnswer() {
    String answer =
        "{\"code\":\"0\",\"msg\":\"ok\",\"info\":{\"goods_id\":\"12345678\",\"goods_name\":\"Duck\","
            + "\"is_on_sale\":\"1\",\"stock\":\"3\",\"sale_price\":"
            + PRICE
            + ",\"storeCode\":\"6700000001\"}}";
    Reading reading = read(answer);

    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    assertThat(reading.product().orElseThrow().price().orElseThrow().value().shown().currency())
        .contains("USD");
    assertThat(adapter.fit(ReadPages.saved(answer))).isEqualTo(SiteAdapter.Fit.CONTENT);
  }

  @Test
  void readsStructuredDataAsTheOtherWitness() {
    String linked =
        "<script id=goodsDetailSchema type='application/ld+json'>{\"@type\":\"ProductGroup\",\"name\":"
            + "\"Duck\",\"url\":\"https://kr.shein.com/Duck-p-12345678.html\",\"hasVariant\":[{\"@type\":"
            + "\"Product\",\"sku\":\"I1\",\"offers\":{\"@type\":\"Offer\",\"price\":\"12.25\","
            + "\"priceCurrency\":\"USD\",\"availability\":\"https://schema.org/%s\"}}]}</script>";
    String state = modules(",\"is_on_sale\":1", sku("I1", 5));

    assertThat(verdict(page("/Duck-p-12345678.html", "", linked.formatted("InStock"))))
        .isEqualTo("Orderable");
    assertThat(verdict(page("/Duck-p-12345678.html", state, linked.formatted("OutOfStock"))))
        .isEqualTo("Undetermined:Conflicting");
  }

  @Test
  void reportsAStateOfAnotherColourThanTheAddress() {
    String address = "https://kr.shein.com/Duck-p-87654321.html";
    String html = page("/x", modules(",\"is_on_sale\":1", sku("I1", 5)), "");

    assertThat(ReadPages.verdict(adapter.read(ReadPages.seen(address, address, html))))
        .isEqualTo("Undetermined:Conflicting");
  }

  @Test
  void recognisesItsRiskPagesByTheAddressThatTheServerAnswered() {
    String redirection = "https%3A%2F%2Fus.shein.com%2FDuck-p-12345678.html%3Fmallcode%3D1";
    Reading challenge =
        read(
            page(
                "/risk/challenge?captcha_type=905&redirection=" + redirection + "&risk-id=E1",
                "",
                ""));

    assertThat(ReadPages.verdict(challenge)).isEqualTo("Undetermined:Challenged");
    assertThat(challenge.listing()).contains(new ListingId(adapter.site(), "12345678"));
    assertThat(verdict(page("/risk/action/limit?risk-id=E1", "", "<p class=tips>STATUS: 403</p>")))
        .isEqualTo("Undetermined:RateLimited");
  }

  @Test
  void tellsTheRenderedNotFoundPageFromItsTexts() {
    String rendered = "<div class=page-not-found><h2>Oops</h2>This item is gone.</div>";
    String hidden = "<div class=page-not-found style='display:none'>Oops</div>";

    assertThat(verdict(page("/Duck-p-12345678.html", "", rendered))).isEqualTo("Removed");
    assertThat(verdict(page("/Duck-p-12345678.html", "", hidden)))
        .isEqualTo("Undetermined:EmptyShell");
    assertThat(verdict(page("/Duck-p-12345678.html", "var t={\"page-not-found\":\"Oops\"}", "")))
        .isEqualTo("Undetermined:EmptyShell");
    assertThat(verdict(page("/risk/challenge?x", "", rendered)))
        .isEqualTo("Undetermined:Challenged");
  }

  @Test
  void reportsATitleWhoseNameWasNeverFilledIn() {
    String html = page("/x", "", "").replace("Duck | SHEIN", "[goods_name] | SHEIN");

    assertThat(verdict(html)).isEqualTo("Undetermined:EmptyShell");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "export default %s;", "{\"info\":{\"products\":%s}}"})
  void readsListsOfEveryForm(String form) {
    String goods =
        "[{\"goods_id\":12345678,\"goods_sn\":\"sk2301010101010101\",\"goods_name\":\"Duck\","
            + "\"store_code\":6700000001,\"salePrice\":"
            + PRICE
            + "}]";
    Reading reading = read(form.replace("%s", goods));

    assertThat(reading.page()).isEqualTo(PageKind.SEARCH);
    assertThat(reading.results().getFirst().listing().number()).isEqualTo("12345678");
    assertThat(reading.results().getFirst().sellerId()).contains("6700000001");
    assertThat(reading.results().getFirst().price().orElseThrow().currency()).contains("USD");
    assertThat(adapter.fit(ReadPages.saved(form.replace("%s", goods))))
        .isEqualTo(SiteAdapter.Fit.CONTENT);
  }

  @ParameterizedTest
  @CsvSource({"0, SEARCH", "12, OTHER"})
  void aSearchFoundNothingOnlyIfItSaysSo(int found, PageKind kind) {
    String state =
        "window.gbRawData = {\"results\":{\"sum\":%d,\"bffProductsInfo\":{\"products\":[]}}};"
            .formatted(found);

    assertThat(read(page("/pdsearch/duck/", state, "")).page()).isEqualTo(kind);
    assertThat(read(page("/Duck-p-12345678.html", state, "")).page()).isEqualTo(PageKind.OTHER);
  }

  @ParameterizedTest
  @CsvSource({"€, EUR", "£, GBP", "R$, BRL", "$, ''", "kr, ''"})
  void namesTheCurrencyWhereThePageDoes(String sign, String currency) {
    String goods =
        "[{\"goods_id\":1234567,\"goods_sn\":\"s\",\"goods_name\":\"Duck\",\"salePrice\":{\"amount\":"
            + "\"9.00\",\"amountWithSymbol\":\"%s9,00\",\"usdAmount\":\"9.90\",".formatted(sign)
            + "\"usdAmountWithSymbol\":\"US$9.90\"}}]";

    assertThat(read(goods).results().getFirst().price().orElseThrow().currency().orElse(""))
        .isEqualTo(currency);
  }

  @ParameterizedTest
  @CsvSource({
    "https://us.shein.com/Duck-p-12345678.html?mallCode=1, 12345678",
    "https://kr.shein.com/Duck-p-12345678-cat-1740.html, 12345678",
    "https://www.shein.com.mx/Duck-p-12345678.html, 12345678",
    "https://www.shein.co.uk/Duck-p-12345678.html, 12345678",
    "https://m.shein.com/us/Duck-p-12345678.html, 12345678",
  })
  void knowsAListingsAddresses(URI url, String number) {
    assertThat(adapter.listingAt(url)).contains(new ListingId(adapter.site(), number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://us.shein.com/Women-Dresses-c-1727.html",
        "https://us.shein.com/Duck-review-12345678.html",
        "https://www.sheinindia.in/duck/p/443339230_white",
        "https://www.notshein.com/Duck-p-12345678.html",
        "https://shein.com.evil.example/Duck-p-12345678.html",
      })
  void knowsWhatIsNoListingsAddress(String url) {
    assertThat(adapter.listingAt(URI.create(url))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "us, US",
        "uses, US",
        "kr, KR",
        "mx, MX",
        "uk, GB",
        "cafr, CA",
        "ilen, IL",
        "arg, AR",
        "www, -",
        "ar, -",
        "eur, -",
        "roe, -",
        "euqs, -",
        "m, -",
      })
  void knowsTheCountryOfASite(String site, String code) {
    assertThat(SheinSites.country(site).map(Country::code).orElse(null)).isEqualTo(code);
  }

  @Test
  void goesWhereAShopperOfTheCountryGoes() {
    ListingId listing = new ListingId(adapter.site(), "12345678");

    assertThat(adapter.urlOf(listing, Vantage.korea()))
        .hasToString("https://kr.shein.com/item-p-12345678.html");
    assertThat(adapter.urlOf(listing, Vantage.of(new Country("MX"))))
        .hasToString("https://www.shein.com.mx/item-p-12345678.html");
    assertThat(adapter.searchUrl("bath duck", Vantage.korea()))
        .hasToString("https://kr.shein.com/pdsearch/bath%20duck/");
    assertThat(adapter.listingAt(adapter.urlOf(listing, Vantage.korea()))).contains(listing);
    assertThat(adapter.absentListing(new Random(1)).number()).matches("[89][0-9]{9}");
  }

  @Test
  void leavesTheIndianShopToTheGenericReader() {
    String html =
        "<html><head><link rel=canonical href='https://www.sheinindia.in/p/1'></head></html>";

    assertThat(adapter.fit(ReadPages.saved(html))).isEqualTo(SiteAdapter.Fit.NONE);
  }

  @Test
  void findsAddressesAndGoodsNumbersInNoticesButNoDesignCodes() {
    assertThat(adapter.listingsIn("via Shein (unique identifier: sl2410053200854110).")).isEmpty();
    assertThat(adapter.listingsIn("Shein, batch 12345678. Product 87654321.")).isEmpty();
    assertThat(adapter.listingsIn("via Shein and Amazon (product identifier: 12345678)")).isEmpty();
    assertThat(adapter.listingsIn("via Shein (goods id: 12345678)"))
        .containsExactly(new ListingId(adapter.site(), "12345678"));
    assertThat(adapter.listingsIn("https://us.shein.com/Duck-p-12345678.html?x=1"))
        .containsExactly(new ListingId(adapter.site(), "12345678"));
  }

  @Test
  void notesACountryThatTheHostContradicts() {
    String address = "https://us.shein.com/Duck-p-12345678.html";
    String html = page("/Duck-p-12345678.html", modules(",\"is_on_sale\":1", sku("I1", 5)), "");
    Reading reading = adapter.read(ReadPages.seen(address, address, html));

    assertThat(reading.country()).isEmpty();
    assertThat(reading.signals(Meaning.NOTE)).extracting("name").contains("country");
  }

  @Test
  void readsAnOfferThatStandsInItsPageAsPlainJson() {
    String page =
        "<html><head><link rel=canonical href='https://us.shein.com/Duck-p-12345678.html'></head><body>"
            + "<script type='application/json'>{\"modules\":{\"productInfo\":{\"goods_id\":\"12345678\","
            + "\"goods_name\":\"Duck\",\"is_on_sale\":\"1\",\"soldOutStatus\":false},\"saleAttr\":"
            + "{\"sku_list\":[{\"sku_code\":\"I1\",\"stock\":\"9\",\"price\":{\"salePrice\":{\"amount\":"
            + "\"9.00\"}}}]}}}</script></body></html>";

    assertThat(ReadPages.verdict(adapter, page)).isEqualTo("Orderable");
  }
}
