package io.haetae.sites.aliexpress;

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
import io.haetae.sites.page.ArchivedAddress;
import io.haetae.sites.page.JsonPlace;
import io.haetae.sites.page.Obstacles;
import io.haetae.sites.page.PageView;
import io.haetae.sites.page.SoldOutWords;
import io.haetae.sites.page.Witnesses;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** Reads one capture of AliExpress: the state first, then what the page's scripts drew. */
final class AliExpressReader {
  private static final Pattern FLAG = Pattern.compile("country-flag-y2023\\s+([A-Z]{2})\\b");

  private final PageView view;
  private final List<JsonPlace> states;
  private final List<AliExpressAnswer> answers;
  private final List<AliExpressOffer> offers;
  private final List<Signal> signals = new ArrayList<>();

  AliExpressReader(PageView view) {
    this.view = view;
    this.states = AliExpressStates.of(view);
    this.answers =
        Stream.concat(view.answers().stream().map(PageView.Answer::json), states.stream())
            .distinct()
            .flatMap(state -> AliExpressAnswer.in(state).stream())
            .toList();
    this.offers = offers();
  }

  /** Whether the capture holds AliExpress's own state, or a test that names AliExpress. */
  boolean hasState() {
    return !answers.isEmpty()
        || states.stream().anyMatch(s -> AliExpressGoods.in(s).isPresent() || own(s))
        || states.stream()
            .anyMatch(s -> AliExpressRu.in(s).isPresent() || AliExpressRu.hits(s).isPresent())
        || AliExpressWalls.tested(view)
            .flatMap(AliExpressParts::address)
            .filter(AliExpressAddress::isAliExpress)
            .isPresent()
        || AliExpressWalls.sentOn(view).filter(to -> to.contains("aliexpress.")).isPresent();
  }

  private boolean own(JsonPlace state) {
    return view.html().isBlank()
        ? AliExpressSearch.isOwn(state)
        : AliExpressSearch.in(state).isPresent();
  }

  /** The reading. */
  Reading read(String version) {
    Optional<ListingId> ofPage =
        ownAddresses().flatMap(url -> AliExpressAddress.listing(url).stream()).findFirst();
    Optional<AliExpressOffer> offer = offer(ofPage);
    offer.ifPresent(found -> signals.addAll(found.signals()));
    offer.ifPresent(found -> otherStates(found, ofPage));
    Optional<Product> product = offer.flatMap(AliExpressOffer::product);
    Optional<List<SearchHit>> hits =
        product.isPresent()
            ? Optional.empty()
            : states.stream()
                .flatMap(s -> AliExpressSearch.in(s).stream())
                .findFirst()
                .map(AliExpressSearch::hits)
                .or(() -> given().flatMap(s -> AliExpressRu.hits(s).stream()).findFirst())
                .or(() -> ofPage.isPresent() ? Optional.empty() : answered().or(this::drawn));
    product.ifPresent(this::contradictions);
    if (product.isEmpty() && hits.isEmpty()) {
      walls(ofPage.isPresent());
    }
    cutOff();
    PageKind kind =
        product.isPresent() ? PageKind.ITEM : hits.isPresent() ? PageKind.SEARCH : PageKind.OTHER;
    Optional<ListingId> listing =
        kind == PageKind.SEARCH ? Optional.empty() : listing(offer, ofPage);
    Optional<Found<String>> country = country(offer);
    return new Reading(
        AliExpressAddress.SITE,
        version,
        kind,
        listing,
        country,
        product,
        hits.orElseGet(List::of),
        signals);
  }

  /** The states, and the answers to the page's own calls. */
  private Stream<JsonPlace> given() {
    return Stream.concat(states.stream(), view.answers().stream().map(PageView.Answer::json))
        .distinct();
  }

  /** The state's offer, that of the page's own item before any other; else the rendered one. */
  private Optional<AliExpressOffer> offer(Optional<ListingId> ofPage) {
    return offers.stream()
        .filter(offer -> ofPage.isPresent() && offer.listing().equals(ofPage))
        .findFirst()
        .or(() -> offers.stream().findFirst())
        .or(() -> page().flatMap(this::rendered));
  }

