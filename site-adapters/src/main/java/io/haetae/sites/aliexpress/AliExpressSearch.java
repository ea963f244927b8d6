package io.haetae.sites.aliexpress;

import io.haetae.core.product.Money;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.CurrencySign;
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
  /** Where the state of a page holds its cards. */
  private static final String OF_PAGE = "itemList/content";

  /** What holds the cards elsewhere: an answer of the interface, or the list alone. */
  private static final List<String> HOLDERS = List.of("items", "content");

  /**
   * The list in a state; empty if it holds none. A search that found nothing may recommend goods
   * further in, which are no results.
   */
  static Optional<AliExpressSearch> in(JsonPlace root) {
    Optional<AliExpressSearch> listed =
        HOLDERS.stream().flatMap(path -> held(root, path).stream()).findFirst();
    Optional<JsonPlace> empty =
        root.nearest(AliExpressSearch::nothing)
            .filter(state -> listed.isEmpty() || depth(state) + 1 < depth(listed.get().list()));
    return held(root, OF_PAGE).or(() -> empty.map(AliExpressSearch::none)).or(() -> listed);
  }

  private static long depth(JsonPlace place) {
    return place.place().chars().filter(c -> c == '/').count();
  }

  private static Optional<AliExpressSearch> held(JsonPlace root, String path) {
    return root.nearest(state -> isList(state.first(path)))
        .map(holder -> new AliExpressSearch(holder.first(path)));
  }

  private static AliExpressSearch none(JsonPlace state) {
    return new AliExpressSearch(state.at("pageInfo"));
  }

  /** Whether a value is a list of cards that look like AliExpress's and no other shop's. */
  static boolean isOwn(JsonPlace root) {
    return in(root).stream()
        .flatMap(search -> search.list().items().stream())
        .anyMatch(
            card ->
                card.at("prices", "salePrice").node().isObject()
                    || card.first("productDetailUrl", "store/storeUrl", "store/storeURL")
                        .text()
                        .filter(url -> url.contains("aliexpress."))
                        .isPresent());
  }

  /** A search that says it found nothing. */
  private static boolean nothing(JsonPlace state) {
    boolean page = state.node().has("mods") || state.node().has("items");
    return state
        .first("pageInfo/totalResults", page ? "resultCount" : "pageInfo/totalResults")
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
        .or(() -> AliExpressMoney.of(card.at("prices").at("originalPrice")))
        .or(() -> card.at("price").text().flatMap(AliExpressSearch::written));
  }

  /** The price as the cards of 2019 and 2020 have it, such as {@code US $2.35 - 5.99}. */
  private static Optional<Money> written(String text) {
    return AliExpressMoney.ofShown(text, CurrencySign.in(text));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
