package io.haetae.sites.declared;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where pages with schema.org data keep the values of an offer, the surest first: JSON-LD,
 * microdata, then the tags for link previews, which are never asked for the availability.
 */
final class SamplePlaces {
  private static final List<String> OFFERS =
      List.of(
          "product#/offers",
          "product#/offers/*",
          "product#/hasVariant/*/offers",
          "group#/offers",
          "group#/hasVariant/*/offers",
          "group#/hasVariant/*/offers/*");

  static final List<String> TITLE =
      List.of(
          "product#/name",
          "group#/name",
          "css:[itemtype$=/Product] [itemprop=name]",
          "css:h1",
          "css:meta[property=og:title]@content");
  static final List<String> PRICE =
      all(
          offers("price", "lowPrice", "priceSpecification/price", "priceSpecification/*/price"),
          "css:[itemprop=price][content]@content",
          "css:[itemprop=price]",
          "css:meta[property=product:price:amount]@content",
          "css:meta[property=og:price:amount]@content");
  static final List<String> CURRENCY =
      all(
          offers("priceCurrency", "priceSpecification/priceCurrency"),
          "css:[itemprop=priceCurrency][content]@content",
          "css:meta[property=product:price:currency]@content",
          "css:meta[property=og:price:currency]@content");
  static final List<String> SELLER =
      all(offers("seller/name"), "css:[itemprop=seller] [itemprop=name]");
  static final List<String> IMAGES =
      List.of(
          "product#/image",
          "product#/image/*",
          "product#/image/url",
          "product#/image/*/url",
          "group#/image",
          "group#/image/*",
          "css:[itemprop=image][src]@src",
          "css:[itemprop=image][content]@content",
          "css:meta[property=og:image]@content");
  static final List<String> COUNTRY =
      offers(
          "shippingDetails/shippingDestination/addressCountry",
          "shippingDetails/*/shippingDestination/addressCountry");
  static final List<String> AVAILABILITY =
      all(
          offers("availability"),
          "css:[itemprop=availability][href]@href",
          "css:[itemprop=availability][content]@content",
          "css:[itemprop=availability]");

  /** What proves that an order can be placed, as a YAML value. */
  static final String ORDERABLE =
      "'(?i)(?:https?://schema\\.org/)?(?:InStock|LimitedAvailability|OnlineOnly|PreOrder|BackOrder)'";

  /** What proves that all is sold, as a YAML value. */
  static final String SOLD_OUT = "'(?i)(?:https?://schema\\.org/)?(?:OutOfStock|SoldOut)'";

  private SamplePlaces() {}

  private static List<String> offers(String... properties) {
    return Stream.of(properties)
        .flatMap(property -> OFFERS.stream().map(offer -> offer + "/" + property))
        .toList();
  }

  private static List<String> all(List<String> first, String... more) {
    return Stream.concat(first.stream(), Stream.of(more)).toList();
  }
}
