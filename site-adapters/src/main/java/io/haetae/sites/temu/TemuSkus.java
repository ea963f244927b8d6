package io.haetae.sites.temu;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.sites.page.JsonPlace;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The options of an offer.
 *
 * @param list the array of them
 * @param currency the ISO 4217 code of their prices
 */
record TemuSkus(JsonPlace list, Optional<String> currency) {
  List<Option> options() {
    return list.items().stream().flatMap(sku -> option(sku).stream()).toList();
  }

  /** Whether any option can be ordered. */
  boolean orderable() {
    return options().stream().anyMatch(option -> is(option, true));
  }

  /** Whether there are options, and every one is known to be sold out. */
  boolean soldOut() {
    List<Option> options = options();
    return !options.isEmpty() && options.stream().allMatch(option -> is(option, false));
  }

  private static boolean is(Option option, boolean orderable) {
    return option.orderable().filter(known -> known == orderable).isPresent();
  }

  private Optional<Option> option(JsonPlace sku) {
    Optional<BigDecimal> stock = sku.first("stockQuantity", "stock_quantity").number();
    Optional<Boolean> sold = sku.first("isOnsale", "isOnSale", "is_onsale").binary();
    Optional<Boolean> orderable =
        sold.filter(value -> !value).or(() -> stock.map(quantity -> quantity.signum() > 0));
    String label =
        String.join(
            " / ",
            sku.at("specs").items().stream()
                .flatMap(spec -> spec.first("specValue", "spec_value").text().stream())
                .toList());
    return sku.first("skuId", "sku_id")
        .text()
        .map(id -> new Option(id, label, price(sku), stock.map(BigDecimal::longValue), orderable));
  }

  private Optional<Money> price(JsonPlace sku) {
    JsonPlace price = sku.first("salePrice", "sale_price", "normalPrice", "normal_price");
    return price.number().flatMap(units -> TemuMoney.of(units, Optional.empty(), currency));
  }

  /** The prices of the options, of which the lowest is shown. */
  Optional<Found<Price>> price() {
    List<Money> prices = list.items().stream().flatMap(sku -> price(sku).stream()).toList();
    Comparator<Money> byAmount = Comparator.comparing(Money::amount);
    return prices.stream()
        .min(byAmount)
        .map(low -> new Price(Optional.of(low), prices.stream().max(byAmount), low))
        .map(price -> new Found<>(price, list.place()));
  }

  /** The price before that an option names. */
  Optional<Found<Price>> listPrice() {
    return list.items().stream()
        .flatMap(
            sku -> {
              JsonPlace line = sku.first("normalLinePrice", "normal_line_price");
              return line
                  .number()
                  .flatMap(units -> TemuMoney.of(units, Optional.empty(), currency))
                  .map(money -> new Found<>(Price.single(money), line.place()))
                  .stream();
            })
        .findFirst();
  }

  /** The whole stock, where every option's is known. */
  Optional<Found<Long>> stock() {
    List<Option> options = options();
    boolean known = !options.isEmpty() && options.stream().allMatch(o -> o.stock().isPresent());
    long sum = options.stream().mapToLong(option -> option.stock().orElse(0L)).sum();
    return known ? Optional.of(new Found<>(sum, list.place())) : Optional.empty();
  }
}
