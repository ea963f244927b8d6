package io.haetae.sites.temu;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Places;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.product.Sold;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.JsonPlace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The offer of a goods page by the state in its source.
 *
 * @param store the state's store
 * @param goods the store's goods
 * @param described the currency that the page's structured data name, where the state names none
 */
record TemuGoods(JsonPlace store, JsonPlace goods, Optional<String> described) {
  /**
   * The status and title of a page that shows no goods. Soft-blocked visitors get it as well (a
   * scraper's notes of 2025), so it is no proof that the offer ended.
   */
  private static final String WITHDRAWN = "5";

  private static final String PLACEHOLDER = "unavailable for purchase";

  /** The offer in a state; empty if it holds none. */
  static Optional<TemuGoods> in(JsonPlace root) {
    return root.nearest(TemuGoods::isStore)
        .map(store -> new TemuGoods(store, store.at("goods"), Optional.empty()))
        .or(
            () ->
                root.nearest(TemuGoods::isGoods)
                    .map(goods -> new TemuGoods(root, goods, Optional.empty())));
  }

  private static boolean isStore(JsonPlace state) {
    return isGoods(state.at("goods"));
  }

  private static boolean isGoods(JsonPlace state) {
    return state.node().isObject()
        && state.first("goodsId", "goods_id").number().isPresent()
        && state.first("goodsName", "goods_name").text().isPresent()
        && (state.node().has("minOnSalePrice")
            || state.node().has("min_on_sale_price")
            || state.node().has("gallery")
            || state.node().has("status"));
  }

  /** The same offer, its prices in a currency that the state does not name. */
  TemuGoods in(String currency) {
    return new TemuGoods(store, goods, Optional.of(currency));
  }

  /** The item number. */
  String number() {
    return goods.first("goodsId", "goods_id").text().orElseThrow();
  }

  /** The product. */
  Product product() {
    return new Product(
        title(),
        price(),
        skus().listPrice(),
        seller(),
        skus().options(),
        skus().stock(),
        images(),
        attributes(),
        particulars());
  }

  /** The sales have the names that they have in lists, where they were seen in 2025. */
  private Particulars particulars() {
    JsonPlace shown = goods.first("minOnSalePriceStr", "min_on_sale_price_str");
    JsonPlace sold = goods.first("salesTip", "sales_tip", "salesNum", "sales_num");
    JsonPlace properties = goods.first("goodsProperty", "goods_property");
    JsonPlace ofStore = store.first("goodsProperty", "goods_property");
    return new Particulars(
        List.of(),
        price().flatMap(found -> shown.foundText()),
        Optional.empty(),
        Optional.empty(),
        sold.text().map(text -> sold.found(Sold.of(text))),
        List.of(),
        new Places(
            placeOf(skuList()),
            placeOf(goods.at("gallery")),
            placeOf(properties).or(() -> placeOf(ofStore))));
  }

  private static Optional<String> placeOf(JsonPlace list) {
    return list.items().isEmpty() ? Optional.empty() : Optional.of(list.place());
  }

  private Optional<Found<String>> title() {
    JsonPlace name = goods.first("goodsName", "goods_name");
    return name.text().filter(text -> !isPlaceholder(text)).map(t -> new Found<>(t, name.place()));
  }

  private static boolean isPlaceholder(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(PLACEHOLDER);
  }

