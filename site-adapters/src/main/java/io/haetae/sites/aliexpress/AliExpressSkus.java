package io.haetae.sites.aliexpress;

import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.sites.page.JsonPlace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options in the state of a page's source.
 *
 * @param list the array of them
 * @param properties the properties that name their values
 * @param flagged whether each says itself if it is for sale, as since 2023
 */
record AliExpressSkus(JsonPlace list, JsonPlace properties, boolean flagged) {
  private static final Comparator<Money> BY_AMOUNT = Comparator.comparing(Money::amount);

  List<Option> options() {
    Map<String, String> labels = AliExpressParts.labels(properties);
    return list.items().stream().flatMap(sku -> option(sku, labels).stream()).toList();
  }

  private Optional<Option> option(JsonPlace sku, Map<String, String> labels) {
    JsonPlace value = sku.at("skuVal");
    Optional<Long> stock = AliExpressParts.stock(value.first("availQuantity", "inventory"));
    Optional<Boolean> salable = sku.at("salable").binary();
    Optional<Boolean> orderable =
        AliExpressParts.orderable(flagged ? salable : salable.or(() -> Optional.of(true)), stock);
    String label =
        AliExpressParts.label(sku.first("skuAttr", "skuPropIds").text().orElse(""), labels);
    return sku.first("skuIdStr", "skuId")
        .text()
        .map(id -> new Option(id, label, now(value), stock, orderable));
  }

  private static Optional<Money> now(JsonPlace value) {
    return AliExpressMoney.of(value.at("skuActivityAmount"))
        .or(() -> AliExpressMoney.of(value.at("skuAmount")));
  }

  /** The prices of the options, of which the lowest is shown. */
  Optional<Price> price() {
    List<Money> prices = options().stream().flatMap(option -> option.price().stream()).toList();
    return prices.stream()
        .min(BY_AMOUNT)
        .map(low -> new Price(Optional.of(low), prices.stream().max(BY_AMOUNT), low));
  }
}
