package io.haetae.sites.shein;

import io.haetae.core.site.SearchHit;
import io.haetae.sites.page.StatePart;
import java.util.List;
import java.util.Optional;

/**
 * A list of offers: the answer of the list interface, the state of a category or search page, or
 * the list alone.
 *
 * @param goods the goods in rank order
 */
record SheinList(List<StatePart> goods) {
  /** Copies the list. */
  SheinList {
    goods = List.copyOf(goods);
  }

  /** The list in a state; empty if it holds none. */
  static Optional<SheinList> in(StatePart root) {
    if (isList(root)) {
      return Optional.of(new SheinList(root.elements()));
    }
    for (String name : List.of("products", "goods", "goods_list", "goodsList", "list")) {
      Optional<StatePart> holder = root.nearest(part -> isList(part.at(name)));
      if (holder.isPresent()) {
        return Optional.of(new SheinList(holder.get().at(name).elements()));
      }
    }
    return Optional.empty();
  }

  private static boolean isList(StatePart list) {
    return list.elements().stream().anyMatch(SheinList::isGoods);
  }

  private static boolean isGoods(StatePart part) {
    return part.at("goods_id").number().isPresent()
        && part.at("goods_name").text().isPresent()
        && part.at("goods_sn").text().isPresent();
  }

  /** The offers in rank order. */
  List<SearchHit> hits(Optional<String> currency) {
    return goods.stream().filter(SheinList::isGoods).map(part -> hit(part, currency)).toList();
  }

  private static SearchHit hit(StatePart goods, Optional<String> currency) {
    return new SearchHit(
        SheinAddress.listing(goods.at("goods_id").text().orElseThrow()),
        goods.at("goods_name").text(),
        SheinMoney.of(goods.at("salePrice", "sale_price"), currency),
        goods.at("store_code", "storeCode").text(),
        Optional.empty());
  }
}
