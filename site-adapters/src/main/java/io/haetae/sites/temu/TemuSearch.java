package io.haetae.sites.temu;

import io.haetae.core.product.Money;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.JsonPlace;
import java.util.List;
import java.util.Optional;

/**
 * A list of offers: the answer of the search interface, or the state of a search or shop page.
 *
 * @param list the array of goods
 */
record TemuSearch(JsonPlace list) {
  /** The list in a state; empty if it holds none. */
  static Optional<TemuSearch> in(JsonPlace root) {
    return root.nearest(state -> isList(state.first("goodsList", "goods_list")))
        .map(holder -> new TemuSearch(holder.first("goodsList", "goods_list")));
  }

  private static boolean isList(JsonPlace list) {
    return list.items().stream().anyMatch(card -> goods(card).isPresent());
  }

  /** A card is the goods themselves, or has them under {@code data}. */
  private static Optional<JsonPlace> goods(JsonPlace card) {
    for (JsonPlace state : List.of(card.at("data"), card)) {
      if (state.first("goodsId", "goods_id").number().isPresent()
          && (state.first("priceInfo", "price_info").node().isObject()
              || state.first("title", "goodsName", "goods_name").text().isPresent())) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** The offers in rank order. */
  List<SearchHit> hits() {
    return list.items().stream()
        .flatMap(card -> goods(card).stream())
        .map(TemuSearch::hit)
        .toList();
  }

  private static SearchHit hit(JsonPlace goods) {
    ListingId listing =
        TemuAddress.listing(goods.first("goodsId", "goods_id").text().orElseThrow());
    return new SearchHit(
        listing,
        goods.first("title", "goodsName", "goods_name").text(),
        price(goods.first("priceInfo", "price_info")),
        goods.first("mallId", "mall_id").text(),
        Optional.empty());
  }

  private static Optional<Money> price(JsonPlace info) {
    Optional<String> currency = info.at("currency").text().flatMap(CurrencySign::iso);
    return info.at("price")
        .number()
        .flatMap(
            units -> TemuMoney.of(units, info.first("priceStr", "price_str").text(), currency));
  }
}
