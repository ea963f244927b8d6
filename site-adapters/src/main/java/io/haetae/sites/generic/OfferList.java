package io.haetae.sites.generic;

import io.haetae.core.product.Money;
import io.haetae.core.product.Price;
import io.haetae.core.site.SearchHit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** The offers of a page that lists several: an ItemList, or products side by side. */
final class OfferList {
  private OfferList() {}

  /**
   * The offers with an address of their own, in the page's order.
   *
   * @param page the document
   * @param products the products described at its top
   * @param base what relative addresses refer to
   */
  static List<SearchHit> of(Document page, List<Entity> products, Optional<URI> base) {
    List<SearchHit> hits = new ArrayList<>();
    List<Entity> lists = new ArrayList<>(JsonLd.of(page).entities());
    lists.addAll(Microdata.of(page));
    for (Entity list : lists) {
      for (Entity element : list.under("itemListElement")) {
        List<Entity> items = element.isProduct() ? List.of(element) : element.under("item");
        items.stream()
            .filter(Entity::isProduct)
            .forEach(item -> hit(item, element.text("url"), base).ifPresent(hits::add));
      }
    }
    if (hits.isEmpty()) {
      products.forEach(item -> hit(item, Optional.empty(), base).ifPresent(hits::add));
    }
    return hits.stream().map(SearchHit::listing).distinct().count() > 1 ? hits : List.of();
  }

  private static Optional<SearchHit> hit(Entity item, Optional<String> listed, Optional<URI> base) {
    Optional<Money> price =
        Offers.of(item)
            .price(Optional.empty())
            .map(Price::shown)
            .filter(m -> m.amount().signum() > 0);
    return item.text("url")
        .or(() -> listed)
        .or(() -> item.under("offers").stream().flatMap(o -> o.text("url").stream()).findFirst())
        .or(() -> item.text("@id"))
        .flatMap(text -> PageAddress.of(text, base))
        .filter(address -> !address.front())
        .map(
            address ->
                new SearchHit(
                    address.listing(),
                    item.text("name"),
                    price,
                    Optional.empty(),
                    Optional.empty()));
  }
}
