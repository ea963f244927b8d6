package io.haetae.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.product.Category;
import io.haetae.core.product.Found;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Places;
import io.haetae.core.product.Product;
import io.haetae.core.product.Sold;
import io.haetae.core.watch.Country;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What pages tell beside price and stock, each with the place where it stands. */
final class ParticularsTest {
  private static Particulars read(String page) {
    Capture capture = SavedPage.capture("page", Bytes.utf8(page));
    return Adapters.bestFor(capture)
        .orElseThrow()
        .read(capture)
        .product()
        .map(Product::particulars)
        .orElseThrow();
  }

  private static Category category(String id, String name) {
    return new Category(Optional.of(id), Optional.of(name));
  }

  private static Optional<Found<Sold>> sold(String shown, long count, boolean atLeast, String at) {
    return Optional.of(new Found<>(new Sold(shown, Optional.of(count), atLeast), at));
  }

  @Test
  void ofModulesOfAliExpress() {
    String state =
        PagesOfOurOwn.of("AliExpress modules, on sale")
            .replace(
                "\"titleModule\":{",
                "\"crossLinkModule\":{\"breadCrumbPathList\":[{\"cateId\":0,\"name\":\"Home\"},"
                    + "{\"cateId\":26,\"name\":\"Toys &amp; Hobbies\"}]},\"imageModule\":"
                    + "{\"imagePathList\":[\"https://ae01.example/d.jpg\"]},\"titleModule\":{"
                    + "\"formatTradeCount\":\"278\",\"tradeCountUnit\":\"orders\",")
            .replace(
                "\"priceModule\":{",
                "\"priceModule\":{\"formatedActivityPrice\":\"₩4,340 - 8,000\",")
            .replace(
                "\"storeModule\":",
                "\"shippingModule\":{\"generalFreightInfo\":{\"originalLayoutResultList\":["
                    + "{\"bizData\":{\"shippingFee\":\"free\",\"shipToCode\":\"KR\"}},"
                    + "{\"bizData\":{\"unreachable\":true,\"shippingFee\":\"1\",\"shipToCode\":\"RU\"}},"
                    + "{\"bizData\":{\"company\":\"Post\",\"shipToCode\":\"KR\"}}]}},\"storeModule\":");
    String data = "runParams#/data/";
    assertThat(read(state))
        .isEqualTo(
            new Particulars(
                List.of(
                    new Found<>(
                        category("26", "Toys & Hobbies"),
                        data + "crossLinkModule/breadCrumbPathList/1")),
                Optional.of(
                    new Found<>("₩4,340 - 8,000", data + "priceModule/formatedActivityPrice")),
                Optional.empty(),
                Optional.empty(),
                sold("278 orders", 278, false, data + "titleModule/formatTradeCount"),
                List.of(
                    new Found<>(
                        Country.KOREA,
                        data
                            + "shippingModule/generalFreightInfo/originalLayoutResultList/0/bizData"
                            + "/shipToCode")),
                new Places(
                    Optional.of(data + "skuModule/skuPriceList"),
                    Optional.of(data + "imageModule/imagePathList"),
                    Optional.empty())));
  }

  @Test
  void ofAnAnswerOfAliExpress() {
    String answer =
        PagesOfOurOwn.of("AliExpress answer, on sale")
            .replace("\"globalData\":{", "\"globalData\":{\"categoryPath\":\"26/200002636\",")
            .replace(
                "\"PRODUCT_TITLE\":",
                "\"PC_RATING\":{\"otherText\":\"2.000+ vendido(s)\"},\"PRODUCT_TITLE\":")
            .replace(
                "\"targetSkuPriceInfo\":{",
                "\"targetSkuPriceInfo\":{\"salePriceString\":\"₩4,340\",");
    Particulars particulars = read(answer);
    assertThat(particulars.categories())
        .extracting(found -> found.value().id().orElseThrow())
        .containsExactly("26", "200002636");
    assertThat(particulars.sold().map(Found::value))
        .contains(new Sold("2.000+ vendido(s)", Optional.of(2000L), true));
    assertThat(particulars.priceText().map(Found::value)).contains("₩4,340");
    assertThat(particulars.deliversTo()).extracting(Found::value).containsExactly(Country.KOREA);
  }

