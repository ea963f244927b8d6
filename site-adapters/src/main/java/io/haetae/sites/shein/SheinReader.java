package io.haetae.sites.shein;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one capture of SHEIN: the state in the source first, the structured data as its witness.
 */
final class SheinReader {
  private static final List<String> STATES =
      List.of(
          "gbRawData",
          "goodsDetailv2SsrData",
          "goodsDetailV3SsrData",
          "gbProductDetailSsrData",
          "gbProductSsrData",
          "gbProductListSsrData");

  /** What stands in whatever is an offer or a list in plain JSON. */
  private static final List<String> DATA = List.of("goods_id");

  private final PageView view;
  private final SheinFrame frame;
  private final Optional<ListingId> ofPage;
  private final List<Signal> signals = new ArrayList<>();

  SheinReader(PageView view) {
    this.view = view;
    this.frame = SheinFrame.of(view);
    this.ofPage =
        OwnAddresses.written(view).flatMap(url -> SheinAddress.listing(url).stream()).findFirst();
  }

  /** The states that a capture holds: the page's own, then the answers that came with it. */
  static List<JsonPlace> states(PageView view) {
    List<JsonPlace> states = new ArrayList<>(own(view));
    view.answers().forEach(answer -> states.add(answer.json()));
    return states;
  }

  private static List<JsonPlace> own(PageView view) {
    List<JsonPlace> assigned =
        STATES.stream().flatMap(name -> view.state(name).values().stream()).toList();
    return assigned.isEmpty() ? view.plainData(DATA) : assigned;
  }

  /** The reading. */
  Reading read(String version) {
    signals.addAll(SheinWalls.byAddress(frame, view.address()));
    boolean walled = !signals.isEmpty();
    cutOff();
    return walled ? walled(version) : open(version);
  }

  private Reading walled(String version) {
    return new Reading(
        SheinAddress.SITE,
        version,
        PageKind.OTHER,
        listing(Optional.empty(), Optional.empty()),
        country(),
        Optional.empty(),
        List.of(),
        signals);
  }

  private Reading open(String version) {
    Optional<SchemaReading> schema =
        view.html().isBlank()
            ? Optional.empty()
            : Optional.of(SchemaReading.of(view.document(), view.address()));
    Optional<SheinGoods> goods = goods().map(found -> priced(found, schema));
    schema.ifPresent(found -> signals.addAll(found.signals()));
    goods.ifPresent(found -> signals.addAll(found.signals()));
    goods.ifPresent(this::otherStates);
    BuyButton.contradiction(view.document(), signals).ifPresent(signals::add);
    SoldOutWords.contradictionInSentences(view.document(), signals).ifPresent(signals::add);
    Optional<Product> product =
        goods.map(SheinGoods::product).or(() -> schema.flatMap(SchemaReading::product));
    List<SearchHit> hits = product.isPresent() ? List.of() : hits();
    boolean search =
        !hits.isEmpty()
            || (product.isEmpty()
                && !item()
                && states(view).stream().anyMatch(SheinList::foundNothing));
    if (product.isEmpty() && !search && !view.html().isBlank()) {
      signals.addAll(SheinWalls.withoutGoods(view.document(), frame, view.address()));
    }
    PageKind kind = product.isPresent() ? PageKind.ITEM : search ? PageKind.SEARCH : PageKind.OTHER;
    Optional<ListingId> listing =
        kind == PageKind.SEARCH
            ? Optional.empty()
            : listing(goods, schema.flatMap(SchemaReading::address));
    return new Reading(
        SheinAddress.SITE, version, kind, listing, country(), product, hits, signals);
  }

  /**
   * The goods in the currency of the structured data, where the state names none and both state the
   * same amount.
   */
  private static SheinGoods priced(SheinGoods goods, Optional<SchemaReading> schema) {
    Optional<Money> stated = shown(Optional.of(goods.product()));
    return shown(schema.flatMap(SchemaReading::product))
        .filter(money -> stated.filter(own -> own.currency().isEmpty()).isPresent())
        .filter(money -> money.amount().compareTo(stated.orElseThrow().amount()) == 0)
        .flatMap(Money::currency)
        .map(goods::in)
        .orElse(goods);
  }

