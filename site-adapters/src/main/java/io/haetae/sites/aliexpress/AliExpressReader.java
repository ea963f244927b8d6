package io.haetae.sites.aliexpress;

import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.generic.SchemaReading;
import io.haetae.sites.page.JsonPlace;
import io.haetae.sites.page.Obstacles;
import io.haetae.sites.page.PageView;
import io.haetae.sites.page.SoldOutWords;
import io.haetae.sites.page.Witnesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** Reads one capture of AliExpress: the state first, then what the page's scripts drew. */
final class AliExpressReader {

  private final PageView view;
  private final AliExpressFrame frame;
  private final List<JsonPlace> states;
  private final List<AliExpressAnswer> answers;
  private final List<AliExpressOffer> offers;
  private final List<Signal> signals = new ArrayList<>();

  AliExpressReader(PageView view) {
    this.view = view;
    this.frame = new AliExpressFrame(view);
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
    Optional<ListingId> ofPage = frame.listing();
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
        .or(() -> frame.page().flatMap(this::rendered));
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

  /** A document or a state that ends in its middle. */
  private void cutOff() {
    boolean cut = view.state("runParams").cutOff();
    if (cut) {
      signals.add(new Signal(Meaning.FAILURE, "runParams", "ends in the middle", "source"));
    }
    frame.page().flatMap(page -> Obstacles.cutOff(view.html())).ifPresent(signals::add);
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
    return frame.page().map(AliExpressList::hits).filter(hits -> !hits.isEmpty());
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
    frame
        .page()
        .flatMap(document -> AliExpressWalls.denial(document, view))
        .ifPresent(signals::add);
    frame
        .page()
        .ifPresent(
            page -> {
              AliExpressRendered rendered = new AliExpressRendered(page, Optional.empty());
              signals.addAll(rendered.against(product, signals));
              SoldOutWords.contradictionInSentences(page, signals).ifPresent(signals::add);
            });
  }

  private void walls(boolean item) {
    boolean stated = !signals.isEmpty();
    boolean nothing = answers.stream().anyMatch(AliExpressAnswer::nothing);
    boolean answered = answers.stream().anyMatch(AliExpressAnswer::succeeded);
    if (!answered) {
      answers.stream()
          .flatMap(answer -> answer.refusal().stream())
          .reduce((earlier, later) -> later)
          .ifPresent(signals::add);
    }
    frame
        .page()
        .ifPresent(
            page -> signals.addAll(AliExpressWalls.inPlaceOfOffer(view, item, stated, nothing)));
    boolean silent = signals.isEmpty();
    if (silent) {
      frame.page().flatMap(page -> AliExpressWalls.frame(view)).ifPresent(signals::add);
    }
    if (silent && frame.page().isEmpty()) {
      answers.stream()
          .filter(AliExpressAnswer::succeeded)
          .findFirst()
          .map(
              answer ->
                  new Signal(Meaning.EMPTY_SHELL, "result", "no offer", answer.root().place()))
          .ifPresent(signals::add);
    }
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
    return delivery.or(() -> stated.stream().findFirst()).or(frame::flag);
  }
}
