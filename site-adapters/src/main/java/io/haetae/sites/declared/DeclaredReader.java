package io.haetae.sites.declared;

import io.haetae.core.product.Found;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.declared.Declaration.Rule;
import io.haetae.sites.declared.DeclaredView.Value;
import io.haetae.sites.generic.IsoCountry;
import io.haetae.sites.generic.OwnAddresses;
import io.haetae.sites.generic.SchemaReading;
import io.haetae.sites.page.BuyButton;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.Obstacles;
import io.haetae.sites.page.PageView;
import io.haetae.sites.page.SoldOutWords;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one page as a declaration says. A page of another site proves nothing. */
final class DeclaredReader {
  /** One of several values does not prove these: an option may be sold out, the offer is not. */
  private static final Set<Meaning> OF_ALL =
      EnumSet.of(Meaning.OUT_OF_STOCK, Meaning.OFF_SALE, Meaning.NOT_DELIVERED);

  private static final Product NOTHING =
      new Product(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          Map.of());

  private final Declaration declared;
  private final PageView view;
  private final List<String> numbers;
  private final DeclaredView values;
  private final Optional<SchemaReading> schema;

  DeclaredReader(Declaration declared, PageView view) {
    this.declared = declared;
    this.view = view;
    boolean own = isOwn(declared, view);
    this.numbers =
        own
            ? OwnAddresses.written(view)
                .flatMap(url -> declared.addresses().number(url).stream())
                .distinct()
                .toList()
            : List.of();
    this.values = new DeclaredView(declared.states(), view, this::isOwnItem);
    this.schema =
        own && declared.schemaOrg()
            ? Optional.of(SchemaReading.of(view.document(), view.address()))
            : Optional.empty();
  }

  private boolean isOwnItem(URI url) {
    return declared.addresses().number(url).filter(numbers::contains).isPresent();
  }

  /** Whether a page stands at one of the site's addresses, or names one where none is known. */
  static boolean isOwn(Declaration declared, PageView view) {
    return view.address().isPresent()
        ? declared.addresses().covers(view.address().get())
        : OwnAddresses.written(view).anyMatch(declared.addresses()::covers);
  }

  Reading read(String version) {
    if (!isOwn(declared, view)) {
      List<Signal> walls =
          view.html().isBlank() ? List.of() : Obstacles.in(view.document(), view.address());
      return reading(version, PageKind.OTHER, Optional.empty(), Optional.empty(), List.of(), walls);
    }
    List<Signal> signals = new ArrayList<>();
    schema.ifPresent(reading -> signals.addAll(reading.signals()));
    declared.rules().forEach(rule -> signal(rule).ifPresent(signals::add));
    Optional<String> number = number(signals);
    Product product = product(signals);
    boolean item = number.isPresent() && product.title().isPresent();
    Optional<List<SearchHit>> hits = number.isEmpty() ? results() : Optional.empty();
    if (hits.isEmpty() && (!item || product.price().isEmpty())) {
      signals.addAll(walls(signals));
    }
    if (item) {
      SoldOutWords.contradiction(view.document(), signals).ifPresent(signals::add);
      BuyButton.contradictionWithoutChoice(view.document(), signals).ifPresent(signals::add);
    }
    Obstacles.cutOff(view.html()).ifPresent(signals::add);
    signals.addAll(view.faults());
    PageKind kind = item ? PageKind.ITEM : hits.isPresent() ? PageKind.SEARCH : PageKind.OTHER;
    return reading(
        version,
        kind,
        number,
        Optional.of(product).filter(one -> item),
        hits.orElseGet(List::of),
        signals.stream().distinct().toList());
  }

  /** The offers of a result page, or none where it says so; empty if it is no such page. */
  private Optional<List<SearchHit>> results() {
    Optional<String> currency = first("currency").flatMap(v -> CurrencySign.iso(v.text()));
    DeclaredLists lists = new DeclaredLists(declared, values, currency);
    URI base = view.address().orElseGet(this::home);
    List<SearchHit> hits = lists.hits(base);
    return !hits.isEmpty() || lists.nothing() ? Optional.of(hits) : Optional.empty();
  }

  private URI home() {
    return URI.create("https://" + declared.addresses().hosts().getFirst());
  }

  /** Few words are an empty frame only if the file knows none of them. */
  private List<Signal> walls(List<Signal> known) {
    boolean mute = known.stream().allMatch(signal -> signal.meaning() == Meaning.NOTE);
    return Obstacles.in(view.document(), view.address()).stream()
        .filter(wall -> mute || wall.meaning() != Meaning.EMPTY_SHELL)
        .toList();
  }

