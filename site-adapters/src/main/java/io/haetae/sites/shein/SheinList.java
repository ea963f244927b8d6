package io.haetae.sites.shein;

import io.haetae.core.site.SearchHit;
import io.haetae.sites.page.JsonPlace;
import java.util.List;
import java.util.Optional;

/**
 * A list of offers: the answer of the list interface, the state of a category or search page, or
 * the list alone.
 *
 * @param goods the goods in rank order
 */
record SheinList(List<JsonPlace> goods) {
  /** Copies the list. */
  SheinList {
    goods = List.copyOf(goods);
  }

  /** The list in a state; empty if it holds none. */
  static Optional<SheinList> in(JsonPlace root) {
    if (isList(root)) {
      return Optional.of(new SheinList(root.items()));
    }
    for (String name : List.of("products", "goods", "goods_list", "goodsList", "list")) {
      Optional<JsonPlace> holder = root.nearest(part -> isList(part.at(name)));
      if (holder.isPresent()) {
        return Optional.of(new SheinList(holder.get().at(name).items()));
      }
    }
    return Optional.empty();
  }

  /** Whether a state is that of a search which says that it found nothing. */
  static boolean foundNothing(JsonPlace root) {
    return root.nearest(part -> part.name().equals("results"))
        .filter(results -> results.node().isObject())
        .flatMap(results -> results.first("bffProductsInfo/result_count", "sum").number())
        .filter(found -> found.signum() == 0)
        .isPresent();
  }

  private static boolean isList(JsonPlace list) {
    return list.items().stream().anyMatch(SheinList::isGoods);
  }

  private static boolean isGoods(JsonPlace part) {
    return part.at("goods_id").number().isPresent()
        && part.at("goods_name").text().isPresent()
        && part.first("goods_sn", "goods_url_name").text().isPresent();
  }

  /** The offers in rank order. */
  List<SearchHit> hits(Optional<String> currency) {
    return goods.stream().filter(SheinList::isGoods).map(part -> hit(part, currency)).toList();
  }

  private static SearchHit hit(JsonPlace goods, Optional<String> currency) {
    return new SearchHit(
        SheinAddress.listing(goods.at("goods_id").text().orElseThrow()),
        goods.at("goods_name").text(),
        SheinMoney.of(goods.first("salePrice", "sale_price"), currency),
        goods.first("store_code", "storeCode").text(),
        Optional.empty());
  }
}
