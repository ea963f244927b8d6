package io.haetae.core.verdict;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Readings written by hand. */
public final class Pages {
  /** The listing that the questions here ask for. */
  public static final ListingId ASKED = ListingId.parse("shop:1");

  /** Another listing of the same site. */
  public static final ListingId OTHER = ListingId.parse("shop:2");

  /** A whole product: title, price, no options. */
  public static final Optional<Product> WHOLE = Optional.of(product(true, true, List.of()));

  private Pages() {}

  /** The question for a listing in Korea. */
  public static Question asked(String... skus) {
    return new Question(Optional.of(ASKED), Optional.of(Country.KOREA), List.of(skus));
  }

  /** A page of the item that was asked for, made for Korea, with its product. */
  public static Reading item(Meaning... meanings) {
    return item(WHOLE, meanings);
  }

  /** A page of the item that was asked for, made for Korea. */
  public static Reading item(Optional<Product> product, Meaning... meanings) {
    return page(
        PageKind.ITEM, Optional.of(ASKED), Optional.of("KR"), product, Arrays.asList(meanings));
  }

  /** A page of no item, made for Korea. */
  public static Reading other(Meaning... meanings) {
    return page(
        PageKind.OTHER,
        Optional.empty(),
        Optional.of("KR"),
        Optional.empty(),
        Arrays.asList(meanings));
  }

  /** Any page. */
  public static Reading page(
      PageKind kind,
      Optional<ListingId> listing,
      Optional<String> country,
      Optional<Product> product,
      Collection<Meaning> meanings) {
    return new Reading(
        new SiteId("shop"),
        "1",
        kind,
        listing,
        country.map(code -> new Found<>(code, "state#/country")),
        product,
        List.of(),
        meanings.stream().map(Pages::signal).toList());
  }

  /** The signal that pages here give for a meaning. */
  public static Signal signal(Meaning meaning) {
    return new Signal(meaning, "marker", meaning.name(), "state#/" + meaning.name());
  }

  /** A product with these options. */
  public static Product product(boolean title, boolean price, List<Option> options) {
    return product(title, price, options, Optional.empty());
  }

  /** A product with these options and this stock. */
  public static Product product(
      boolean title, boolean price, List<Option> options, Optional<Long> stock) {
    Money won = new Money(new BigDecimal("9900"), Optional.of("KRW"));
    return new Product(
        title ? Optional.of(new Found<>("Brick set", "state#/title")) : Optional.empty(),
        price ? Optional.of(new Found<>(Price.single(won), "state#/price")) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        options,
        stock.map(number -> new Found<>(number, "state#/stock")),
        List.of(),
        Map.of());
  }

  /** A whole product with options. */
  public static Optional<Product> with(Option... options) {
    return Optional.of(product(true, true, List.of(options)));
  }

  /** A whole product with a stock. */
  public static Optional<Product> stocked(long stock) {
    return Optional.of(product(true, true, List.of(), Optional.of(stock)));
  }

  /** An option that the page offers, does not offer, or says nothing about. */
  public static Option option(String id, Optional<Boolean> orderable) {
    return new Option(id, "Option " + id, Optional.empty(), Optional.empty(), orderable);
  }

  /** An option that the page offers. */
  public static Option offered(String id) {
    return option(id, Optional.of(true));
  }

  /** An option that the page does not offer. */
  public static Option refused(String id) {
    return option(id, Optional.of(false));
  }

  /** An option about which the page says nothing. */
  public static Option unknown(String id) {
    return option(id, Optional.empty());
  }
}
