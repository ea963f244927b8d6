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
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.JsonPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts of an offer in an answer of the interface that pages since mid 2024 ask.
 *
 * @param result the object that holds the parts
 */
record AliExpressContent(JsonPlace result) {
  /** What the interface calls an item that it does not have (answers of 2026). */
  private static final String UNKNOWN_ITEM = "SITEM_NOT_EXIST";

  /** What it calls an item that the visitor's storefront does not offer (an answer of 2026). */
  private static final String BANNED_ITEM = "SITEM_BAN_NO_AVAIL_SKU";

  /** What the answer says of its offer. */
  AliExpressOffer offer() {
    Product product =
        new Product(
            title(),
            price(),
            listPrice(),
            seller(),
            options(),
            stock(),
            AliExpressParts.images(pictures()),
            AliExpressParts.attributes(properties()),
            particulars());
    return AliExpressOffer.of(
        listing(), product, AliExpressParts.destination(ways()), countries(), signals());
  }

  private JsonPlace global() {
    return result.at("GLOBAL_DATA").at("globalData");
  }

  private JsonPlace pictures() {
    return result.at("HEADER_IMAGE_PC").at("imagePathList");
  }

  private JsonPlace properties() {
    return result.at("PRODUCT_PROP_PC").at("showedProps");
  }

  private Particulars particulars() {
    JsonPlace selected = result.at("PRICE").at("targetSkuPriceInfo");
    JsonPlace before = selected.at("originalPrice").at("formatedAmount");
    JsonPlace sold = result.at("PC_RATING").at("otherText");
    return new Particulars(
        AliExpressParticulars.categories(
            global().at("breadCrumbPathList"), global().at("categoryPath")),
        selected.at("salePriceString").foundText(),
        listPrice().flatMap(found -> before.foundText()),
        Optional.empty(),
        sold.text().map(text -> sold.found(Sold.of(text))),
        AliExpressParticulars.deliversTo(ways()),
        new Places(
            AliExpressParticulars.placeOf(paths()),
            AliExpressParticulars.placeOf(pictures()),
            AliExpressParticulars.placeOf(properties())));
  }

  private Optional<ListingId> listing() {
    return Stream.of(
            global().at("productId"),
            global().at("productInfo").at("productId"),
            result.at("PRICE").at("productId"))
        .flatMap(id -> id.text().stream())
        .flatMap(text -> AliExpressAddress.number(text).stream())
        .findFirst();
  }

  private Optional<Found<String>> title() {
    return AliExpressParts.title(result.at("PRODUCT_TITLE").at("text"))
        .or(() -> AliExpressParts.title(global().at("subject")));
  }

