package io.haetae.sites.aliexpress;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Places;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.JsonPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The offer by the state in a page's source: modules from 2019 to early 2023, components from then
 * to mid 2024, a tree of parts beside the modules.
 *
 * @param data the object that holds the modules, components or parts
 */
record AliExpressGoods(JsonPlace data) {
  /** The offer in a state; empty if it holds none. */
  static Optional<AliExpressGoods> in(JsonPlace root) {
    return root.nearest(AliExpressGoods::isGoods).map(AliExpressGoods::new);
  }

  private static boolean isGoods(JsonPlace state) {
    return Stream.of(
                "actionModule",
                "titleModule",
                "priceModule",
                "redirectModule",
                "productInfoComponent",
                "priceComponent",
                "redirectComponent")
            .anyMatch(name -> state.node().path(name).isObject())
        || AliExpressTree.isTree(state);
  }

  private JsonPlace part(String... names) {
    JsonPlace flat = data.first(names);
    return flat.present()
        ? flat
        : Stream.of(names)
            .flatMap(name -> AliExpressTree.part(data, name).stream())
            .findFirst()
            .orElse(flat);
  }

  private JsonPlace prices() {
    return part("priceModule", "priceComponent");
  }

  /** What the state says. */
  AliExpressOffer offer() {
    Product product =
        new Product(
            title(),
            price(),
            listPrice(),
            seller(),
            skus().options(),
            stock(),
            AliExpressParts.images(pictures()),
            AliExpressParts.attributes(properties()),
            particulars());
    return AliExpressOffer.of(
        listing(), product, AliExpressParts.destination(ways()), countries(), signals());
  }

  private JsonPlace pictures() {
    return part("imageModule", "imageComponent").at("imagePathList");
  }

  private JsonPlace properties() {
    return part("specsModule", "productPropComponent").first("props", "specs");
  }

  private Particulars particulars() {
    JsonPlace trade = part("titleModule", "tradeComponent");
    JsonPlace text = prices().first("formatedActivityPrice", "formatedPrice");
    JsonPlace before = prices().at("formatedPrice");
    return new Particulars(
        AliExpressParticulars.categories(
            part("crossLinkModule", "breadcrumbComponent").first("breadCrumbPathList", "pathList"),
            part("productInfoComponent").at("categoryPaths")),
        text.foundText(),
        listPrice().flatMap(found -> before.foundText()),
        Optional.empty(),
        AliExpressParticulars.sold(trade.at("formatTradeCount"), trade.at("tradeCountUnit")),
        AliExpressParticulars.deliversTo(ways()),
        new Places(
            skus().options().isEmpty() ? Optional.empty() : Optional.of(skus().list().place()),
            AliExpressParticulars.placeOf(pictures()),
            AliExpressParticulars.placeOf(properties())));
  }

  private Optional<ListingId> listing() {
    return Stream.of(
            part("productInfoComponent").first("idStr", "id"),
            part("commonModule").first("productIdStr", "productId"),
            part("actionModule").first("productIdStr", "productId"),
            part("storeModule").at("productId"))
        .flatMap(id -> id.text().stream())
        .flatMap(text -> AliExpressAddress.number(text).stream())
        .findFirst();
  }

  private Optional<Found<String>> title() {
    return AliExpressParts.title(part("titleModule", "productInfoComponent").at("subject"));
  }

