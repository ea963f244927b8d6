package io.haetae.sites.shein;

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
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

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
          "gbProductListSsrData");

  private final PageSource source;
  private final SheinFrame frame;
  private final List<StatePart> states;
  private final List<Signal> signals = new ArrayList<>();

  SheinReader(PageSource source) {
    this.source = source;
    this.frame = SheinFrame.of(source.html());
    this.states = states(source);
  }

  /** The states that a capture holds: the page's own, then the answers that came with it. */
  static List<StatePart> states(PageSource source) {
    List<StatePart> states = new ArrayList<>();
    for (String name : STATES) {
      for (JsonNode value : Assignment.to(name, source.html())) {
        states.add(new StatePart(value, name + "#"));
      }
    }
    source.answers().forEach(answer -> states.add(new StatePart(answer.value(), answer.at())));
    return states;
  }

  /** The reading. */
  Reading read(String version) {
    signals.addAll(SheinWalls.byAddress(frame, source.address()));
    boolean walled = !signals.isEmpty();
    Optional<SheinGoods> goods =
        walled
            ? Optional.empty()
            : states.stream().flatMap(s -> SheinGoods.in(s, frame.currency()).stream()).findFirst();
    Optional<SchemaReading> schema =
        walled
            ? Optional.empty()
            : source.page().map(page -> SchemaReading.of(page, source.address()));
    schema.ifPresent(found -> signals.addAll(found.signals()));
    goods.ifPresent(found -> signals.addAll(found.signals()));
    Optional<Product> product =
        goods.map(SheinGoods::product).or(() -> schema.flatMap(SchemaReading::product));
    List<SearchHit> hits = walled || product.isPresent() ? List.of() : hits();
    if (!walled && product.isEmpty() && hits.isEmpty()) {
      source
          .page()
          .ifPresent(
              page -> signals.addAll(SheinWalls.withoutGoods(page, frame, source.address())));
    }
    source.page().flatMap(page -> Obstacles.cutOff(source.html())).ifPresent(signals::add);
    PageKind kind =
        product.isPresent() ? PageKind.ITEM : hits.isEmpty() ? PageKind.OTHER : PageKind.SEARCH;
    Optional<ListingId> listing =
        kind == PageKind.SEARCH
            ? Optional.empty()
            : listing(goods, schema.flatMap(SchemaReading::address));
    return new Reading(
        SheinAddress.SITE, version, kind, listing, country(), product, hits, signals);
  }

  private List<SearchHit> hits() {
    return states.stream()
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
    Optional<ListingId> ofPage =
        ownAddresses().flatMap(url -> SheinAddress.listing(url).stream()).findFirst();
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
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
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
        ownAddresses()
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
