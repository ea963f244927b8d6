package io.haetae.sites.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.page.ReadPages;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Russian platform, by the structure that its answers had in autumn 2026. */
final class AliExpressRuTest {
  private final AliExpressAdapter adapter = new AliExpressAdapter();

  private static String goods(String id, int source, int status, int stock) {
    return "{\"id\":\"%s\",\"sourceId\":\"%d\",\"name\":\"Утка\",\"itemStatus\":%d,"
            .formatted(id, source, status)
        + "\"skuInfo\":{\"propertyList\":[{\"id\":\"14\",\"name\":\"Цвет\",\"values\":[{\"id\":\"771\","
        + "\"name\":\"Жёлтый\",\"displayName\":\"Лимон\"},{\"id\":\"10\",\"name\":\"Красный\"}]}],"
        + "\"priceList\":["
        + sku("12000032977363643", "771", 1619, stock)
        + ","
        + sku("12000032977363645", "10", 771, 0)
        + "]},\"quantity\":{\"totalCount\":\""
        + stock
        + "\"},\"price\":{\"minActivityAmount\":{\"value\":771,\"currency\":\"RUB\"},"
        + "\"maxActivityAmount\":{\"value\":1619,\"currency\":\"RUB\"}},"
        + "\"delivery\":{\"to\":{\"country\":\"RU\"}},\"activeSkuId\":\"12000032977363643\","
        + "\"tradeInfo\":{\"formatTradeCount\":\"7 709 купили\"}}";
  }

  private static String sku(String id, String value, int price, int stock) {
    return ("{\"skuId\":\"%s\",\"skuPropIds\":\"%s\",\"skuAttr\":\"14:1\",\"availQuantity\":%d,"
            + "\"activityAmount\":{\"value\":%d,\"currency\":\"RUB\"},"
            + "\"amount\":{\"value\":%d,\"currency\":\"RUB\"}}")
        .formatted(id, value, stock, price, price + 100);
  }

  private static String widgets(String props) {
    return "<html><head></head><body><script id=\"__AER_DATA__\" type=\"application/json\">"
        + "{\"widgets\":[{\"widgetId\":\"bx/Context/0.7.0\",\"props\":{},\"children\":[{\"widgetId\":"
        + "\"bx/SnowStoreContextWidget/0.0.1\",\"props\":{\"name\":\"Duck shop\",\"url\":"
        + "\"https://aliexpress.ru/store/1102304389\",\"id\":\"2668153979\"},\"children\":[{"
        + "\"widgetId\":\"bx/SnowProductContextWidget/0.1.0\",\"props\":"
        + props
        + "}]}]}]}</script></body></html>";
  }

  @ParameterizedTest
  @CsvSource({"0, 6, Orderable", "0, 0, SoldOut", "1, 6, Undetermined:UnknownLayout"})
  void judgesAnAnswerAndAPageAlike(int status, int stock, String verdict) {
    String goods = goods("1005001234567890", 0, status, stock);
    String answer = "{\"data\":" + goods + "}";

    assertThat(adapter.fit(ReadPages.saved(answer))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(ReadPages.verdict(adapter, answer)).isEqualTo(verdict);
    assertThat(ReadPages.verdict(adapter, widgets(goods))).isEqualTo(verdict);
  }

  @Test
  void readsThePriceOfTheOptionThatThePageSelects() {
    Reading reading = adapter.read(ReadPages.saved(widgets(goods("1005001234567890", 0, 0, 6))));
    Product product = reading.product().orElseThrow();

    assertThat(reading.listing().orElseThrow().number()).isEqualTo("1005001234567890");
    assertThat(reading.country().map(Found::value)).contains("RU");
    assertThat(product.price().orElseThrow().value().shown().plain()).isEqualTo("1619.00");
    assertThat(product.price().orElseThrow().value().min().map(Money::plain)).contains("771.00");
    assertThat(product.listPrice().orElseThrow().value().shown().plain()).isEqualTo("1719.00");
    assertThat(product.seller().map(Found::value).flatMap(Seller::id)).contains("1102304389");
    assertThat(product.options()).extracting(Option::label).containsExactly("Лимон", "Красный");
    assertThat(product.options())
        .extracting(option -> option.orderable().orElseThrow())
        .containsExactly(true, false);
  }

  @Test
  void numbersOfLocalSellersAreOfAnotherSeries() {
    Reading reading =
        adapter.read(ReadPages.saved("{\"data\":" + goods("438997055", 1, 0, 6) + "}"));
    URI address = URI.create("https://aliexpress.ru/item/1_438997055.html?sku_id=5");

    assertThat(reading.listing().orElseThrow().number()).isEqualTo("1_438997055");
    assertThat(adapter.listingAt(address)).isEqualTo(reading.listing());
    assertThat(AliExpressAddress.listing("438997055"))
        .isNotEqualTo(reading.listing().orElseThrow());
  }

  @Test
  void readsTheAnswerToThePagesOwnCall() {
    String url = "https://aliexpress.ru/item/1005001234567890.html";
    Capture page =
        ReadPages.with(
            ReadPages.seen(url, url, "<html><body><div id=root></div></body></html>"),
            URI.create("https://aliexpress.ru/aer-jsonapi/v1/product-data"),
            Exchange.ResourceKind.DATA,
            "application/json",
            "{\"data\":" + goods("1005001234567890", 0, 0, 6) + "}");

    assertThat(ReadPages.verdict(adapter.read(page))).isEqualTo("Orderable");
  }

  @Test
  void readsAList() {
    String feed =
        "{\"data\":{\"productsFeed\":{\"products\":[],\"productsV2\":["
            + "{\"snippetContainer\":{\"presentations\":[],\"itemData\":{\"pdpInfo\":{\"url\":"
            + "\"https://aliexpress.ru/item/1_634779528.html?sku_id=5\",\"preloadedData\":{\"title\":"
            + "\"Утка\",\"store\":{\"name\":\"Duck shop\",\"url\":\"https://aliexpress.ru/store/1105472245\"},"
            + "\"price\":{\"currency\":\"RUB\",\"value\":501}}},\"properties\":{\"id\":\"634779528\","
            + "\"sourceId\":1}}}},{\"banner\":{}}]}}}";
    Reading reading = adapter.read(ReadPages.saved(feed));
    SearchHit hit = reading.results().getFirst();

    assertThat(adapter.fit(ReadPages.saved(feed))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(reading.results()).hasSize(1);
    assertThat(hit.listing().number()).isEqualTo("1_634779528");
    assertThat(hit.title()).contains("Утка");
    assertThat(hit.price().map(Money::plain)).contains("501.00");
    assertThat(hit.sellerId()).contains("1105472245");
  }

  @Test
  void aListOfCardsThatAreNotUnderstoodIsNoEmptyList() {
    String feed =
        "{\"data\":{\"productsFeed\":{\"products\":[],\"productsV2\":[{\"banner\":{}}]}}}";
    assertThat(adapter.read(ReadPages.saved(feed)).page()).isEqualTo(PageKind.OTHER);
  }
}
