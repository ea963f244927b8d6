package io.haetae.sites.generic;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What the page's {@code og:} and {@code product:} tags say. They are made for link previews and
 * often stale, so they can contradict but never decide.
 *
 * @param title the title for previews
 * @param type such as {@code product}
 * @param url the page's own address
 * @param amount the price as written
 * @param currency the price's currency as written
 * @param availability whether it can be ordered
 */
record OpenGraph(
    Optional<String> title,
    Optional<String> type,
    Optional<String> url,
    Optional<String> amount,
    Optional<String> currency,
    Optional<Availability> availability) {
  /** Reads the tags of a page. */
  static OpenGraph of(Document page) {
    return new OpenGraph(
        first(page, "og:title"),
        first(page, "og:type"),
        first(page, "og:url"),
        first(page, "product:price:amount", "og:price:amount", "product:sale_price:amount"),
        first(page, "product:price:currency", "og:price:currency", "product:sale_price:currency")
            .map(code -> code.toUpperCase(Locale.ROOT)),
        first(page, "product:availability", "og:availability").flatMap(Availability::of));
  }

  private static Optional<String> first(Document page, String... properties) {
    for (String property : properties) {
      for (Element tag :
          page.select("meta[property=" + property + "], meta[name=" + property + "]")) {
        String content = tag.attr("content").strip();
        if (!content.isEmpty()) {
          return Optional.of(content);
        }
      }
    }
    return Optional.empty();
  }
}