  private List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    flag(global().at("bigBossBan"), Meaning.REGION_REFUSAL)
        .or(() -> error(BANNED_ITEM, Meaning.REGION_REFUSAL))
        .ifPresent(signals::add);
    error(UNKNOWN_ITEM, Meaning.NOT_FOUND).ifPresent(signals::add);
    flag(global().at("adultGate"), Meaning.AGE_GATE).ifPresent(signals::add);
    signals.addAll(
        AliExpressParts.statusSignals(
            List.of(global().at("itemStatus"), global().at("offlineInfo").at("itemStatus"))));
    Optional<Signal> ofStock = AliExpressParts.stockSignal(stock(), options(), title().isPresent());
    ofStock.ifPresent(signals::add);
    JsonPlace has = global().at("productInfo").at("hasStock");
    has.binary()
        .filter(some -> !some && ofStock.isEmpty() && title().isPresent())
        .map(none -> new Signal(Meaning.OUT_OF_STOCK, "hasStock", "false", has.place()))
        .ifPresent(signals::add);
    AliExpressParts.delivery(ways()).ifPresent(signals::add);
    return signals;
  }

  private Optional<Signal> error(String known, Meaning meaning) {
    JsonPlace code = global().at("errorCode");
    return code.text()
        .filter(known::equals)
        .map(value -> new Signal(meaning, "errorCode", value, code.place()));
  }

  private static Optional<Signal> flag(JsonPlace part, Meaning meaning) {
    String name = part.place().substring(part.place().lastIndexOf('/') + 1);
    return part.binary()
        .filter(set -> set)
        .map(set -> new Signal(meaning, name, "true", part.place()));
  }

  private List<JsonPlace> ways() {
    return result.at("SHIPPING").first("deliveryLayoutInfo", "originalLayoutResultList").items();
  }

  private List<Found<String>> countries() {
    return Stream.of(result.at("PRICE").at("region"))
        .flatMap(part -> AliExpressParts.country(part).stream())
        .toList();
  }

  private JsonPlace bySku() {
    return result.at("PRICE").first("skuIdStrPriceInfoMap", "skuPriceInfoMap");
  }

  private JsonPlace paths() {
    return result.at("SKU").at("skuPaths");
  }

  private List<Option> options() {
    Map<String, String> labels = AliExpressParts.labels(result.at("SKU").at("skuProperties"));
    return paths().items().stream().flatMap(sku -> option(sku, labels).stream()).toList();
  }

  private Optional<Option> option(JsonPlace sku, Map<String, String> labels) {
    Optional<Long> stock = AliExpressParts.stock(sku.at("skuStock"));
    Optional<Boolean> orderable = AliExpressParts.orderable(sku.at("salable").binary(), stock);
    String label = AliExpressParts.label(sku.first("skuAttr", "path").text().orElse(""), labels);
    return sku.first("skuIdStr", "skuId")
        .text()
        .map(id -> new Option(id, label, now(bySku().at(id)), stock, orderable));
  }

  private Optional<String> currency(JsonPlace price) {
    return Stream.of(price.at("originalPrice").at("currency"), global().at("currencyCode"))
        .flatMap(part -> part.text().stream())
        .flatMap(text -> AliExpressMoney.currency(text).stream())
        .findFirst()
        .or(() -> price.at("salePriceString").text().flatMap(CurrencySign::in));
  }

  /**
   * The part that stands for another: answers of 2024 write a part that they have written before as
   * {@code {"$ref": "$.PRICE.targetSkuPriceInfo"}}.
   */
  private JsonPlace written(JsonPlace part) {
    return part.at("$ref")
        .text()
        .filter(path -> path.startsWith("$."))
        .map(path -> path.substring(2).replace("[", ".").replace("]", ""))
        .map(path -> result.at(path.split("\\.")))
        .filter(JsonPlace::present)
        .orElse(part);
  }

  private Optional<Money> now(JsonPlace part) {
    JsonPlace price = written(part);
    Optional<String> currency = currency(price);
    return price
        .at("salePriceLocal")
        .text()
        .flatMap(text -> AliExpressMoney.ofParts(text, currency))
        .or(
            () ->
                price
                    .at("salePriceString")
                    .text()
                    .flatMap(text -> AliExpressMoney.ofShown(text, currency)))
        .or(() -> AliExpressMoney.of(price.at("originalPrice")));
  }

  /** The price shown is that of the option which the page selects. */
  private Optional<Found<Price>> price() {
    JsonPlace selected = result.at("PRICE").at("targetSkuPriceInfo");
    List<Money> prices =
        bySku().node().propertyNames().stream()
            .flatMap(sku -> now(bySku().at(sku)).stream())
            .sorted(Comparator.comparing(Money::amount))
            .toList();
    Optional<Money> shown = now(selected);
    return shown
        .or(() -> prices.stream().findFirst())
        .map(
            money ->
                new Price(
                    prices.stream().findFirst().or(() -> shown),
                    prices.stream().reduce((a, b) -> b).or(() -> shown),
                    money))
        .map(price -> new Found<>(price, shown.isPresent() ? selected.place() : bySku().place()));
  }

  private Optional<Found<Price>> listPrice() {
    JsonPlace selected = result.at("PRICE").at("targetSkuPriceInfo");
    JsonPlace before = selected.at("originalPrice");
    return AliExpressMoney.of(before)
        .filter(money -> now(selected).filter(now -> !now.equals(money)).isPresent())
        .map(money -> new Found<>(Price.single(money), before.place()));
  }

  private Optional<Found<Long>> stock() {
    JsonPlace stated = result.at("QUANTITY_PC").at("totalAvailableInventory");
    return AliExpressParts.total(stated, options(), paths().place());
  }

  private Optional<Found<Seller>> seller() {
    JsonPlace shop = result.at("SHOP_CARD_PC");
    Optional<String> id =
        shop.at("sellerInfo").at("storeNum").text().or(() -> global().at("storeId").text());
    Optional<String> name = shop.at("storeName").text().or(() -> global().at("storeName").text());
    return id.isPresent() || name.isPresent()
        ? Optional.of(new Found<>(new Seller(id, name), shop.place()))
        : Optional.empty();
  }
}
