package io.haetae.sites.generic;

import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The offers of one product as one source describes them.
 *
 * @param single the offers that a buyer chooses from, in the source's order
 * @param whole what is said of all of them together, such as an AggregateOffer
 */
record Offers(List<Offer> single, List<Offer> whole) {
  private static final int DEEPEST = 8;

  /** Copies the lists. */
  Offers {
    single = List.copyOf(single);
    whole = List.copyOf(whole);
  }

  /** The offers of a product and of its variants. */
  static Offers of(Entity product) {
    List<Offer> single = new ArrayList<>();
    List<Offer> whole = new ArrayList<>();
    collect(product, product, single, whole, 0);
    return new Offers(single, whole);
  }

  private static void collect(
      Entity product, Entity owner, List<Offer> single, List<Offer> whole, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    List<Entity> variants = owner.under("hasVariant");
    for (Entity offer : owner.under("offers")) {
      boolean several = !variants.isEmpty() || offer.is("aggregateoffer");
      (several ? whole : single).add(Offer.of(offer, product));
      collect(product, offer, single, whole, depth + 1);
    }
    variants.forEach(variant -> collect(variant, variant, single, whole, depth + 1));
  }

  /** These offers and those of another description of the same product. */
  Offers and(Offers others) {
    List<Offer> allSingle = new ArrayList<>(single);
    allSingle.addAll(others.single);
    List<Offer> allWhole = new ArrayList<>(whole);
    allWhole.addAll(others.whole);
    return new Offers(allSingle, allWhole);
  }

  /** Every offer, the single ones first. */
  List<Offer> all() {
    List<Offer> all = new ArrayList<>(single);
    all.addAll(whole);
    return all;
  }

  /**
   * What the offers together say: orderable if one can be ordered, sold out if each says so; empty
   * if they do not say, or not all of them.
   */
  static Optional<Availability> together(List<Offer> offers) {
    List<Availability> said =
        offers.stream().map(Offer::availability).flatMap(Optional::stream).toList();
    if (said.contains(Availability.ORDERABLE)) {
      return Optional.of(Availability.ORDERABLE);
    }
    if (said.isEmpty() || said.size() < offers.size()) {
      return Optional.empty();
    }
    boolean soldOut = said.stream().allMatch(one -> one == Availability.SOLD_OUT);
    return Optional.of(soldOut ? Availability.SOLD_OUT : Availability.WITHHELD);
  }

  /** The currencies of the prices. */
  Set<String> currencies() {
    return all().stream()
        .flatMap(offer -> offer.low().stream())
        .flatMap(money -> money.currency().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The price: the single offers' lowest and highest, or what is said of the whole where they give
   * none. Only prices in one currency are compared; that of {@code preferred}, where it is one of
   * several.
   */
  Optional<Price> price(Optional<String> preferred) {
    Set<String> currencies = currencies();
    Optional<String> currency =
        preferred.filter(currencies::contains).or(() -> currencies.stream().findFirst());
    return price(single, currency).or(() -> price(whole, currency));
  }

  private static Optional<Price> price(List<Offer> offers, Optional<String> currency) {
    Comparator<Money> byAmount = Comparator.comparing(Money::amount);
    List<Offer> priced =
        offers.stream()
            .filter(o -> o.low().isPresent())
            .filter(o -> o.low().flatMap(Money::currency).equals(currency))
            .toList();
    List<Offer> orderable =
        priced.stream()
            .filter(o -> o.availability().filter(a -> a == Availability.ORDERABLE).isPresent())
            .toList();
    Optional<Money> min = priced.stream().flatMap(o -> o.low().stream()).min(byAmount);
    Optional<Money> max = priced.stream().flatMap(o -> o.high().or(o::low).stream()).max(byAmount);
    Optional<Money> shown =
        orderable.stream().flatMap(o -> o.low().stream()).min(byAmount).or(() -> min);
    return shown.map(money -> new Price(min, max, money));
  }

  /** The price before reductions, where it is higher than a price now. */
  Optional<Price> listPrice(Price now) {
    return all().stream()
        .flatMap(offer -> offer.listed().stream())
        .filter(money -> money.currency().equals(now.shown().currency()))
        .filter(money -> money.amount().compareTo(now.shown().amount()) > 0)
        .min(Comparator.comparing(Money::amount))
        .map(Price::single);
  }

  /** The options, where several single offers have a number of their own. */
  List<Option> options() {
    List<Option> options = new ArrayList<>();
    for (Offer offer : single) {
      boolean known = options.stream().anyMatch(o -> offer.id().filter(o.id()::equals).isPresent());
      if (!known) {
        offer.option().ifPresent(options::add);
      }
    }
    return options.size() > 1 ? options : List.of();
  }

  /** One offer: a price and whether it can be ordered. */
  record Offer(
      Optional<Money> low,
      Optional<Money> high,
      Optional<Money> listed,
      Optional<Availability> availability,
      Optional<String> written,
      Optional<String> id,
      String label,
      String at) {
    static Offer of(Entity offer, Entity product) {
      SchemaPrice price = SchemaPrice.of(offer);
      Optional<String> written = offer.text("availability");
      return new Offer(
          price.low(),
          price.high(),
          price.listed(),
          written.flatMap(Availability::of),
          written,
          offer.text("sku").or(() -> product.text("sku", "productID", "gtin13", "gtin", "mpn")),
          label(product).or(() -> offer.text("name")).orElse(""),
          offer.at());
    }

    private static Optional<String> label(Entity product) {
      List<String> values = new ArrayList<>();
      for (String name : List.of("color", "size", "material", "pattern")) {
        product.text(name).ifPresent(values::add);
      }
      return values.isEmpty() ? product.text("name") : Optional.of(String.join(" / ", values));
    }

    private Optional<Option> option() {
      Optional<Boolean> orderable = availability.map(a -> a == Availability.ORDERABLE);
      return id.map(number -> new Option(number, label, low, Optional.empty(), orderable));
    }

    /** Whether the price is more than nothing. */
    boolean priced() {
      return low.filter(money -> money.amount().compareTo(BigDecimal.ZERO) > 0).isPresent();
    }
  }
}