  private List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    JsonPlace redirect = part("redirectModule", "redirectComponent");
    JsonPlace ban = redirect.at("bigBossBan");
    if (ban.binary().orElse(false)) {
      signals.add(new Signal(Meaning.REGION_REFUSAL, "bigBossBan", "true", ban.place()));
    }
    JsonPlace code = redirect.at("code");
    code.text()
        .filter(value -> !value.equals("OK"))
        .ifPresent(
            v -> signals.add(new Signal(Meaning.OFF_SALE, "redirect code", v, code.place())));
    JsonPlace coming = part("actionModule", "preSaleComponent").at("comingSoon");
    if (coming.binary().orElse(false)) {
      signals.add(new Signal(Meaning.OFF_SALE, "comingSoon", "true", coming.place()));
    }
    List<JsonPlace> statuses = new ArrayList<>();
    statuses.add(part("itemStatusComponent").first("status", "itemStatus"));
    JsonPlace ofModule = part("actionModule").at("itemStatus");
    if (admitted() || !ofModule.text().equals(Optional.of("0"))) {
      statuses.add(ofModule);
    }
    signals.addAll(AliExpressParts.statusSignals(statuses));
    AliExpressParts.stockSignal(stock(), skus().options(), title().isPresent())
        .ifPresent(signals::add);
    AliExpressParts.delivery(ways()).ifPresent(signals::add);
    return signals;
  }

  /**
   * Whether the state of 2019 to 2023 says that it neither bans the item nor leads away from it.
   * All 100 known pages on sale say both, so a status without them is not believed.
   */
  private boolean admitted() {
    JsonPlace redirect = part("redirectModule");
    boolean banned = redirect.at("bigBossBan").binary().orElse(true);
    return !banned && redirect.at("code").text().equals(Optional.of("OK"));
  }

  private List<JsonPlace> ways() {
    return Stream.of(part("webGeneralFreightCalculateComponent"), part("shippingModule"))
        .flatMap(part -> part.nearest(s -> s.node().has("originalLayoutResultList")).stream())
        .flatMap(part -> part.at("originalLayoutResultList").items().stream())
        .toList();
  }

  /** Pages of aliexpress.us in 2022 name the visitor's country and the storefront's apart. */
  private List<Found<String>> countries() {
    return Stream.of(
            part("userComponent").at("userCountryCode"),
            part("commonModule").at("userCountryCode"),
            part("webEnv").at("country"))
        .flatMap(part -> AliExpressParts.country(part).stream())
        .toList();
  }

  private AliExpressSkus skus() {
    JsonPlace ofModule = part("skuModule").first("skuPriceList", "skuList");
    boolean flagged = ofModule.items().isEmpty();
    return new AliExpressSkus(
        flagged ? prices().at("skuPriceList") : ofModule,
        part("skuModule", "skuComponent").first("productSKUPropertyList", "propertyList"),
        flagged);
  }

  private String skusAt() {
    JsonPlace list = skus().list();
    return list.items().stream().findFirst().map(JsonPlace::place).orElse(prices().place());
  }

  private Optional<Found<Price>> price() {
    JsonPlace discount = prices().at("discountPrice");
    return range(discount, "minActivityAmount", "maxActivityAmount")
        .or(() -> range(prices(), "minActivityAmount", "maxActivityAmount"))
        .or(this::original)
        .or(this::ofOptions);
  }

  private Optional<Found<Price>> original() {
    return range(prices().at("origPrice"), "minAmount", "maxAmount")
        .or(() -> range(prices(), "minAmount", "maxAmount"));
  }

  private Optional<Found<Price>> ofOptions() {
    return skus().price().map(price -> new Found<>(price, skusAt()));
  }

  /** The price before, where there is another price now. */
  private Optional<Found<Price>> listPrice() {
    Optional<Found<Price>> now = price();
    Predicate<Found<Price>> other =
        before -> now.isPresent() && !before.value().equals(now.get().value());
    return original().filter(other);
  }

  private static Optional<Found<Price>> range(JsonPlace part, String min, String max) {
    Optional<Money> highest = AliExpressMoney.of(part.at(max));
    return AliExpressMoney.of(part.at(min))
        .map(low -> new Price(Optional.of(low), highest.or(() -> Optional.of(low)), low))
        .map(price -> new Found<>(price, part.at(min).place()));
  }

  private Optional<Found<Long>> stock() {
    JsonPlace stated = part("quantityModule", "inventoryComponent").at("totalAvailQuantity");
    return AliExpressParts.total(stated, skus().options(), skusAt());
  }

  private Optional<Found<Seller>> seller() {
    JsonPlace shop = part("storeModule", "sellerComponent");
    Optional<String> id = shop.at("storeNum").text();
    Optional<String> name = shop.at("storeName").text();
    return id.isPresent() || name.isPresent()
        ? Optional.of(new Found<>(new Seller(id, name), shop.place()))
        : Optional.empty();
  }
}