  private Reading reading(
      String version,
      PageKind kind,
      Optional<String> number,
      Optional<Product> product,
      List<SearchHit> hits,
      List<Signal> signals) {
    return new Reading(
        declared.site(),
        version,
        kind,
        number.map(found -> new ListingId(declared.site(), found)),
        kind == PageKind.ITEM ? country() : Optional.empty(),
        product,
        hits,
        signals);
  }

  /** The item number; where the page and its addresses give several, that is a conflict. */
  private Optional<String> number(List<Signal> signals) {
    List<String> all = new ArrayList<>(numbers);
    first("number")
        .filter(value -> value.text().matches("\\S{1,200}"))
        .ifPresent(value -> all.addFirst(value.text()));
    if (all.stream().distinct().count() > 1) {
      String said = String.join(", ", all);
      signals.add(new Signal(Meaning.CONFLICT, "item number", said, "page"));
    }
    return all.stream().findFirst();
  }

  private Product product(List<Signal> signals) {
    Product base = schema.flatMap(SchemaReading::product).orElse(NOTHING);
    Optional<String> currency = first("currency").flatMap(v -> CurrencySign.iso(v.text()));
    DeclaredPrice prices = new DeclaredPrice(values, currency);
    Optional<Found<Price>> price = prices.of(declared.sources("price")).or(base::price);
    prices
        .of(declared.sources("shown-price"))
        .ifPresent(shown -> price.flatMap(p -> conflict(p, shown)).ifPresent(signals::add));
    DeclaredLists lists = new DeclaredLists(declared, values, currency);
    List<Option> options = lists.options();
    List<URI> images =
        values.values(declared.sources("images")).stream()
            .flatMap(value -> image(value.text()).stream())
            .distinct()
            .toList();
    return new Product(
        first("title").map(Value::found).or(base::title),
        price,
        prices.of(declared.sources("list-price")).or(base::listPrice),
        seller().or(base::seller),
        options.isEmpty() ? base.options() : options,
        first("stock").flatMap(DeclaredReader::count).or(base::stock),
        images.isEmpty() ? base.images() : images,
        base.attributes(),
        new DeclaredParticulars(declared, values).over(base.particulars(), lists.optionsAt()));
  }

  /** The price that a shopper sees must lie in the range of the price that the data give. */
  private static Optional<Signal> conflict(Found<Price> price, Found<Price> shown) {
    Price given = price.value();
    Price seen = shown.value();
    boolean inside =
        given.min().orElse(given.shown()).amount().compareTo(seen.shown().amount()) <= 0
            && given.max().orElse(given.shown()).amount().compareTo(seen.shown().amount()) >= 0;
    boolean same =
        given.shown().currency().isEmpty()
            || seen.shown().currency().isEmpty()
            || given.shown().currency().equals(seen.shown().currency());
    return inside && same
        ? Optional.empty()
        : Optional.of(
            new Signal(
                Meaning.CONFLICT,
                "price",
                words(given) + " at " + price.at() + ", shown " + words(seen),
                shown.at()));
  }

  private static String words(Price price) {
    return price.shown().plain() + price.shown().currency().map(code -> " " + code).orElse("");
  }

  private Optional<Found<Seller>> seller() {
    Optional<Value> id = first("seller-id");
    Optional<Value> name = first("seller");
    return id.or(() -> name)
        .map(
            found ->
                new Found<>(new Seller(id.map(Value::text), name.map(Value::text)), found.at()));
  }

  private Optional<Found<String>> country() {
    return first("country")
        .map(v -> new Found<>(IsoCountry.of(v.text()).map(Country::code).orElse(v.text()), v.at()))
        .or(() -> schema.flatMap(SchemaReading::country));
  }

  private Optional<Value> first(String field) {
    return values.values(declared.sources(field)).stream().findFirst();
  }

  private static Optional<Found<Long>> count(Value value) {
    return value.text().matches("[0-9]{1,18}")
        ? Optional.of(new Found<>(Long.parseLong(value.text()), value.at()))
        : Optional.empty();
  }

  private Optional<URI> image(String text) {
    URI base = view.address().orElseGet(this::home);
    return uri(text)
        .map(base::resolve)
        .filter(url -> "https".equals(url.getScheme()) || "http".equals(url.getScheme()));
  }

  private Optional<Signal> signal(Rule rule) {
    for (var place : rule.places()) {
      List<Value> all = values.values(place).toList();
      List<Value> proving =
          all.stream()
              .filter(v -> rule.matches().map(form -> form.matches(v.text())).orElse(true))
              .toList();
      boolean proven = OF_ALL.contains(rule.meaning()) ? proving.size() == all.size() : true;
      if (proven && !proving.isEmpty()) {
        Value value = proving.getFirst();
        return Optional.of(new Signal(rule.meaning(), rule.name(), value.text(), value.at()));
      }
    }
    return Optional.empty();
  }

  /** The address in a text; empty if it is none. */
  static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text.strip().replace(" ", "%20").replace("|", "%7C")));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
