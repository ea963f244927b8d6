package io.haetae.sites.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.product.Money;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.page.ReadPages;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers and lists that a page carries as plain JSON, in scripts that no browser runs. */
final class AliExpressPlainDataTest {
  private final AliExpressAdapter adapter = new AliExpressAdapter();

  private static String page(String json) {
    return "<!DOCTYPE html><html><head><meta charset=utf-8><title>Offer</title></head><body>"
        + "<script type=\"application/json\" data-offer=\"1\">"
        + json
        + "</script></body></html>";
  }

  @ParameterizedTest
  @CsvSource({"3, Orderable", "0, SoldOut"})
  void readsAnAnswerThatStandsInThePage(int stock, String verdict) {
    String page = page(AliExpressPage.answer(AliExpressPage.result(stock), "SUCCESS::OK"));

    assertThat(adapter.fit(ReadPages.saved(page))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(ReadPages.verdict(adapter, page)).isEqualTo(verdict);
  }

  @Test
  void readsARefusalThatStandsInThePage() {
    String page =
        page(
            "{\"api\":\"mtop.aliexpress.pdp.pc.query\",\"data\":{},"
                + "\"ret\":[\"FAIL_SYS_USER_VALIDATE::RGV587\"],\"v\":\"1.0\"}");

    assertThat(adapter.fit(ReadPages.saved(page))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(ReadPages.verdict(adapter, page)).isEqualTo("Undetermined:Challenged");
  }

  @Test
  void readsAListThatStandsInThePage() {
    String page =
        page(
            "{\"mods\":{\"itemList\":{\"content\":[{\"productId\":\"1005001234567890\",\"title\":"
                + "{\"displayTitle\":\"Duck\"},\"prices\":{\"salePrice\":{\"formattedPrice\":"
                + "\"R$ 8.819,02\",\"minPrice\":8819.02}}}]}}}");
    Reading reading = adapter.read(ReadPages.saved(page));
    SearchHit hit = reading.results().getFirst();

    assertThat(reading.results()).hasSize(1);
    assertThat(hit.price().map(Money::plain)).contains("8819.02");
    assertThat(hit.price().flatMap(Money::currency)).contains("BRL");
  }

  @Test
  void leavesOtherShopsDataToTheirAdapters() {
    String page =
        page("{\"items\":[{\"productId\":\"123456789\",\"salePrice\":5,\"title\":\"Duck\"}]}");

    assertThat(adapter.fit(ReadPages.saved(page))).isEqualTo(SiteAdapter.Fit.NONE);
  }

  @Test
  void knowsACardAndATitleThatSomebodyKeptWithoutTheHead() {
    String card =
        "<a class=\"cards--card--3P search-card-item\" href=\"//nl.aliexpress.com/item/"
            + "1005001234567890.html?x=1\"><h3>Eend</h3><div class='us--price-sale--8S'>"
            + "<span>€</span><span>1.003</span><span>,</span><span>49</span></div></a>";
    String title =
        "<h1 data-pl=\"product-title\">Duck</h1><div class=product-price-current>"
            + "<span class=product-price-value>R$ 689,50</span></div>";
    SearchHit hit = adapter.read(ReadPages.saved("<body>" + card)).results().getFirst();
    Reading item = adapter.read(ReadPages.saved("<body>" + title));

    assertThat(adapter.fit(ReadPages.saved("<body>" + card))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(hit.price().map(Money::plain)).contains("1003.49");
    assertThat(hit.price().flatMap(Money::currency)).contains("EUR");
    assertThat(adapter.fit(ReadPages.saved("<body>" + title))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(item.product().orElseThrow().price().orElseThrow().value().shown().currency())
        .contains("BRL");
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.aliexpress.com/fn/search-pc/index, /w/wholesale-duck.html, 1",
    "https://acs.aliexpress.com/h5/mtop.recommend/1.0/, /w/wholesale-duck.html, 0",
    "https://www.aliexpress.com/fn/search-pc/index, /item/1005001234567890.html, 0"
  })
  void readsTheListThatASearchPageAskedFor(String asked, String path, int hits) {
    String url = "https://www.aliexpress.com" + path;
    String list =
        "{\"data\":{\"result\":{\"mods\":{\"itemList\":{\"content\":[{\"productId\":\"1005001234567890\","
            + "\"title\":{\"displayTitle\":\"Duck\"},\"prices\":{\"salePrice\":{\"currencyCode\":"
            + "\"KRW\",\"minPrice\":5000}}}]}}}}}";
    Capture page =
        ReadPages.with(
            ReadPages.seen(url, url, "<html><body><div id=root></div></body></html>"),
            URI.create(asked),
            Exchange.ResourceKind.DATA,
            "application/json",
            list);

    assertThat(adapter.read(page).results()).hasSize(hits);
  }
}