  private List<AliExpressOffer> offers() {
    return Stream.of(
            states.stream()
                .flatMap(s -> AliExpressGoods.in(s).stream())
                .map(AliExpressGoods::offer),
            answers.stream().filter(AliExpressAnswer::succeeded).map(AliExpressAnswer::offer),
            given().flatMap(s -> AliExpressRu.in(s).stream()).map(AliExpressRu::offer),
            AliExpressScalars.in(view).stream().map(AliExpressScalars::offer))
        .flatMap(found -> found)
        .filter(offer -> offer.product().isPresent() || !offer.signals().isEmpty())
        .toList();
  }

  /**
   * What the page's other states and answers say against the offer. On a page that names no item,
   * states about several items leave open whose page it is.
   */
  private void otherStates(AliExpressOffer offer, Optional<ListingId> ofPage) {
    offers.stream()
        .filter(other -> other.listing().equals(offer.listing()))
        .forEach(other -> signals.addAll(Witnesses.against(signals, other.signals())));
    if (ofPage.isEmpty()) {
      List<String> numbers =
          offers.stream().flatMap(o -> o.listing().stream()).map(ListingId::number).toList();
      Witnesses.severalItems(numbers, "productId").ifPresent(signals::add);
    }
  }

  private Optional<Document> page() {
    return view.html().isBlank() ? Optional.empty() : Optional.of(view.document());
  }

  /** A document or a state that ends in its middle. */
  private void cutOff() {
    boolean cut = view.state("runParams").cutOff();
    if (cut) {
      signals.add(new Signal(Meaning.FAILURE, "runParams", "ends in the middle", "source"));
    }
    page().flatMap(page -> Obstacles.cutOff(view.html())).ifPresent(signals::add);
    signals.addAll(view.faults());
  }

  /** The list that the page asked a search for; what it asks elsewhere only recommends. */
  private Optional<List<SearchHit>> answered() {
    return view.answers().stream()
        .filter(answer -> answer.exchange().url().toString().contains("search"))
        .map(PageView.Answer::json)
        .filter(AliExpressSearch::isOwn)
        .flatMap(list -> AliExpressSearch.in(list).stream())
        .findFirst()
        .map(AliExpressSearch::hits);
  }

  private Optional<List<SearchHit>> drawn() {
    return page().map(AliExpressList::hits).filter(hits -> !hits.isEmpty());
  }

  private Optional<AliExpressOffer> rendered(Document page) {
    SchemaReading schema = SchemaReading.of(page, view.address());
    AliExpressRendered rendered = new AliExpressRendered(page, Optional.of(schema));
    return rendered.shown() ? Optional.of(rendered.offer()) : Optional.empty();
  }

  /**
   * What the rendered page says against the offer of the state: its block or head for items that
   * are not found, its dead buttons, its words, its price.
   */
  private void contradictions(Product product) {
    page().flatMap(document -> AliExpressWalls.denial(document, view)).ifPresent(signals::add);
    page()
        .ifPresent(
            page -> {
              AliExpressRendered rendered = new AliExpressRendered(page, Optional.empty());
              signals.addAll(rendered.against(product, signals));
              SoldOutWords.contradictionInSentences(page, signals).ifPresent(signals::add);
            });
  }

  private void walls(boolean item) {
    boolean stated = !signals.isEmpty();
    boolean answered = answers.stream().anyMatch(AliExpressAnswer::succeeded);
    if (!answered) {
      answers.stream()
          .flatMap(answer -> answer.refusal().stream())
          .reduce((earlier, later) -> later)
          .ifPresent(signals::add);
    }
    page().ifPresent(page -> signals.addAll(pageWalls(item, stated)));
    boolean silent = signals.isEmpty();
    if (silent) {
      page().flatMap(page -> AliExpressWalls.frame(view)).ifPresent(signals::add);
    }
    if (silent && page().isEmpty()) {
      answers.stream()
          .filter(AliExpressAnswer::succeeded)
          .findFirst()
          .map(
              answer ->
                  new Signal(Meaning.EMPTY_SHELL, "result", "no offer", answer.root().place()))
          .ifPresent(signals::add);
    }
  }

