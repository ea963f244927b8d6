package io.haetae.sites.generic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
    List<Element> tags = page.select("meta[content]");
    return new OpenGraph(
        first(tags, "og:title"),
        first(tags, "og:type"),
        first(tags, "og:url"),
        first(tags, "product:price:amount", "og:price:amount", "product:sale_price:amount"),
        first(tags, "product:price:currency", "og:price:currency", "product:sale_price:currency")
            .map(code -> code.toUpperCase(Locale.ROOT)),
        first(tags, "product:availability", "og:availability").flatMap(Availability::of));
  }

  private static Optional<String> first(List<Element> tags, String... properties) {
    return Stream.of(properties)
        .flatMap(
            property ->
                tags.stream()
                    .filter(
                        tag ->
                            tag.attr("property").strip().equalsIgnoreCase(property)
                                || tag.attr("name").strip().equalsIgnoreCase(property)))
        .map(tag -> tag.attr("content").strip())
        .filter(content -> !content.isEmpty())
        .findFirst();
  }
}