  @Test
  void ofTemu() {
    Particulars particulars =
        read(
            PagesOfOurOwn.of("Temu, on sale")
                .replace(
                    "\"isOnsale\":1",
                    "\"isOnsale\":1,\"salesTip\":\"250K+ sold\",\"minOnSalePriceStr\":\"₩2,570\""));
    assertThat(particulars.sold())
        .isEqualTo(sold("250K+ sold", 250_000, true, "rawData#/store/goods/salesTip"));
    assertThat(particulars.priceText())
        .contains(new Found<>("₩2,570", "rawData#/store/goods/minOnSalePriceStr"));
    assertThat(particulars.places().options()).contains("rawData#/store/sku");
  }

  @Test
  void ofShein() {
    Particulars particulars =
        read(
            PagesOfOurOwn.of("SHEIN, on sale")
                .replace(
                    "\"is_on_sale\":",
                    "\"cat_id\":\"1934\",\"cate_name\":\"Women Jeans\",\"productSalesLabel\":"
                        + "{\"labelTitle\":\"3.7k+ sold\"},\"salePrice\":{\"amount\":\"9000\","
                        + "\"amountWithSymbol\":\"₩9,000\"},\"is_on_sale\":"));
    String info = "gbRawData#/modules/productInfo/";
    assertThat(particulars.categories())
        .containsExactly(new Found<>(category("1934", "Women Jeans"), info + "cate_name"));
    assertThat(particulars.sold())
        .isEqualTo(sold("3.7k+ sold", 3700, true, info + "productSalesLabel/labelTitle"));
    assertThat(particulars.priceText())
        .contains(new Found<>("₩9,000", info + "salePrice/amountWithSymbol"));
    assertThat(particulars.places().options()).contains("gbRawData#/modules/saleAttr/sku_list");
  }

  @Test
  void ofAnyShop() {
    Particulars particulars =
        read(
            PagesOfOurOwn.of("Shop, on sale")
                .replace(
                    "\"sku\":\"D1\"",
                    "\"sku\":\"D1\",\"category\":\"Toys > Ducks\",\"image\":\"https://s.example/d.jpg\"")
                .replace(
                    "\"@type\":\"Offer\"",
                    "\"@type\":\"Offer\",\"shippingDetails\":[{\"shippingDestination\":{"
                        + "\"addressCountry\":[\"DEU\",\"AT\"]}},{\"doesNotShip\":true,"
                        + "\"shippingDestination\":{\"addressCountry\":\"CH\"}}]"));
    assertThat(particulars.categories())
        .containsExactly(new Found<>(Category.named("Toys > Ducks"), "json-ld[0]#/category"));
    assertThat(particulars.deliversTo())
        .extracting(found -> found.value().code())
        .containsExactly("DE", "AT");
    assertThat(particulars.places().images()).contains("json-ld[0]#/image");
  }

  @Test
  void aTrailOfBreadcrumbsIsThePathWithoutTheProductItself() {
    String trail =
        "<script type='application/ld+json'>{\"@type\":\"BreadcrumbList\",\"itemListElement\":["
            + "{\"@type\":\"ListItem\",\"name\":\"Toys\"},{\"@type\":\"ListItem\",\"item\":"
            + "{\"@id\":\"https://shop.example/ducks\",\"name\":\"Ducks\"}},"
            + "{\"@type\":\"ListItem\",\"name\":\"Bath duck\"}]}</script>";
    String page = PagesOfOurOwn.of("Shop, on sale");
    assertThat(read(page.replace("</head>", trail + "</head>")).categories())
        .extracting(found -> found.value().name().orElseThrow())
        .containsExactly("Toys", "Ducks");
    String other = trail.replace("Toys", "Gifts");
    assertThat(read(page.replace("</head>", trail + other + "</head>")).categories()).isEmpty();
  }

  @Test
  void whatAPageDoesNotTellIsAbsent() {
    Particulars particulars = read(PagesOfOurOwn.of("Temu, on sale"));
    assertThat(particulars)
        .isEqualTo(
            new Particulars(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new Places(Optional.of("rawData#/store/sku"), Optional.empty(), Optional.empty())));
  }
}
