package io.haetae.sites.aliexpress;

import io.haetae.core.product.Money;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.JsonPlace;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A list of offers: the state of a search, category or shop page.
 *
 * @param list the cards
 */
record AliExpressSearch(JsonPlace list) {
  /** The list in a state; empty if it holds none. */
  static Optional<AliExpressSearch> in(JsonPlace root) {
    return root.nearest(state -> isList(state.at("itemList").at("content")))
        .map(mods -> new AliExpressSearch(mods.at("itemList").at("content")))
        .or(
            () ->
                root.nearest(state -> isList(state.at("items")))
                    .map(holder -> new AliExpressSearch(holder.at("items"))))
        .or(() -> root.nearest(AliExpressSearch::nothing).map(AliExpressSearch::new));
  }

  /** A search that says it found nothing. */
  private static boolean nothing(JsonPlace state) {
    return state
        .at("pageInfo")
        .at("totalResults")
        .number()
        .filter(number -> number.signum() == 0)
        .isPresent();
  }

  private static boolean isList(JsonPlace list) {
    return list.items().stream().anyMatch(card -> listing(card).isPresent());
  }

  private static Optional<ListingId> listing(JsonPlace card) {
    return card.first("productId", "redirectedId").text().flatMap(AliExpressAddress::number);
  }

  /** The offers in rank order. */
  List<SearchHit> hits() {
    return list.items().stream()
        .flatMap(card -> listing(card).map(listing -> hit(listing, card)).stream())
        .toList();
  }

  private static SearchHit hit(ListingId listing, JsonPlace card) {
    JsonPlace title = card.at("title");
    return new SearchHit(
        listing,
        title.first("displayTitle", "seoTitle").text().or(title::text),
        price(card),
        card.at("store").at("storeId").text(),
        card.at("lunchTime").text().flatMap(AliExpressSearch::date));
  }

  private static Optional<Money> price(JsonPlace card) {
    return AliExpressMoney.of(card.at("prices").at("salePrice"))
        .or(() -> AliExpressMoney.of(card.at("prices").at("originalPrice")));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
