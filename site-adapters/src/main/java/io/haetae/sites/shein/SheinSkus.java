package io.haetae.sites.shein;

import io.haetae.core.product.Option;
import io.haetae.sites.page.JsonPlace;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The options of an offer.
 *
 * @param state the whole state
 * @param number that of the goods whose options are wanted
 * @param currency the site's currency, where the page names it
 */
record SheinSkus(JsonPlace state, String number, Optional<String> currency) {
  private Optional<JsonPlace> list() {
    return Stream.of("sku_list", "skuList", "sku_relation_info")
        .flatMap(
            name -> state.nearest(part -> ownSkus(part, name)).map(part -> part.at(name)).stream())
        .findFirst();
  }

  /** Where they stand. */
  String at() {
    return list().map(JsonPlace::place).orElse(state.place());
  }

  /** A list of options counts only if it does not name other goods. */
  private boolean ownSkus(JsonPlace part, String name) {
    return part.at(name).items().stream().anyMatch(sku -> code(sku).isPresent())
        && part.at("goods_id").text().map(number::equals).orElse(true);
  }

  private static Optional<String> code(JsonPlace sku) {
    return sku.first("sku_code", "skuCode").text();
  }

  List<Option> options() {
    return list().map(JsonPlace::items).orElseGet(List::of).stream()
        .flatMap(sku -> option(sku).stream())
        .toList();
  }

  private Optional<Option> option(JsonPlace sku) {
    List<String> values =
        sku.first("sku_sale_attr", "skuSaleAttr").items().stream()
            .flatMap(attribute -> attribute.first("attr_value_name", "attr_value").text().stream())
            .toList();
    Optional<BigDecimal> stock = sku.at("stock").number();
    return code(sku)
        .map(
            id ->
                new Option(
                    id,
                    String.join(" / ", values),
                    SheinMoney.in(sku.first("priceInfo", "price"), "salePrice", currency),
                    stock.map(BigDecimal::longValue),
                    stock.map(quantity -> quantity.signum() > 0)));
  }
}