  /** What the state says of the offer's being for sale. */
  List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    boolean withdrawn = withdrawn(signals);
    String at = skuList().place();
    boolean orderable = skus().orderable();
    if (orderable) {
      signals.add(new Signal(Meaning.IN_STOCK, "stockQuantity", "more than 0", at));
    } else if (skus().soldOut() && title().isPresent()) {
      signals.add(new Signal(Meaning.OUT_OF_STOCK, "stockQuantity", "0 in each", at));
    }
    JsonPlace lowest = goods.first("minOnSalePrice", "min_on_sale_price");
    if (orderable && !withdrawn && lowest.number().filter(n -> n.signum() > 0).isPresent()) {
      signals.add(
          new Signal(
              Meaning.ON_SALE, "minOnSalePrice", lowest.text().orElseThrow(), lowest.place()));
    }
    return signals;
  }

  private boolean withdrawn(List<Signal> signals) {
    JsonPlace status = goods.at("status");
    JsonPlace onSale = goods.first("isOnsale", "isOnSale", "is_onsale");
    JsonPlace name = goods.first("goodsName", "goods_name");
    int before = signals.size();
    status
        .text()
        .ifPresent(
            value ->
                signals.add(
                    new Signal(
                        value.equals(WITHDRAWN) ? Meaning.OFF_SALE : Meaning.NOTE,
                        "status",
                        value,
                        status.place())));
    onSale
        .binary()
        .filter(sold -> !sold)
        .ifPresent(
            sold -> signals.add(new Signal(Meaning.OFF_SALE, "isOnsale", "0", onSale.place())));
    name.text()
        .filter(TemuGoods::isPlaceholder)
        .ifPresent(
            text -> signals.add(new Signal(Meaning.OFF_SALE, "goodsName", text, name.place())));
    return signals.stream().skip(before).anyMatch(s -> s.meaning() == Meaning.OFF_SALE);
  }

  private TemuSkus skus() {
    return new TemuSkus(skuList(), currency());
  }

  private JsonPlace skuList() {
    JsonPlace ofStore = store.first("sku", "skuList", "sku_list");
    return ofStore.items().isEmpty() ? goods.first("sku", "skuList", "sku_list") : ofStore;
  }

  private Optional<Found<Price>> price() {
    JsonPlace min = goods.first("minOnSalePrice", "min_on_sale_price");
    JsonPlace max = goods.first("maxOnSalePrice", "max_on_sale_price");
    Optional<String> shown = goods.first("minOnSalePriceStr", "min_on_sale_price_str").text();
    Optional<Money> lowest = min.number().flatMap(n -> TemuMoney.of(n, shown, currency()));
    if (lowest.isPresent()) {
      int decimals = lowest.get().amount().scale();
      Optional<Money> highest = max.number().flatMap(n -> TemuMoney.of(n, decimals, currency()));
      Price price = new Price(lowest, highest.or(() -> lowest), lowest.get());
      return Optional.of(new Found<>(price, min.place()));
    }
    return skus().price().filter(low -> shown.isEmpty());
  }

  /** The currency that the state names, or a price by a sign that only one currency has. */
  private Optional<String> currency() {
    JsonPlace preview = store.at("seoData").at("ogInfo");
    return Stream.of(
            store.at("localInfo").at("currency"),
            goods.at("currency"),
            goods.first("priceInfo", "price_info").at("currency"),
            preview.at("product:price:currency"))
        .flatMap(state -> state.text().stream())
        .flatMap(text -> CurrencySign.iso(text).stream())
        .findFirst()
        .or(() -> writtenPrices().flatMap(text -> CurrencySign.in(text).stream()).findFirst())
        .or(this::described);
  }

  private Stream<String> writtenPrices() {
    return Stream.concat(Stream.of(goods), skuList().items().stream())
        .map(part -> part.first("minOnSalePriceStr", "min_on_sale_price_str", "normalPriceStr"))
        .flatMap(price -> price.text().stream());
  }

  private Optional<Found<Seller>> seller() {
    JsonPlace mall = store.at("mall").first("mallData", "mall_data");
    Optional<String> id =
        mall.first("mallId", "mall_id").text().or(() -> goods.first("mallId", "mall_id").text());
    Optional<String> name = mall.first("mallName", "mall_name").text();
    return id.isPresent() || name.isPresent()
        ? Optional.of(new Found<>(new Seller(id, name), mall.place()))
        : Optional.empty();
  }

  /** The gallery; a picture with a negative number belongs to an option. */
  private List<URI> images() {
    List<URI> images = new ArrayList<>();
    for (JsonPlace picture : goods.at("gallery").items()) {
      boolean ofOption = picture.at("id").number().filter(id -> id.signum() < 0).isPresent();
      picture
          .at("url")
          .text()
          .filter(text -> !ofOption)
          .flatMap(TemuGoods::address)
          .filter(address -> !images.contains(address))
          .ifPresent(images::add);
    }
    return images;
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text.startsWith("//") ? "https:" + text : text));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (JsonPlace part : List.of(goods, store)) {
      for (JsonPlace property : part.first("goodsProperty", "goods_property").items()) {
        List<String> values =
            property.at("values").items().stream().flatMap(v -> v.text().stream()).toList();
        property
            .at("key")
            .text()
            .filter(key -> !values.isEmpty())
            .ifPresent(key -> attributes.putIfAbsent(key, String.join(", ", values)));
      }
    }
    return attributes;
  }
}
