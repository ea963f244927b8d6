package io.haetae.sites.temu;

import io.haetae.core.product.Money;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.StatePart;
import java.util.List;
import java.util.Optional;

/**
 * A list of offers: the answer of the search interface, or the state of a search or shop page.
 *
 * @param list the array of goods
 */
record TemuSearch(StatePart list) {
  /** The list in a state; empty if it holds none. */
  static Optional<TemuSearch> in(StatePart root) {
    return root.nearest(state -> isList(state.at("goodsList", "goods_list")))
        .map(holder -> new TemuSearch(holder.at("goodsList", "goods_list")));
  }

  private static boolean isList(StatePart list) {
    return list.elements().stream().anyMatch(card -> goods(card).isPresent());
  }

  /** A card is the goods themselves, or has them under {@code data}. */
  private static Optional<StatePart> goods(StatePart card) {
    for (StatePart state : List.of(card.at("data"), card)) {
      if (state.at("goodsId", "goods_id").number().isPresent()
          && (state.at("priceInfo", "price_info").node().isObject()
              || state.at("title", "goodsName", "goods_name").text().isPresent())) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** The offers in rank order. */
  List<SearchHit> hits() {
    return list.elements().stream()
        .flatMap(card -> goods(card).stream())
        .map(TemuSearch::hit)
        .toList();
  }

  private static SearchHit hit(StatePart goods) {
    ListingId listing = TemuAddress.listing(goods.at("goodsId", "goods_id").text().orElseThrow());
    return new SearchHit(
        listing,
        goods.at("title", "goodsName", "goods_name").text(),
        price(goods.at("priceInfo", "price_info")),
        goods.at("mallId", "mall_id").text(),
        Optional.empty());
  }

  private static Optional<Money> price(StatePart info) {
    Optional<String> currency = info.at("currency").text().flatMap(TemuMoney::currency);
    return info.at("price")
        .number()
        .flatMap(units -> TemuMoney.of(units, info.at("priceStr", "price_str").text(), currency));
  }
}
