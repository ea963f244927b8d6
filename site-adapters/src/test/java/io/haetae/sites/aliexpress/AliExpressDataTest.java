package io.haetae.sites.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.page.ReadPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data that somebody kept without its page: states, lists, and answers cut down to their content.
 */
final class AliExpressDataTest {
  private static final String CARD =
      "{\"productId\":\"3256801048253138\",\"title\":{\"displayTitle\":\"Duck\"},\"prices\":{"
          + "\"salePrice\":{\"currencyCode\":\"USD\",\"minPrice\":0.99}},\"store\":{\"storeId\":7}}";
  private static final String OLD_CARD =
      "{\"productId\":32957979123,\"title\":\"Duck\",\"price\":\"US $2.35 - 5.99\",\"store\":{"
          + "\"storeId\":7,\"storeUrl\":\"//www.aliexpress.com/store/7\"}}";

  private final AliExpressAdapter adapter = new AliExpressAdapter();

  private String verdict(String saved) {
    return ReadPages.verdict(adapter, saved);
  }

  private Reading read(String saved) {
    return adapter.read(ReadPages.saved(saved));
  }

  /** The tree of parts of 2022: each part under its type and a number. */
  private static String tree(int status, int stock) {
    return "{\"data\":{\"hierarchy\":{\"root\":\"root\"},\"data\":{\"titleBanner_2440\":{\"fields\":{"
        + "\"subject\":\"Bath duck\"}},\"price_2256\":{\"fields\":{\"minAmount\":{\"currency\":\"USD\","
        + "\"value\":20.55},\"minActivityAmount\":{\"currency\":\"USD\",\"value\":13.36}}},"
        + "\"sku_2257\":{\"fields\":{\"skuList\":[{\"skuIdStr\":\"12000025763098429\",\"skuAttr\":"
        + "\"14:771\",\"skuVal\":{\"availQuantity\":"
        + stock
        + ",\"skuActivityAmount\":{\"currency\":\"USD\",\"value\":13.36}}},{\"skuIdStr\":"
        + "\"12000025763098430\",\"skuVal\":{\"availQuantity\":0}}],\"propertyList\":[{\"skuPropertyId\""
        + ":14,\"skuPropertyValues\":[{\"propertyValueId\":771,\"propertyValueName\":\"Yellow\"}]}]}},"
        + "\"quantity_2259\":{\"fields\":{\"totalAvailQuantity\":"
        + stock
        + "}},\"infoWrap_2244\":{\"fields\":{\"status\":"
        + status
        + "}},\"actionButtons_2260\":{\"fields\":{\"itemStatus\":0,\"productId\":\"3256801048253138\"}},"
        + "\"storeRecommend_2252\":{\"fields\":{\"storeNum\":1101222680,\"storeName\":\"Duck shop\"}},"
        + "\"shipping_2262\":{\"fields\":{\"generalFreightInfo\":{\"originalLayoutResultList\":[{"
        + "\"bizData\":{\"shipToCode\":\"US\",\"company\":\"Post\"}}]}}}}}}";
  }

  @ParameterizedTest
  @CsvSource({"0, 3, Orderable", "0, 0, SoldOut", "1, 3, Undetermined:UnknownLayout"})
  void judgesATreeOfPartsAsItsModules(int status, int stock, String verdict) {
    String tree = tree(status, stock);

    assertThat(verdict(tree)).isEqualTo(verdict);
    assertThat(
            verdict("<script>window._dida_config_._init_data_= { data: " + tree + " };</script>"))
        .isEqualTo(verdict);
  }

