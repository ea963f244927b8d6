package io.haetae.sites.aliexpress;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Places;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.product.Sold;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.JsonPlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The offer as aliexpress.ru has it, a platform of its own: in the answer to the page's call
 * (answers of autumn 2026) or among the page's widgets. Items of local sellers are numbered in a
 * series of their own, which addresses mark by {@code 1_}.
 *
 * @param data the object that holds the offer
 * @param shop the widget of the shop; a place without a value if there is none
 */
record AliExpressRu(JsonPlace data, JsonPlace shop) {
  private static final int DEEPEST = 40;
  private static final Pattern STORE = Pattern.compile("aliexpress\\.ru/store/([0-9]{4,12})\\b");

  /** The offer in a state; empty if it holds none. */
  static Optional<AliExpressRu> in(JsonPlace root) {
    List<JsonPlace> parts = parts(root);
    JsonPlace shop =
        parts.stream()
            .filter(part -> store(part.at("url")).isPresent())
            .findFirst()
            .orElse(root.at("no shop"));
    return parts.stream()
        .flatMap(part -> Stream.of(part, part.at("data")))
        .filter(AliExpressRu::isGoods)
        .findFirst()
        .map(data -> new AliExpressRu(data, shop));
  }

  private static boolean isGoods(JsonPlace state) {
    return state.at("skuInfo", "priceList").node().isArray()
        && state.at("id").text().isPresent()
        && state.at("name").text().isPresent();
  }

  /** The state itself, and what its widgets were given. */
  private static List<JsonPlace> parts(JsonPlace root) {
    List<JsonPlace> parts = new ArrayList<>(List.of(root));
    widgets(root.at("widgets"), parts, 0);
    return parts;
  }

  private static void widgets(JsonPlace list, List<JsonPlace> parts, int depth) {
    for (JsonPlace widget : depth < DEEPEST ? list.items() : List.<JsonPlace>of()) {
      parts.add(widget.at("props"));
      parts.add(widget.at("state"));
      widgets(widget.at("children"), parts, depth + 1);
    }
  }

  /** The results of a search; empty if the state holds no list. */
  static Optional<List<SearchHit>> hits(JsonPlace root) {
    return parts(root).stream()
        .flatMap(part -> Stream.of(part, part.at("data")))
        .map(part -> part.at("productsFeed", "productsV2"))
        .filter(JsonPlace::filled)
        .findFirst()
        .map(list -> list.items().stream().flatMap(card -> hit(card).stream()).toList())
        // Cards that nobody understands do not say that nothing was found.
        .filter(hits -> !hits.isEmpty());
  }

  private static Optional<SearchHit> hit(JsonPlace card) {
    JsonPlace item = card.at("snippetContainer", "itemData");
    JsonPlace shown = item.at("pdpInfo", "preloadedData");
    return listing(item.at("properties"))
        .map(
            listing ->
                new SearchHit(
                    listing,
                    shown.at("title").text(),
                    AliExpressMoney.of(shown.at("price")),
                    store(shown.at("store", "url")),
                    Optional.empty()));
  }

  private static Optional<ListingId> listing(JsonPlace item) {
    boolean local = item.at("sourceId").text().filter("1"::equals).isPresent();
    return item.at("id")
        .text()
        .flatMap(id -> local ? AliExpressAddress.local(id) : AliExpressAddress.number(id));
  }

  private static Optional<String> store(JsonPlace url) {
    return url.text().map(STORE::matcher).filter(Matcher::find).map(match -> match.group(1));
  }

  /** What the state says. */
  AliExpressOffer offer() {
    Product product =
        new Product(
            AliExpressParts.title(data.at("name")),
            price(),
            listPrice(),
            seller(),
            options(),
            stock(),
            List.of(),
            Map.of(),
            particulars());
    JsonPlace country = data.at("delivery", "to", "country");
    return new AliExpressOffer(
        listing(data),
        Optional.of(product),
        Optional.empty(),
        AliExpressParts.country(country).stream().toList(),
        signals());
  }

