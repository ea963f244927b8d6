package io.haetae.sites.temu;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.generic.OwnAddresses;
import io.haetae.sites.generic.SchemaReading;
import io.haetae.sites.page.BuyButton;
import io.haetae.sites.page.JsonPlace;
import io.haetae.sites.page.Obstacles;
import io.haetae.sites.page.PageView;
import io.haetae.sites.page.SoldOutWords;
import io.haetae.sites.page.Witnesses;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one capture of Temu: the state in the source first, the structured data as its witness. */
final class TemuReader {
  private final PageView view;
  private final Optional<ListingId> ofPage;
  private final List<Signal> signals = new ArrayList<>();

  TemuReader(PageView view) {
    this.view = view;
    this.ofPage = ownAddresses().flatMap(url -> TemuAddress.listing(url).stream()).findFirst();
  }

  /** One of these stands in whatever is an offer or a list in plain JSON. */
  private static final List<String> DATA = List.of("goodsId", "goods_id");

  /** Temu's hosts: other shops name their goods alike. */
  private static final List<String> OWN = List.of("temu.com", "kwcdn.com");

  /** The states that a capture holds: the page's own, then the answers that came with it. */
  static List<JsonPlace> states(PageView view) {
    List<JsonPlace> states = new ArrayList<>(own(view));
    view.answers().forEach(answer -> states.add(answer.json()));
    return states;
  }

  /** The page's own states: what its scripts assign, else what stands in them as plain JSON. */
  private static List<JsonPlace> own(PageView view) {
    List<JsonPlace> assigned = view.state("rawData").values();
    boolean marked = OWN.stream().anyMatch(view.html()::contains);
    return assigned.isEmpty() && marked ? view.plainData(DATA) : assigned;
  }

  /** The reading. */
  Reading read(String version) {
    Optional<SchemaReading> schema =
        view.html().isBlank()
            ? Optional.empty()
            : Optional.of(SchemaReading.of(view.document(), view.address()));
    Optional<TemuGoods> goods = goods().map(found -> priced(found, schema));
    schema.ifPresent(found -> signals.addAll(found.signals()));
    goods.ifPresent(found -> signals.addAll(found.signals()));
    goods.ifPresent(this::otherStates);
    BuyButton.contradiction(view.document(), signals).ifPresent(signals::add);
    SoldOutWords.contradictionInSentences(view.document(), signals).ifPresent(signals::add);
    goods.flatMap(found -> TemuWalls.refusal(view.document())).ifPresent(signals::add);
    Optional<Product> product =
        goods.map(TemuGoods::product).or(() -> schema.flatMap(SchemaReading::product));
    List<SearchHit> hits = product.isPresent() ? List.of() : hits();
    if (product.isEmpty() && hits.isEmpty()) {
      walls();
    }
    cutOff();
    PageKind kind =
        product.isPresent() ? PageKind.ITEM : hits.isEmpty() ? PageKind.OTHER : PageKind.SEARCH;
    Optional<ListingId> listing =
        kind == PageKind.SEARCH ? Optional.empty() : listing(goods, product.isPresent());
    return new Reading(TemuAddress.SITE, version, kind, listing, country(), product, hits, signals);
  }

  /**
   * The goods in the currency of the structured data, where the state names none and both state the
   * same amount.
   */
  private static TemuGoods priced(TemuGoods goods, Optional<SchemaReading> schema) {
    boolean unnamed = shown(goods.product()).filter(own -> own.currency().isEmpty()).isPresent();
    return schema
        .filter(found -> unnamed)
        .flatMap(SchemaReading::product)
        .flatMap(TemuReader::shown)
        .flatMap(
            described ->
                described
                    .currency()
                    .map(goods::in)
                    .filter(found -> shown(found.product()).equals(Optional.of(described))))
        .orElse(goods);
  }

  private static Optional<Money> shown(Product product) {
    return product.price().map(price -> price.value().shown());
  }

  /** The page's own goods, or an answer's where there is no page or it is about the same goods. */
  private Optional<TemuGoods> goods() {
    Optional<TemuGoods> ofState =
        own(view).stream().flatMap(state -> TemuGoods.in(state).stream()).findFirst();
    return ofState.or(
        () ->
            view.answers().stream()
                .flatMap(answer -> TemuGoods.in(answer.json()).stream())
                .filter(
                    goods ->
                        ofPage.isPresent()
                            ? ofPage.get().number().equals(goods.number())
                            : view.html().isBlank())
                .findFirst());
  }

