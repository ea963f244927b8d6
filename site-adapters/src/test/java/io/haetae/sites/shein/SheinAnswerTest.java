package io.haetae.sites.shein;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.page.ReadPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms of the state and of answers that were seen in 2026. */
final class SheinAnswerTest {
  private static final String PRICE =
      "{\"salePrice\":{\"amount\":\"4.09\",\"amountWithSymbol\":\"$4.09\"},"
          + "\"retailPrice\":{\"amount\":\"6.09\",\"amountWithSymbol\":\"$6.09\"}}";

  private final SheinAdapter adapter = new SheinAdapter();

  /** A page whose state names no currency, beside structured data that do. */
  private static String page(String amount, int soldOut) {
    return "<html><head><title>Skirt | SHEIN USA</title><script type='application/ld+json'>"
        + "{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"name\":\"Skirt\",\"offers\":{"
        + "\"@type\":\"Offer\",\"price\":\"%s\",\"priceCurrency\":\"USD\",\"availability\":"
            .formatted(amount)
        + "\"https://schema.org/%s\"}}</script></head><body><script>window.gbProductSsrData = {"
            .formatted(soldOut == 1 ? "OutOfStock" : "InStock")
        + "\"productIntroData\":{\"detail\":{\"goods_id\":\"88833344\",\"goods_name\":\"Skirt\","
        + "\"is_sold_out\":%d,\"salePrice\":{\"amount\":\"14.99\",\"amountWithSymbol\":\"$14.99\"}"
            .formatted(soldOut)
        + ",\"sku_relation_info\":[{\"sku_code\":\"I1\",\"stock\":%d}]}}};</script></body></html>"
            .formatted(soldOut == 1 ? 0 : 5);
  }

  @Test
  void readsAnAnswerThatDoesNotRepeatTheName() {
    String answer =
        "{\"code\":\"0\",\"msg\":\"ok\",\"info\":{\"productInfo\":{\"goods_id\":\"331343286\","
            + "\"goods_sn\":\"sz1\"},\"priceInfo\":"
            + PRICE
            + ",\"saleAttr\":{\"multiLevelSaleAttribute\":{\"sku_list\":[{\"sku_code\":\"I1\",\"stock\":"
            + "\"20\"},{\"sku_code\":\"I3\",\"stock\":\"0\"}]}}}}";
    Reading reading = adapter.read(ReadPages.saved(answer));
    Product product = reading.product().orElseThrow();

    assertThat(adapter.fit(ReadPages.saved(answer))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(reading.listing().orElseThrow().number()).isEqualTo("331343286");
    assertThat(product.price().orElseThrow().value().shown().plain()).isEqualTo("4.09");
    assertThat(product.options())
        .extracting(option -> option.orderable().orElseThrow())
        .containsExactly(true, false);
    assertThat(ReadPages.verdict(reading)).isEqualTo("Undetermined:UnknownLayout");
  }

  @Test
  void readsTheMarkOfWhatIsSoldOut() {
    String page = page("14.99", 1);

    assertThat(adapter.fit(ReadPages.saved(page))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(ReadPages.verdict(adapter, page)).isEqualTo("SoldOut");
    assertThat(adapter.read(ReadPages.saved(page)).product().orElseThrow().options())
        .extracting(Option::id)
        .containsExactly("I1");
  }

  @ParameterizedTest
  @CsvSource({"14.99, USD", "13.99, ''"})
  void takesTheCurrencyOfTheStructuredDataForTheSameAmountOnly(String amount, String currency) {
    Reading reading = adapter.read(ReadPages.saved(page(amount, 0)));
    Money shown = reading.product().orElseThrow().price().orElseThrow().value().shown();

    assertThat(shown.plain()).isEqualTo("14.99");
    assertThat(shown.currency().orElse("")).isEqualTo(currency);
  }
}