  private static Optional<Money> shown(Optional<Product> product) {
    return product.flatMap(Product::price).map(price -> price.value().shown());
  }

  /** The page's own goods, or an answer's where there is no page or it is about the same goods. */
  private Optional<SheinGoods> goods() {
    Optional<SheinGoods> ofState =
        own(view).stream()
            .flatMap(state -> SheinGoods.in(state, frame.currency()).stream())
            .findFirst();
    return ofState.or(
        () ->
            view.answers().stream()
                .flatMap(answer -> SheinGoods.in(answer.json(), frame.currency()).stream())
                .filter(
                    goods ->
                        ofPage.isPresent()
                            ? ofPage.get().number().equals(goods.number())
                            : view.html().isBlank())
                .findFirst());
  }

  /** The page's other states and answers about the same goods, and own states about others. */
  private void otherStates(SheinGoods goods) {
    List<SheinGoods> own =
        own(view).stream().flatMap(s -> SheinGoods.in(s, frame.currency()).stream()).toList();
    Witnesses.severalItems(own.stream().map(SheinGoods::number).toList(), "goods_id")
        .ifPresent(signals::add);
    states(view).stream()
        .flatMap(state -> SheinGoods.in(state, frame.currency()).stream())
        .filter(other -> other.number().equals(goods.number()))
        .forEach(other -> signals.addAll(Witnesses.against(signals, other.signals())));
  }

  private void cutOff() {
    STATES.stream()
        .filter(name -> view.state(name).cutOff())
        .forEach(name -> signals.add(new Signal(Meaning.FAILURE, name, "cut off", name + "#")));
    Obstacles.cutOff(view.html()).ifPresent(signals::add);
  }

  private boolean item() {
    return ofPage.isPresent() || frame.original().flatMap(SheinAddress::inPath).isPresent();
  }

  /** The list, unless the page is an item's: beside an item a list only recommends. */
  private List<SearchHit> hits() {
    return states(view).stream()
        .filter(state -> !item())
        .flatMap(state -> SheinList.in(state).stream())
        .findFirst()
        .map(list -> list.hits(frame.currency()))
        .orElseGet(List::of);
  }

  /**
   * The state's own number. When a visitor changes the colour, the address changes and the state in
   * the source stays; then nobody can tell which of them the rest of the page is about.
   */
  private Optional<ListingId> listing(Optional<SheinGoods> goods, Optional<String> described) {
    Optional<ListingId> ofState = goods.map(SheinGoods::number).map(SheinAddress::listing);
    if (ofState.isPresent() && ofPage.isPresent() && !ofState.equals(ofPage)) {
      String both = ofState.get() + " in the state, " + ofPage.get() + " in the page";
      signals.add(new Signal(Meaning.CONFLICT, "goods_id", both, "page"));
    }
    return ofState
        .or(() -> ofPage)
        .or(() -> described.flatMap(SheinAddress::inPath))
        .or(() -> frame.original().flatMap(SheinAddress::behind))
        .or(() -> frame.original().flatMap(SheinAddress::inPath));
  }

  /**
   * The country of the site: by the name that the page gives it, and by its host; they must agree.
   */
  private Optional<Found<String>> country() {
    Optional<Found<String>> bySite =
        frame
            .site()
            .flatMap(SheinSites::country)
            .map(country -> new Found<>(country.code(), "gbCommonInfo#/SiteUID"));
    Optional<Found<String>> byHost =
        OwnAddresses.written(view)
            .flatMap(url -> SheinSites.country(url).stream())
            .map(Country::code)
            .map(code -> new Found<>(code, "url"))
            .findFirst();
    boolean apart =
        bySite.isPresent()
            && byHost.isPresent()
            && !bySite.get().value().equals(byHost.get().value());
    if (apart) {
      String both = bySite.get().value() + " by SiteUID, " + byHost.get().value() + " by host";
      signals.add(new Signal(Meaning.NOTE, "country", both, bySite.get().at()));
      return Optional.empty();
    }
    return bySite.or(() -> byHost);
  }
}
