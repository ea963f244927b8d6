package io.haetae.sites.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Reading;
import io.haetae.sites.page.ReadPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Item pages until 2018, by the forms that public readers of that time name. */
final class AliExpressScalarsTest {
  private static final String BUY = "<a id=j-buy-now-btn class=buy-now-btn>Buy Now</a>";

  private final AliExpressAdapter adapter = new AliExpressAdapter();

  private static String page(int stock, String button) {
    return "<html><head><link rel=canonical href='https://www.aliexpress.com/item/Duck/32801234567.html'>"
        + "</head><body><h1 class=product-name itemprop=name>Bath duck</h1><span class=store-name>"
        + "<a href='//www.aliexpress.com/store/1234567'>Duck shop</a></span>"
        + "<a data-sku-id=193 title=Black></a><a data-sku-id=173><span>Blue</span></a>"
        + button
        + "<script>if(!window.runParams) { window.runParams = {}; }\n"
        + "window.runParams.productId=\"32801234567\";\nwindow.runParams.userCountry=\"KR\";\n"
        + "window.runParams.baseCurrencyCode=\"USD\";\nwindow.runParams.minPrice=\"10.63\";\n"
        + "window.runParams.maxPrice=\"12.00\";window.runParams.actMinPrice=\"8.50\";"
        + "window.runParams.actMaxPrice=\"9.60\";window.runParams.totalAvailQuantity=%d;\n"
            .formatted(stock)
        + "var skuProducts=[{\"skuAttr\":\"14:193#b\",\"skuPropIds\":\"193\",\"skuVal\":{\"actSkuCalPrice\":"
        + "\"8.50\",\"availQuantity\":%d,\"skuCalPrice\":\"10.63\"}},{\"skuAttr\":\"14:173\","
            .formatted(stock)
        + "\"skuPropIds\":\"173\",\"skuVal\":{\"actSkuCalPrice\":\"9.60\",\"availQuantity\":0}}];"
        + "</script></body></html>";
  }

  @ParameterizedTest
  @CsvSource({"19, true, Orderable", "19, false, Undetermined:UnknownLayout", "0, true, SoldOut"})
  void onlyAButtonSaysThatItIsForSale(int stock, boolean button, String verdict) {
    assertThat(ReadPages.verdict(adapter, page(stock, button ? BUY : ""))).isEqualTo(verdict);
  }

  @Test
  void readsWhatTheScriptsAssign() {
    Reading reading = adapter.read(ReadPages.saved(page(19, BUY)));
    Product product = reading.product().orElseThrow();

    assertThat(reading.listing().orElseThrow().number()).isEqualTo("32801234567");
    assertThat(reading.country().map(Found::value)).contains("KR");
    assertThat(product.price().orElseThrow().value().shown().plain()).isEqualTo("8.50");
    assertThat(product.price().orElseThrow().value().max().map(Money::plain)).contains("9.60");
    assertThat(product.listPrice().orElseThrow().value().shown().plain()).isEqualTo("10.63");
    assertThat(product.seller().map(Found::value).flatMap(Seller::id)).contains("1234567");
    assertThat(product.options()).extracting(Option::label).containsExactly("Black", "Blue");
    assertThat(product.options())
        .extracting(option -> option.orderable().orElseThrow())
        .containsExactly(true, false);
  }

  @Test
  void takesThePriceOfTheOptionsWhereNoOtherStands() {
    String older =
        page(19, BUY)
            .replaceAll("window\\.runParams\\.(?:act)?M?m?(?:in|ax)Price=\"[0-9.]+\";", "")
            .replaceAll("window\\.runParams\\.baseCurrencyCode=\"USD\";", "")
            .replace("<h1", "<i itemprop=priceCurrency content=AUD></i><h1");
    Product product = adapter.read(ReadPages.saved(older)).product().orElseThrow();

    assertThat(product.price().orElseThrow().value().shown().plain()).isEqualTo("8.50");
    assertThat(product.price().orElseThrow().value().shown().currency()).contains("AUD");
    assertThat(product.listPrice()).isEmpty();
  }
}