  private Particulars particulars() {
    JsonPlace sold = data.at("tradeInfo", "formatTradeCount");
    return new Particulars(
        List.of(),
        active().flatMap(sku -> sku.at("activityAmount", "formatted").foundText()),
        Optional.empty(),
        Optional.empty(),
        sold.text().map(text -> sold.found(Sold.of(text))),
        List.of(),
        new Places(AliExpressParticulars.placeOf(skus()), Optional.empty(), Optional.empty()));
  }

  private List<Signal> signals() {
    List<Signal> signals =
        new ArrayList<>(AliExpressParts.statusSignals(List.of(data.at("itemStatus"))));
    AliExpressParts.stockSignal(stock(), options(), data.at("name").present())
        .ifPresent(signals::add);
    return signals;
  }

  private JsonPlace skus() {
    return data.at("skuInfo", "priceList");
  }

  /** The option that the page selects. */
  private Optional<JsonPlace> active() {
    Optional<String> selected = data.at("activeSkuId").text();
    return skus().items().stream()
        .filter(sku -> selected.isPresent() && sku.at("skuId").text().equals(selected))
        .findFirst();
  }

  private static Optional<Money> now(JsonPlace sku) {
    return AliExpressMoney.of(sku.at("activityAmount"))
        .or(() -> AliExpressMoney.of(sku.at("amount")));
  }

  private Optional<Found<Price>> price() {
    JsonPlace range = data.at("price");
    Optional<Money> low = AliExpressMoney.of(range.first("minActivityAmount", "minAmount"));
    Optional<Money> high = AliExpressMoney.of(range.first("maxActivityAmount", "maxAmount"));
    return active()
        .flatMap(sku -> now(sku).map(money -> sku.found(new Price(low, high, money))))
        .or(() -> low.map(money -> range.found(new Price(low, high, money))));
  }

  private Optional<Found<Price>> listPrice() {
    return active()
        .filter(sku -> AliExpressMoney.of(sku.at("activityAmount")).isPresent())
        .map(sku -> sku.at("amount"))
        .flatMap(before -> AliExpressMoney.of(before).map(money -> before.found(money)))
        .filter(
            before -> price().filter(p -> !p.value().shown().equals(before.value())).isPresent())
        .map(before -> new Found<>(Price.single(before.value()), before.at()));
  }

  private List<Option> options() {
    Map<String, String> names = new HashMap<>();
    for (JsonPlace property : data.at("skuInfo", "propertyList").items()) {
      for (JsonPlace value : property.at("values").items()) {
        Optional<String> name = value.first("displayName", "name").text();
        value.at("id").text().ifPresent(id -> names.put(id, name.orElse(id)));
      }
    }
    return skus().items().stream().flatMap(sku -> option(sku, names).stream()).toList();
  }

  private static Optional<Option> option(JsonPlace sku, Map<String, String> names) {
    String label =
        Arrays.stream(sku.at("skuPropIds").text().orElse("").split(","))
            .map(String::strip)
            .filter(names::containsKey)
            .map(names::get)
            .collect(Collectors.joining(" / "));
    Optional<Long> stock = AliExpressParts.stock(sku.at("availQuantity"));
    return sku.at("skuId")
        .text()
        .map(id -> new Option(id, label, now(sku), stock, stock.map(number -> number > 0)));
  }

  private Optional<Found<Long>> stock() {
    return AliExpressParts.total(data.at("quantity", "totalCount"), options(), skus().place());
  }

  /** The number of the shop stands with its widget alone; the offer names its owner's. */
  private Optional<Found<Seller>> seller() {
    Optional<String> id = store(shop.at("url")).or(() -> store(data.at("storeUrl")));
    return id.map(number -> shop.found(new Seller(Optional.of(number), shop.at("name").text())));
  }
}