  /** The page's other states and answers about the same goods, and own states about others. */
  private void otherStates(TemuGoods goods) {
    List<TemuGoods> own = own(view).stream().flatMap(s -> TemuGoods.in(s).stream()).toList();
    Witnesses.severalItems(own.stream().map(TemuGoods::number).toList(), "goodsId")
        .ifPresent(signals::add);
    states(view).stream()
        .flatMap(state -> TemuGoods.in(state).stream())
        .filter(other -> other.number().equals(goods.number()))
        .forEach(other -> signals.addAll(Witnesses.against(signals, other.signals())));
  }

  /** The list, unless the address names an item: beside an item's page a list only recommends. */
  private List<SearchHit> hits() {
    return states(view).stream()
        .filter(state -> ofPage.isEmpty())
        .flatMap(state -> TemuSearch.in(state).stream())
        .findFirst()
        .map(TemuSearch::hits)
        .orElseGet(List::of);
  }

  private void cutOff() {
    if (view.state("rawData").cutOff()) {
      signals.add(new Signal(Meaning.FAILURE, "rawData", "cut off", "rawData#"));
    }
    Obstacles.cutOff(view.html()).ifPresent(signals::add);
  }

  private void walls() {
    if (!view.html().isBlank()) {
      signals.addAll(TemuWalls.in(view.document(), view.address()));
    }
    view.answers().stream()
        .flatMap(answer -> TemuWalls.in(answer.json()).stream())
        .forEach(signals::add);
  }

  /**
   * The state's own number. The page's address may lag behind when the page changes its goods
   * without loading anew; then nobody can tell which of them the rest of the page is about.
   */
  private Optional<ListingId> listing(Optional<TemuGoods> goods, boolean offer) {
    Optional<ListingId> ofState = goods.map(TemuGoods::number).map(TemuAddress::listing);
    if (ofState.isPresent() && ofPage.isPresent() && !ofState.equals(ofPage)) {
      String both = ofState.get() + " in the state, " + ofPage.get() + " in the page";
      signals.add(new Signal(Meaning.CONFLICT, "goodsId", both, "page"));
    }
    return ofState.or(() -> ofPage).or(() -> offer ? Optional.empty() : named(view.html()));
  }

  /** A challenge holds the address that it will load again. */
  private static Optional<ListingId> named(String html) {
    return TemuAddress.numberIn(html).map(TemuAddress::listing);
  }

  private Stream<URI> ownAddresses() {
    return OwnAddresses.written(view);
  }

  /**
   * The delivery country: that of the state, else that of the address. Where both speak they must
   * agree; the search interface's answer names it in its parameters.
   */
  private Optional<Found<String>> country() {
    Optional<Found<String>> ofState =
        states(view).stream()
            .flatMap(
                state ->
                    Stream.of(
                            state
                                .nearest(s -> s.node().has("localInfo"))
                                .map(s -> s.at("localInfo")),
                            state.nearest(s -> s.node().has("p_search")).map(s -> s.at("p_search")))
                        .flatMap(Optional::stream))
            .flatMap(TemuReader::region)
            .findFirst();
    Optional<Found<String>> ofAddress =
        ownAddresses().flatMap(url -> TemuAddress.country(url).stream()).findFirst();
    boolean apart =
        ofState.isPresent()
            && ofAddress.isPresent()
            && !ofState.get().value().equals(ofAddress.get().value());
    if (apart) {
      String both =
          ofState.get().value() + " in the state, " + ofAddress.get().value() + " in the address";
      signals.add(new Signal(Meaning.NOTE, "country", both, ofState.get().at()));
      return Optional.empty();
    }
    return ofState.or(() -> ofAddress);
  }

  private static Stream<Found<String>> region(JsonPlace info) {
    JsonPlace region = info.first("region", "regionId", "region_id", "countryCode");
    return region
        .text()
        .flatMap(TemuRegion::country)
        .map(Country::code)
        .map(code -> new Found<>(code, region.place()))
        .stream();
  }
}
