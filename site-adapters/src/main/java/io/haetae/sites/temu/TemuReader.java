package io.haetae.sites.temu;

import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.generic.SchemaReading;
import io.haetae.sites.page.Assignment;
import io.haetae.sites.page.Obstacles;
import io.haetae.sites.page.PageSource;
import io.haetae.sites.page.StatePart;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads one capture of Temu: the state in the source first, the structured data as its witness. */
final class TemuReader {
  private final PageSource source;
  private final List<StatePart> states;
  private final List<Signal> signals = new ArrayList<>();

  TemuReader(PageSource source) {
    this.source = source;
    this.states = states(source);
  }

  /** The states that a capture holds: the page's own, then the answers that came with it. */
  static List<StatePart> states(PageSource source) {
    List<StatePart> states = new ArrayList<>();
    for (JsonNode value : Assignment.to("rawData", source.html())) {
      states.add(new StatePart(value, "rawData#"));
    }
    source.answers().forEach(answer -> states.add(new StatePart(answer.value(), answer.at())));
    return states;
  }

  /** The reading. */
  Reading read(String version) {
    Optional<TemuGoods> goods = states.stream().flatMap(s -> TemuGoods.in(s).stream()).findFirst();
    Optional<SchemaReading> schema =
        source.page().map(page -> SchemaReading.of(page, source.address()));
    schema.ifPresent(found -> signals.addAll(found.signals()));
    Optional<Product> product =
        goods.map(TemuGoods::product).or(() -> schema.flatMap(SchemaReading::product));
    goods.ifPresent(found -> signals.addAll(found.signals()));
    List<SearchHit> hits =
        product.isPresent()
            ? List.of()
            : states.stream()
                .flatMap(s -> TemuSearch.in(s).stream())
                .findFirst()
                .map(TemuSearch::hits)
                .orElseGet(List::of);
    if (product.isEmpty() && hits.isEmpty()) {
      walls();
    }
    source.page().flatMap(page -> Obstacles.cutOff(source.html())).ifPresent(signals::add);
    PageKind kind =
        product.isPresent() ? PageKind.ITEM : hits.isEmpty() ? PageKind.OTHER : PageKind.SEARCH;
    Optional<ListingId> listing =
        kind == PageKind.SEARCH ? Optional.empty() : listing(goods, product.isPresent());
    return new Reading(TemuAddress.SITE, version, kind, listing, country(), product, hits, signals);
  }

  private void walls() {
    source.page().ifPresent(page -> signals.addAll(TemuWalls.in(page, source.address())));
    states.stream().flatMap(state -> TemuWalls.in(state).stream()).forEach(signals::add);
  }

  /**
   * The state's own number. The page's address may lag behind when the page changes its goods
   * without loading anew; then nobody can tell which of them the rest of the page is about.
   */
  private Optional<ListingId> listing(Optional<TemuGoods> goods, boolean offer) {
    Optional<ListingId> ofState = goods.map(TemuGoods::number).map(TemuAddress::listing);
    Optional<ListingId> ofPage =
        ownAddresses().flatMap(url -> TemuAddress.listing(url).stream()).findFirst();
    if (ofState.isPresent() && ofPage.isPresent() && !ofState.equals(ofPage)) {
      String both = ofState.get() + " in the state, " + ofPage.get() + " in the page";
      signals.add(new Signal(Meaning.CONFLICT, "goodsId", both, "page"));
    }
    return ofState.or(() -> ofPage).or(() -> offer ? Optional.empty() : named(source.html()));
  }

  /** A challenge holds the address that it will load again. */
  private static Optional<ListingId> named(String html) {
    return TemuAddress.numberIn(html).map(TemuAddress::listing);
  }

  private Stream<URI> ownAddresses() {
    Stream<String> named =
        source.page().stream()
            .flatMap(
                page ->
                    Stream.concat(
                        page.select("link[rel=canonical][href]").eachAttr("abs:href").stream(),
                        page.select("meta[property=og:url]").eachAttr("content").stream()));
    return Stream.concat(source.address().stream(), named.flatMap(text -> address(text).stream()));
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text.strip()));
    } catch (java.net.URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /**
   * The delivery country: that of the state, else that of the address. Where both speak they must
   * agree; the search interface's answer names it in its parameters.
   */
  private Optional<Found<String>> country() {
    Optional<Found<String>> ofState =
        states.stream()
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

  private static Stream<Found<String>> region(StatePart info) {
    StatePart region = info.at("region", "regionId", "region_id", "countryCode");
    return region
        .text()
        .flatMap(TemuRegion::country)
        .map(Country::code)
        .map(code -> new Found<>(code, region.at()))
        .stream();
  }
}