  @Test
  void readsEveryPartOfATree() {
    Reading reading = read(tree(0, 3));
    Product product = reading.product().orElseThrow();

    assertThat(adapter.fit(ReadPages.saved(tree(0, 3)))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(reading.listing().orElseThrow().number()).isEqualTo("1005001234567890");
    assertThat(reading.country().map(Found::value)).contains("US");
    assertThat(product.price().orElseThrow().value().shown().plain()).isEqualTo("13.36");
    assertThat(product.listPrice().orElseThrow().value().shown().plain()).isEqualTo("20.55");
    assertThat(product.seller().orElseThrow().value().id()).contains("1101222680");
    assertThat(product.options())
        .extracting(option -> option.orderable().orElseThrow())
        .containsExactly(true, false);
    assertThat(product.options().getFirst().label()).isEqualTo("Yellow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":%s}",
        "%s",
        "window.runParams.data = %s;",
        "var runParams = {\"data\":%s};",
        "const page = {\"data\":%s};\nexport default page;\n",
        "module.exports = {\"data\":%s}"
      })
  void readsAStateInAnyFileThatKeepsIt(String file) {
    String saved = file.formatted(AliExpressPage.modules(AliExpressPage.NUMBER, 0, 3));

    assertThat(verdict(saved)).isEqualTo("Orderable");
    assertThat(adapter.fit(ReadPages.saved(saved))).isEqualTo(SiteAdapter.Fit.CONTENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export const data = {\"content\":[%s]};\nexport default data;\n",
        "// from the search of a shop\nconst DATA = {items: [%s],};",
        "{\"api\":\"mtop.x\",\"data\":{\"result\":{\"mods\":{\"itemList\":{\"content\":[%s]}}}},\"ret\":"
            + "[\"SUCCESS::OK\"]}"
      })
  void readsAListInAnyFileThatKeepsIt(String file) {
    String saved = file.formatted(CARD);
    SearchHit hit = read(saved).results().getFirst();

    assertThat(adapter.fit(ReadPages.saved(saved))).isEqualTo(SiteAdapter.Fit.CONTENT);
    assertThat(read(saved).page()).isEqualTo(PageKind.SEARCH);
    assertThat(hit.listing().number()).isEqualTo("1005001234567890");
    assertThat(hit.price().orElseThrow().plain()).isEqualTo("0.99");
    assertThat(hit.sellerId()).contains("7");
  }

  @Test
  void readsTheCardsOfOlderSearches() {
    SearchHit hit =
        read("<script>window.runParams = {\"resultCount\":1,\"items\":["
                + OLD_CARD
                + "]};</script>")
            .results()
            .getFirst();

    assertThat(hit.listing().number()).isEqualTo("32957979123");
    assertThat(hit.price().orElseThrow().plain()).isEqualTo("2.35");
    assertThat(hit.price().orElseThrow().currency()).contains("USD");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"resultCount\":0,\"mods\":{}}', SEARCH",
    "'{\"resultCount\":0}', OTHER",
    "'{\"resultCount\":12,\"mods\":{}}', OTHER"
  })
  void aSearchFoundNothingOnlyIfItSaysSo(String state, PageKind kind) {
    Reading reading = read("<script>window.runParams = " + state + ";</script>");

    assertThat(reading.page()).isEqualTo(kind);
    assertThat(reading.results()).isEmpty();
  }

  @Test
  void aListOfAnotherShopIsNotTaken() {
    String list = "{\"content\":[{\"productId\":\"1234567890123\",\"price\":\"5.00\"}]}";

    assertThat(adapter.fit(ReadPages.saved(list))).isEqualTo(SiteAdapter.Fit.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "SITEM_NOT_EXIST, Removed",
    "SITEM_BAN_NO_AVAIL_SKU, RegionBlocked",
    "SITEM_SOMETHING_ELSE, Undetermined:EmptyShell"
  })
  void readsTheCodeOfAnAnswerWithoutContent(String code, String verdict) {
    String global = "\"GLOBAL_DATA\":{\"globalData\":{\"errorCode\":\"" + code + "\"}}";

    assertThat(verdict(AliExpressPage.answer(global, "SUCCESS::OK"))).isEqualTo(verdict);
    assertThat(verdict("{" + global + "}")).isEqualTo(verdict);
  }

  @Test
  void aCodeBesideAnOfferOrInARefusedCallRemovesNothing() {
    String offer =
        AliExpressPage.result(1)
            .replace("\"itemStatus\":0", "\"itemStatus\":0,\"errorCode\":\"SITEM_NOT_EXIST\"");
    String global = "\"GLOBAL_DATA\":{\"globalData\":{\"errorCode\":\"SITEM_NOT_EXIST\"}}";

    assertThat(verdict(AliExpressPage.answer(offer, "SUCCESS::OK")))
        .isEqualTo("Undetermined:Conflicting");
    assertThat(verdict(AliExpressPage.answer(global, "FAIL_SYS_USER_VALIDATE::RGV587")))
        .isEqualTo("Undetermined:Challenged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"result\":{%s}}}",
        "{\"result\":{%s}}",
        "{%s}",
        "<script>window.runParams = {\"data\":{%s}};</script>",
        "<html><script>x(1);window._page_={\"data\":{%s}};x(2)</script></html>"
      })
  void readsTheContentOfAnAnswerWithoutItsEnvelope(String envelope) {
    String saved = envelope.formatted(AliExpressPage.result(1));

    assertThat(verdict(saved)).isEqualTo("Orderable");
    assertThat(adapter.fit(ReadPages.saved(saved))).isEqualTo(SiteAdapter.Fit.CONTENT);
  }