  /**
   * What stands in place of the offer. A not-found page of October 2025 presented its item in its
   * head while the same visitor was being tested; so the block counts only if the head says that
   * the item is unknown, or the interface itself answered that it has nothing.
   */
  private List<Signal> pageWalls(boolean item, boolean stated) {
    List<Signal> walls = new ArrayList<>(AliExpressWalls.in(view, item));
    if (stated) {
      walls.removeIf(signal -> signal.meaning() == Meaning.EMPTY_SHELL);
    }
    boolean missing = walls.stream().anyMatch(signal -> signal.meaning() == Meaning.NOT_FOUND);
    boolean nothing = answers.stream().anyMatch(AliExpressAnswer::nothing);
    if (missing && !nothing) {
      AliExpressWalls.ownItem(view).ifPresent(walls::add);
      if (!AliExpressWalls.unknownItem(view.document())) {
        walls.replaceAll(AliExpressReader::doubted);
      }
    }
    return walls;
  }

  private static Signal doubted(Signal wall) {
    return wall.meaning() == Meaning.NOT_FOUND
        ? new Signal(Meaning.NOTE, wall.name(), wall.value(), wall.at())
        : wall;
  }

  private Optional<ListingId> listing(Optional<AliExpressOffer> offer, Optional<ListingId> ofPage) {
    Optional<ListingId> ofState = offer.flatMap(AliExpressOffer::listing);
    if (ofState.isPresent() && ofPage.isPresent() && !ofState.equals(ofPage)) {
      String both = ofState.get() + " in the state, " + ofPage.get() + " in the page";
      signals.add(new Signal(Meaning.CONFLICT, "productId", both, "page"));
    }
    return ofState
        .or(() -> ofPage)
        .or(
            () ->
                AliExpressWalls.tested(view)
                    .flatMap(AliExpressParts::address)
                    .flatMap(AliExpressAddress::listing))
        .or(() -> AliExpressWalls.sentOn(view).flatMap(AliExpressAddress::listingIn));
  }

  private Stream<URI> ownAddresses() {
    Stream<String> named =
        page().stream()
            .flatMap(
                page ->
                    Stream.concat(
                        page.select("link[rel=canonical][href]").eachAttr("href").stream(),
                        page
                            .select("meta[property=og:url][content], meta[property=al:android:url]")
                            .eachAttr("content")
                            .stream()));
    return Stream.concat(
        view.address().stream(),
        named
            .map(
                text ->
                    ArchivedAddress.original(text.strip())
                        .replace(" ", "%20")
                        .replaceFirst("[?#].*[^\\x21-\\x7e].*", ""))
            .flatMap(text -> AliExpressParts.address(text).stream()));
  }

  /**
   * The country that the state delivers to; without one, that which all its parts name; without
   * any, that of the flag in the page's head.
   */
  private Optional<Found<String>> country(Optional<AliExpressOffer> offer) {
    List<Found<String>> stated = offer.map(AliExpressOffer::countries).orElseGet(List::of);
    Optional<Found<String>> delivery = offer.flatMap(AliExpressOffer::delivery);
    List<String> codes = stated.stream().map(Found::value).distinct().toList();
    if (codes.size() > 1) {
      signals.add(new Signal(Meaning.NOTE, "country", String.join(", ", codes), "state"));
      return delivery;
    }
    return delivery.or(() -> stated.stream().findFirst()).or(this::flag);
  }

  private Optional<Found<String>> flag() {
    return page().stream()
        .flatMap(page -> page.select("[class*=ship-to--cssFlag]").eachAttr("class").stream())
        .map(FLAG::matcher)
        .filter(Matcher::find)
        .flatMap(match -> Country.of(match.group(1)).stream())
        .map(country -> new Found<>(country.code(), "css:[class*=ship-to--cssFlag]"))
        .findFirst();
  }
}
