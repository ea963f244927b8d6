package io.haetae.sites.aliexpress;

import io.haetae.core.product.Money;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.Obstacles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A list of offers as drawn, on pages that keep no state of it (2017 and since 2024). */
final class AliExpressList {
  private static final String CARD =
      "a.search-card-item[href], [class*=search-item-card] a[href*=/item/],"
          + " .list-item a.product[href], .list-item .detail h3 a[href], .items-list .item a[href*=/item/]";
  private static final String TITLE = "h3, h1, [class*=titleText], [title]";
  private static final String PRICE =
      "[itemprop=price], .price .value, [class*=price-sale], [class*=price--current]";

  private AliExpressList() {}

  /** The offers in the page's order, each once. */
  static List<SearchHit> hits(Document page) {
    Map<ListingId, SearchHit> hits = new LinkedHashMap<>();
    for (Element link : page.select(CARD)) {
      String href = link.attr("href");
      AliExpressParts.address(
              href.startsWith("/") && !href.startsWith("//")
                  ? "https://www.aliexpress.com" + href
                  : href)
          .flatMap(AliExpressAddress::listing)
          .ifPresent(listing -> hits.putIfAbsent(listing, hit(listing, link)));
    }
    return List.copyOf(hits.values());
  }

  private static SearchHit hit(ListingId listing, Element link) {
    Element box = Optional.ofNullable(link.closest(".list-item, .item")).orElse(link);
    return new SearchHit(listing, title(link, box), price(box), Optional.empty(), Optional.empty());
  }

  private static Optional<String> title(Element link, Element box) {
    Element heading = box.selectFirst(TITLE);
    String shown = heading == null ? Obstacles.shown(link) : Obstacles.shown(heading);
    return Optional.of(shown.isBlank() ? link.attr("title") : shown).filter(t -> !t.isBlank());
  }

  private static Optional<Money> price(Element box) {
    return Optional.ofNullable(box.selectFirst(PRICE))
        .map(Obstacles::shown)
        .flatMap(text -> AliExpressMoney.ofShown(spaceless(text), CurrencySign.in(text)));
  }

  /** Since 2024 every part of a price stands in an element of its own: {@code € 3 , 49}. */
  private static String spaceless(String text) {
    return text.replaceAll("(?<=[0-9])\\s*([.,])\\s*(?=[0-9])", "$1");
  }
}