  @Test
  void readsTheStateOfNewerSearchPages() {
    String page =
        "<html><body><script>window._page_ = {\"appData\":{\"loaderData\":{\"/\":{\"data\":{\"searchResult\":"
            + "{\"mods\":{\"itemList\":{\"content\":["
            + CARD
            + "]}}}}}}}};</script></body></html>";

    assertThat(read(page).results()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"api\":\"mtop.relationrecommend.aliexpressrecommend.recommend\",', RGV587_ERROR::SM, CONTENT",
    "'', FAIL_SYS_USER_VALIDATE, CONTENT",
    "'\"api\":\"mtop.taobao.detail\",', FAIL_SYS_USER_VALIDATE, NONE",
    "'', SUCCESS::OK, NONE"
  })
  void aTestIsAnAnswerOfAnyInterfaceOfTheShop(String api, String ret, SiteAdapter.Fit fit) {
    String saved = "{%s\"data\":{\"url\":\"https://x\"},\"ret\":[\"%s\"]}".formatted(api, ret);

    assertThat(adapter.fit(ReadPages.saved(saved))).isEqualTo(fit);
    assertThat(verdict(saved).equals("Undetermined:Challenged"))
        .isEqualTo(fit == SiteAdapter.Fit.CONTENT);
  }

  @Test
  void aLimitOfTheInterfaceIsOne() {
    assertThat(verdict(AliExpressPage.answer("", "FAIL_SYS_FLOWLIMIT::x")))
        .isEqualTo("Undetermined:RateLimited");
  }

  @Test
  void readsAPartThatRefersToAnother() {
    String result =
        AliExpressPage.result(1)
            .replace(
                "{\"salePriceLocal\":\"R$8.819,02|8819|02\"}}",
                "{\"$ref\":\"$.PRICE.targetSkuPriceInfo\"},\"2\":{\"$ref\":\"$.PRICE.none\"}}");
    Product product = read(AliExpressPage.answer(result, "SUCCESS::OK")).product().orElseThrow();

    assertThat(result).contains("$ref");
    assertThat(product.options().getFirst().price().orElseThrow().plain()).isEqualTo("8819.02");
  }

  @Test
  void readsTheContentOfAnAnswerThatSomebodyTrimmed() {
    String result =
        "\"PRODUCT_TITLE\":{\"text\":\"Bath duck\"},\"PRICE\":{\"targetSkuPriceInfo\":{"
            + "\"salePriceString\":\"$4.62\",\"originalPrice\":{\"currency\":\"USD\",\"value\":4.98}},"
            + "\"skuPriceInfoMap\":{\"a\":{\"salePriceString\":\"$8.76\"}}}";
    String saved = "{\"ret\":[\"SUCCESS::OK\"],\"data\":{\"result\":{" + result + "}}}";
    Product product = read(saved).product().orElseThrow();

    assertThat(verdict(saved)).isEqualTo("Undetermined:UnknownLayout");
    assertThat(product.price().orElseThrow().value().shown().plain()).isEqualTo("4.62");
    assertThat(product.price().orElseThrow().value().shown().currency()).contains("USD");
  }

  /** Seen where a shop's own list stays empty: what stands further in is only recommended. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"recommend\":{\"content\":[%s]}}",
        "{\"itemList\":{\"content\":[]},\"moreToLove\":{\"items\":[%s]}}"
      })
  void whatASearchWithoutResultsRecommendsIsNoResult(String mods) {
    String fields = "{\"mods\":" + mods.formatted(CARD) + ",\"pageInfo\":{\"totalResults\":%d}}";
    String page =
        "<script>window._dida_config_._init_data_= { data: {\"root\":{\"fields\":"
            + fields
            + "}} };"
            + "</script>";

    assertThat(read(page.formatted(0)).results()).isEmpty();
    assertThat(read(page.formatted(0)).page()).isEqualTo(PageKind.SEARCH);
    assertThat(read(page.formatted(1)).results()).hasSize(1);
  }
}
