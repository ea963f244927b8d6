package io.haetae.sites.declared;

import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.declared.Declaration.Each;
import io.haetae.sites.declared.DeclaredView.Item;
import io.haetae.sites.declared.DeclaredView.Value;
import io.haetae.sites.page.CurrencySign;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lists that a declaration names: the options of an offer, and the offers of a result page.
 *
 * @param view the page
 * @param currency the currency that the page gives beside its prices
 */
record DeclaredLists(Declaration declared, DeclaredView view, Optional<String> currency) {
  /** The options in the page's order; one without a number of its own is left out. */
  List<Option> options() {
    List<Option> options = new ArrayList<>();
    for (Each each : declared.options().stream().toList()) {
      for (Item item : view.items(each.place())) {
        first(item, each, "id").flatMap(id -> option(id, item, each)).ifPresent(options::add);
      }
    }
    return List.copyOf(options);
  }

  private Optional<Option> option(Value id, Item item, Each each) {
    Optional<Long> stock =
        first(item, each, "stock")
            .filter(value -> value.text().matches("[0-9]{1,18}"))
            .map(value -> Long.parseLong(value.text()));
    List<String> labels =
        each.sources("label").stream()
            .flatMap(source -> view.values(item, source).map(Value::text))
            .toList();
    return Optional.of(
        new Option(
            id.text(),
            String.join(" / ", labels),
            price(item, each),
            stock,
            orderable(item, each)));
  }

  /** What is proven both ways, or neither, is not known. */
  private Optional<Boolean> orderable(Item item, Each each) {
    boolean open = proven(item, each, "orderable");
    boolean soldOut = proven(item, each, "sold-out");
    return open == soldOut ? Optional.empty() : Optional.of(open);
  }

  private boolean proven(Item item, Each each, String state) {
    return each.proof(state)
        .filter(
            proof ->
                view.values(item, proof.place())
                    .anyMatch(value -> proof.matches().matches(value.text())))
        .isPresent();
  }

  /** Where the list of options stands, if it holds any. */
  Optional<String> optionsAt() {
    return declared.options().stream()
        .flatMap(each -> view.items(each.place()).stream())
        .map(Item::at)
        .findFirst();
  }

  /** Whether a result page says that it found nothing. */
  boolean nothing() {
    return declared.results().flatMap(each -> each.proof("nothing")).stream()
        .anyMatch(
            proof -> view.values(proof.place()).anyMatch(v -> proof.matches().matches(v.text())));
  }

  /** The offers of a result page in rank order, each once. */
  List<SearchHit> hits(URI base) {
    Map<ListingId, SearchHit> hits = new LinkedHashMap<>();
    for (Each each : declared.results().stream().toList()) {
      for (Item item : view.items(each.place())) {
        first(item, each, "id")
            .flatMap(id -> number(id.text(), base))
            .map(number -> new ListingId(declared.site(), number))
            .ifPresent(listing -> hits.putIfAbsent(listing, hit(listing, item, each)));
      }
    }
    return List.copyOf(hits.values());
  }

  /** The number, or that in an address of an item of the site. */
  private Optional<String> number(String text, URI base) {
    if (text.indexOf('/') < 0) {
      return Optional.of(text).filter(number -> number.matches("\\S{1,200}"));
    }
    return DeclaredReader.uri(text).map(base::resolve).flatMap(declared.addresses()::number);
  }

  private SearchHit hit(ListingId listing, Item item, Each each) {
    return new SearchHit(
        listing,
        first(item, each, "title").map(Value::text),
        price(item, each),
        first(item, each, "seller-id").map(Value::text),
        first(item, each, "listed-on").flatMap(DeclaredLists::date));
  }

  private static Optional<LocalDate> date(Value value) {
    return DeclaredParticulars.date(value.text());
  }

  private Optional<Value> first(Item item, Each each, String field) {
    return each.sources(field).stream()
        .flatMap(source -> view.values(item, source).limit(1))
        .findFirst();
  }

  private Optional<Money> price(Item item, Each each) {
    Optional<String> own =
        first(item, each, "currency").flatMap(value -> CurrencySign.iso(value.text()));
    DeclaredPrice prices = new DeclaredPrice(view, own.or(() -> currency));
    return each.sources("price").stream()
        .flatMap(source -> prices.of(view.values(item, source).toList(), source).stream())
        .map(found -> found.value())
        .map(Price::shown)
        .findFirst();
  }
}
