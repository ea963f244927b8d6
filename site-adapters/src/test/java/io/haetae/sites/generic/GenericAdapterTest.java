package io.haetae.sites.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.ReadPages;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GenericAdapterTest {
  private final GenericAdapter adapter = new GenericAdapter();

  private static String page(String head, String body) {
    return "<!doctype html><html><head><title>Bath duck | Shop</title>"
        + "<link rel=canonical href='https://www.shop.example/duck-12345'>"
        + head
        + "</head><body><h1>Bath duck</h1><p>A yellow duck of soft rubber that swims upright.</p>"
        + body
        + "</body></html>";
  }

  private static String linked(String json) {
    return "<script type='application/ld+json'>" + json + "</script>";
  }

  private static String duck(String offers) {
    return "{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"name\":\"Bath duck\",\"offers\":"
        + offers
        + "}";
  }

  private static String offer(String price, String availability) {
    return "{\"@type\":\"Offer\",\"price\":"
        + price
        + ",\"priceCurrency\":\"EUR\",\"availability\":\""
        + availability
        + "\"}";
  }

  private Reading read(String html) {
    return adapter.read(ReadPages.saved(html));
  }

  private String verdict(String html) {
    return ReadPages.verdict(adapter, html);
  }

  private static Price price(Reading reading) {
    return reading.product().flatMap(Product::price).orElseThrow().value();
  }

  @ParameterizedTest
  @CsvSource({
    "https://schema.org/InStock, Orderable",
    "http://schema.org/InStock, Orderable",
    "InStock, Orderable",
    "in_stock, Orderable",
    "LimitedAvailability, Orderable",
    "OnlineOnly, Orderable",
    "PreOrder, Orderable",
    "BackOrder, Orderable",
    "OutOfStock, SoldOut",
    "https://schema.org/SoldOut/, SoldOut",
    "InStoreOnly, Undetermined:UnknownLayout",
    "Discontinued, Undetermined:UnknownLayout",
    "Reserved, Undetermined:UnknownLayout",
    "available soon, Undetermined:UnknownLayout",
  })
  void concludesFromTheAvailabilityAlone(String availability, String verdict) {
    assertThat(verdict(page(linked(duck(offer("\"9.90\"", availability))), ""))).isEqualTo(verdict);
  }

  @Test
  void concludesNothingWithoutAnAvailabilityThoughThePreviewHasOne() {
    String html =
        page(
            "<meta property='og:availability' content='instock'>"
                + "<meta property='og:type' content='product'>"
                + linked(
                    duck("{\"@type\":\"Offer\",\"price\":\"9.90\",\"priceCurrency\":\"EUR\"}")),
            "<button>Add to cart</button>");

    assertThat(verdict(html)).isEqualTo("Undetermined:UnknownLayout");
    assertThat(price(read(html)).shown().plain()).isEqualTo("9.90");
  }

  @Test
  void concludesNothingWhereThePageSaysSoldOutAndItsDataSayInStock() {
    String data = linked(duck(offer("\"9.90\"", "InStock")));

    assertThat(verdict(page(data, "<p class=note>OUT OF STOCK</p>")))
        .isEqualTo("Undetermined:Conflicting");
  }

  @Test
  void concludesNothingFromThePreviewAlone() {
    String html =
        page(
            "<meta property='og:type' content='product'>"
                + "<meta property='og:title' content='Bath duck'>"
                + "<meta property='product:availability' content='in stock'>"
                + "<meta property='product:price:amount' content='9.90'>",
            "In stock");

    assertThat(verdict(html)).isEqualTo("Undetermined:UnknownLayout");
  }

  @Test
  void concludesNothingWhenTheOfferCostsNothing() {
    assertThat(verdict(page(linked(duck(offer("\"0.00\"", "InStock"))), "")))
        .isEqualTo("Undetermined:UnknownLayout");
  }

  @Test
  void reportsSourcesThatContradictEachOther() {
    String marked =
        "<div itemscope itemtype='http://schema.org/Product'><span itemprop=name>Bath duck</span>"
            + "<div itemprop=offers itemscope itemtype='http://schema.org/Offer'>"
            + "<meta itemprop=price content='9.90'><meta itemprop=priceCurrency content=EUR>"
            + "<link itemprop=availability href='http://schema.org/OutOfStock'></div></div>";
    String preview = "<meta property='product:availability' content='out of stock'>";
    String inStock = linked(duck(offer("9.9", "InStock")));

    assertThat(verdict(page(inStock, marked))).isEqualTo("Undetermined:Conflicting");
    assertThat(verdict(page(inStock + preview, ""))).isEqualTo("Undetermined:Conflicting");
    assertThat(verdict(page("", marked))).isEqualTo("SoldOut");
    assertThat(read(page(inStock, marked)).says(Meaning.CONFLICT)).isTrue();
  }

  @Test
  void reportsOneSourceThatDescribesTheProductTwiceAndDifferently() {
    String html =
        page(linked(duck(offer("9.9", "InStock"))) + linked(duck(offer("9.9", "OutOfStock"))), "");

    assertThat(verdict(html)).isEqualTo("Undetermined:Conflicting");
  }

  @Test
  void reportsOffersInSeveralCurrenciesOfWhichNoneIsShown() {
    String offers =
        "[{\"@type\":\"Offer\",\"price\":\"9.90\",\"priceCurrency\":\"EUR\",\"availability\":\"InStock\"},"
            + "{\"@type\":\"Offer\",\"price\":\"11\",\"priceCurrency\":\"USD\",\"availability\":\"InStock\"}]";
    String shown = "<meta property='product:price:currency' content='USD'>";

    assertThat(verdict(page(linked(duck(offers)), ""))).isEqualTo("Undetermined:Conflicting");
    Reading reading = read(page(linked(duck(offers)) + shown, ""));
    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    assertThat(price(reading).shown().plain()).isEqualTo("11");
  }

  @Test
  void readsVariantsAsOptionsOfWhichOneIsEnough() {
    String group =
        "{\"@type\":\"ProductGroup\",\"name\":\"Bath duck\",\"hasVariant\":["
            + "{\"@type\":\"Product\",\"sku\":\"D1\",\"color\":\"Yellow\",\"offers\":"
            + offer("12.5", "OutOfStock")
            + "},{\"@type\":\"Product\",\"sku\":\"D2\",\"color\":\"Red\",\"offers\":"
            + offer("13.5", "InStock")
            + "}]}";
    Reading reading = read(page(linked(group), ""));

    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    assertThat(reading.product().orElseThrow().options())
        .extracting(Option::id, Option::label, option -> option.orderable().orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("D1", "Yellow", false),
            org.assertj.core.groups.Tuple.tuple("D2", "Red", true));
    assertThat(price(reading).min().orElseThrow().plain()).isEqualTo("12.5");
    assertThat(price(reading).max().orElseThrow().plain()).isEqualTo("13.5");
    assertThat(price(reading).shown().plain()).isEqualTo("13.5");
    assertThat(verdict(page(linked(group.replace("InStock", "OutOfStock")), "")))
        .isEqualTo("SoldOut");
  }

  @Test
  void concludesNothingWhenOnlySomeOffersSayThatTheyAreSoldOut() {
    String offers =
        "["
            + offer("1", "OutOfStock")
            + ",{\"@type\":\"Offer\",\"price\":2,\"priceCurrency\":\"EUR\"}]";

    assertThat(verdict(page(linked(duck(offers)), ""))).isEqualTo("Undetermined:UnknownLayout");
  }

  @Test
  void readsAggregateOffers() {
    String aggregate =
        "{\"@type\":\"AggregateOffer\",\"lowPrice\":\"43.90\",\"highPrice\":\"50\","
            + "\"priceCurrency\":\"EUR\",\"availability\":\"https://schema.org/InStock\"}";
    Reading reading = read(page(linked(duck(aggregate)), ""));

    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    assertThat(price(reading).shown().plain()).isEqualTo("43.90");
    assertThat(price(reading).max().orElseThrow().plain()).isEqualTo("50");
  }

  @Test
  void findsTheProductInGraphsListsReferencesAndPages() {
    String product = duck("{\"@id\":\"#o\"}");
    String theOffer = offer("9.9", "InStock").replaceFirst("\\{", "{\"@id\":\"#o\",");
    String graph = "{\"@graph\":[{\"@type\":\"WebSite\"}," + product + "," + theOffer + "]}";
    String nested = "{\"@type\":\"ItemPage\",\"mainEntity\":" + duck(offer("9.9", "InStock")) + "}";

    assertThat(verdict(page(linked(graph), ""))).isEqualTo("Orderable");
    assertThat(verdict(page(linked(nested), ""))).isEqualTo("Orderable");
    assertThat(verdict(page(linked("[" + duck(offer("9.9", "InStock")) + "]"), "")))
        .isEqualTo("Orderable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- %s -->",
        "//<![CDATA[\n%s\n//]]>",
        "/* <![CDATA[ */ %s /* ]]> */",
        "%s;",
        "/* product */ %s",
      })
  void readsJsonThatIsWrapped(String wrapping) {
    String json = duck(offer("9.9", "InStock"));

    assertThat(verdict(page(linked(wrapping.replace("%s", json)), ""))).isEqualTo("Orderable");
  }

  @Test
  void readsJsonWithTrailingCommasRawLineBreaksAndEscapedQuotes() {
    String json = duck(offer("9.9", "InStock"));

    assertThat(verdict(page(linked(json.replace("}}", ",},}")), ""))).isEqualTo("Orderable");
    assertThat(verdict(page(linked(json.replace("Bath duck", "Bath\nduck")), "")))
        .isEqualTo("Orderable");
    assertThat(verdict(page(linked(json.replace("\"", "&quot;")), ""))).isEqualTo("Orderable");
  }

  @Test
  void notesABlockThatCannotBeReadAndReadsTheOthers() {
    Reading reading = read(page(linked("{{nonsense") + linked(duck(offer("9.9", "InStock"))), ""));

    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    assertThat(reading.signals(Meaning.NOTE)).extracting("at").containsExactly("json-ld[0]#");
  }

  @Test
  void readsMicrodataOfEveryHand() {
    String typed =
        "<div itemscope itemtype='http://schema.org/Product'><h2 itemprop=name>Bath duck</h2>"
            + "<div itemprop=offers itemscope itemtype='http://schema.org/Offer'>"
            + "<span itemprop=availability itemtype='http://schema.org/OutOfStock'></span>"
            + "<span itemprop=price>80,00 €</span></div></div>";
    String older =
        "<div itemscope itemtype='http://data-vocabulary.org/Product'><span itemprop=name>Bath duck"
            + "</span><div itemprop=offerDetails itemscope itemtype='http://data-vocabulary.org/Offer'>"
            + "<meta itemprop=currency content=USD><span itemprop=price>24.96</span>"
            + "<span itemprop=availability content=in_stock>Only 2 left</span></div></div>";

    assertThat(verdict(page("", typed))).isEqualTo("SoldOut");
    Reading reading = read(page("", older));
    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    assertThat(price(reading).shown().currency()).contains("USD");
  }

  @Test
  void doesNotTakeARecommendedProductForThePages() {
    String other =
        "{\"@type\":\"Product\",\"name\":\"Rubber boat\",\"url\":\"https://www.shop.example/boat-9\","
            + "\"offers\":"
            + offer("30", "InStock")
            + "}";
    String soldOut =
        duck(offer("9.9", "OutOfStock"))
            .replaceFirst("\\{", "{\"url\":\"https://www.shop.example/duck-12345\",");

    assertThat(verdict(page(linked(other), ""))).isEqualTo("Undetermined:UnknownLayout");
    assertThat(verdict(page(linked(other) + linked(soldOut), ""))).isEqualTo("SoldOut");
    assertThat(verdict(page(linked(other) + linked(duck(offer("9.9", "OutOfStock"))), "")))
        .isEqualTo("SoldOut");
  }

  @Test
  void readsAListOfProductsAsASearch() {
    String list =
        "{\"@type\":\"ItemList\",\"itemListElement\":["
            + "{\"@type\":\"ListItem\",\"item\":{\"@type\":\"Product\",\"name\":\"A\",\"url\":\"/a-1\","
            + "\"offers\":"
            + offer("1.5", "InStock")
            + "}},{\"@type\":\"ListItem\",\"url\":\"/b-2\",\"item\":{\"@type\":\"Product\",\"name\":\"B\"}}]}";
    Reading reading =
        adapter.read(
            ReadPages.seen(
                "https://shop.example/list",
                "https://shop.example/list",
                "<html><head><title>Ducks</title>" + linked(list) + "</head><body>Ducks</body>"));

    assertThat(reading.page()).isEqualTo(PageKind.SEARCH);
    assertThat(reading.results())
        .extracting(hit -> hit.listing().number())
        .containsExactly("shop.example/a-1", "shop.example/b-2");
    assertThat(reading.results().getFirst().price().orElseThrow().plain()).isEqualTo("1.5");
  }

  @Test
  void namesTheListingByTheAddressThatWasAskedFor() {
    String html = page(linked(duck(offer("9.9", "InStock"))), "");
    String canonical = "https://www.shop.example/duck-12345";

    assertThat(adapter.read(ReadPages.seen(canonical + "?utm_source=x", canonical, html)).listing())
        .contains(new ListingId(adapter.site(), "www.shop.example/duck-12345"));
    assertThat(
            adapter
                .read(
                    ReadPages.seen("https://shop.example/boat", "https://shop.example/boat", html))
                .listing())
        .isEmpty();
    assertThat(
            adapter
                .read(
                    ReadPages.seen(
                        "https://shop.example/p/12345", "https://shop.example/p/12345", html))
                .listing())
        .contains(new ListingId(adapter.site(), "shop.example/p/12345"));
  }

  @Test
  void namesTheOnlyCountryThatTheOfferIsSentTo() {
    String shipping =
        "\"shippingDetails\":[{\"@type\":\"OfferShippingDetails\",\"shippingDestination\":"
            + "{\"@type\":\"DefinedRegion\",\"addressCountry\":%s}}]";
    String one =
        offer("1", "InStock").replaceFirst("\\{", "{" + shipping.formatted("\"DEU\"") + ",");
    String two =
        offer("1", "InStock")
            .replaceFirst("\\{", "{" + shipping.formatted("[\"KR\",\"US\"]") + ",");

    assertThat(read(page(linked(duck(one)), "")).country().orElseThrow().value()).isEqualTo("DE");
    assertThat(read(page(linked(duck(two)), "")).country()).isEmpty();
  }

  @Test
  void neverConfirmsAbsence() {
    assertThat(
            verdict(
                "<html><head><title>404 Not found</title></head><body><h1>Page not found"
                    + "</h1><p>This item is sold out. It has been removed.</p></body></html>"))
        .startsWith("Undetermined");
    assertThat(adapter.absentListing(new java.util.Random(1)).number()).contains(".invalid/");
  }

  @Test
  void reportsADocumentThatEndsInTheMiddle() {
    String whole = page(linked(duck(offer("9.9", "InStock"))), "<p>text</p>");
    String cut = whole.substring(0, whole.indexOf("InStock"));

    assertThat(read(cut).says(Meaning.FAILURE)).isTrue();
    assertThat(read(whole).says(Meaning.FAILURE)).isFalse();
  }

  @Test
  void takesEveryPageAsTheLastResort() {
    assertThat(adapter.fit(ReadPages.saved(""))).isEqualTo(SiteAdapter.Fit.FALLBACK);
    assertThat(adapter.listingAt(URI.create("https://shop.example/"))).isEmpty();
    assertThat(adapter.listingAt(URI.create("mailto:a@shop.example"))).isEmpty();
    assertThat(adapter.listingsIn("See https://shop.example/duck-1")).isEqualTo(List.of());
  }
}
