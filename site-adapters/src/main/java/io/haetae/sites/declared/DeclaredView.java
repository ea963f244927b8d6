package io.haetae.sites.declared;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.haetae.core.product.Found;
import io.haetae.sites.declared.Declaration.Source;
import io.haetae.sites.declared.Declaration.State;
import io.haetae.sites.page.JsonPlace;
import io.haetae.sites.page.Obstacles;
import io.haetae.sites.page.PageView;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** The values that stand at declared places of one page. At most 2,000 values of a place count. */
final class DeclaredView {
  private static final int MOST = 2000;
  private static final int DEEPEST = 6;

  private final Map<String, State> states;
  private final PageView view;
  private final Predicate<URI> ownItem;
  private final Map<String, List<JsonPlace>> found = new HashMap<>();

  /**
   * A view of a page.
   *
   * @param ownItem whether an address is that of the page's own item
   */
  DeclaredView(Map<String, State> states, PageView view, Predicate<URI> ownItem) {
    this.states = states;
    this.view = view;
    this.ownItem = ownItem;
  }

  /** A value of a place; the text of an element may be empty. */
  record Value(String text, String at, boolean number) {
    Found<String> found() {
      return new Found<>(text, at);
    }
  }

  /** The values of the first source that has any. */
  List<Value> values(List<Source> sources) {
    return sources.stream()
        .map(source -> values(source).toList())
        .filter(values -> !values.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Stream<Value> values(Source source) {
    return values(source.place())
        .filter(value -> !value.text().isBlank())
        .flatMap(value -> source.part().map(p -> part(value, p)).orElse(Stream.of(value)));
  }

  private static Stream<Value> part(Value value, Pattern part) {
    Matcher matcher = part.matcher(value.text());
    if (!matcher.find()) {
      return Stream.empty();
    }
    String text = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
    return text == null || text.isBlank()
        ? Stream.empty()
        : Stream.of(new Value(text.strip(), value.at(), false));
  }

  /** The values of a place; hidden elements have none. */
  Stream<Value> values(Place place) {
    return switch (place) {
      case Place.Address address ->
          view.address().stream().map(url -> new Value(url.toString(), "url", false));
      case Place.Css css -> elements(css);
      case Place.Below below -> Stream.empty();
      case Place.Pointer pointer ->
          state(pointer.state()).stream()
              .map(root -> reached(root, pointer.steps()).toList())
              .filter(values -> !values.isEmpty())
              .findFirst()
              .orElse(List.of())
              .stream();
    };
  }

  /** An entry of a list. */
  sealed interface Item {
    /** Where it stands. */
    String at();

    /** A value of a state. */
    record Data(JsonPlace place) implements Item {
      @Override
      public String at() {
        return place.place();
      }
    }

    /** A visible element. */
    record Markup(Element element, String at) implements Item {}
  }

  /** The entries of a list; of several states of a name, those of the first that has any. */
  List<Item> items(Place each) {
    return switch (each) {
      case Place.Css css ->
          view.document().select(css.selector()).stream()
              .filter(Obstacles::visible)
              .limit(MOST)
              .<Item>map(element -> new Item.Markup(element, css.toString()))
              .toList();
      case Place.Pointer pointer ->
          state(pointer.state()).stream()
              .map(root -> places(root, pointer.steps()).filter(JsonPlace::present).toList())
              .filter(places -> !places.isEmpty())
              .findFirst()
              .orElse(List.of())
              .stream()
              .<Item>map(Item.Data::new)
              .toList();
      case Place.Below below -> List.of();
      case Place.Address address -> List.of();
    };
  }

  /** The values of a source within an entry. */
  Stream<Value> values(Item item, Source source) {
    return values(item, source.place())
        .filter(value -> !value.text().isBlank())
        .flatMap(value -> source.part().map(p -> part(value, p)).orElse(Stream.of(value)));
  }

  /** The values of a place within an entry; a place of the other kind has none. */
  Stream<Value> values(Item item, Place place) {
    return switch (item) {
      case Item.Data data ->
          place instanceof Place.Below below
              ? reached(data.place(), below.steps())
              : Stream.empty();
      case Item.Markup markup ->
          place instanceof Place.Css css ? within(markup, css) : Stream.empty();
    };
  }

  private static Stream<Value> within(Item.Markup markup, Place.Css css) {
    Stream<Element> elements =
        css.selector().isEmpty()
            ? Stream.of(markup.element())
            : markup.element().select(css.selector()).stream();
    return values(elements, css, markup.at() + " " + css);
  }

  private Stream<Value> elements(Place.Css css) {
    return values(view.document().select(css.selector()).stream(), css, css.toString());
  }

  private static Stream<Value> values(Stream<Element> elements, Place.Css css, String at) {
    return elements
        .limit(MOST)
        .filter(element -> css.attribute().map(element::hasAttr).orElse(Obstacles.visible(element)))
        .map(e -> new Value(css.attribute().map(e::attr).orElseGet(() -> text(e)), at, false));
  }

  private static String text(Element element) {
    return element.normalName().equals("title") ? element.text() : Obstacles.shown(element);
  }

  private static Stream<Value> reached(JsonPlace root, List<String> steps) {
    return places(root, steps)
        .flatMap(p -> p.text().map(t -> new Value(t, p.place(), p.node().isNumber())).stream());
  }

  private static Stream<JsonPlace> places(JsonPlace root, List<String> steps) {
    Stream<JsonPlace> places = Stream.of(root);
    for (String step : steps) {
      places =
          step.equals("*")
              ? places.flatMap(
                  p -> Stream.concat(p.items().stream(), p.fields().stream()).limit(MOST))
              : places.map(place -> place.at(step));
    }
    return places.limit(MOST);
  }

  private List<JsonPlace> state(String name) {
    State state = states.get(name);
    return state == null ? List.of() : found.computeIfAbsent(name, unused -> find(state));
  }

  private List<JsonPlace> find(State state) {
    return switch (state) {
      case State.Script script -> view.state(script.variable()).values();
      case State.Answer answer ->
          view.answers().stream()
              .filter(a -> answer.address().matcher(a.exchange().url().toString()).find())
              .map(PageView.Answer::json)
              .toList();
      case State.LinkedData linked -> linkedData(linked.type());
    };
  }

  /** The one thing of a type, or of several those that name the page's own item. */
  private List<JsonPlace> linkedData(String type) {
    List<JsonPlace> things =
        view.linkedData().stream()
            .flatMap(block -> things(block, 0))
            .filter(thing -> isOf(thing, type))
            .toList();
    return things.size() <= 1 ? things : things.stream().filter(this::namesOwnItem).toList();
  }

  private static Stream<JsonPlace> things(JsonPlace place, int depth) {
    if (depth > DEEPEST) {
      return Stream.empty();
    }
    Stream<JsonPlace> inner =
        place.node().isArray()
            ? place.items().stream()
            : Stream.of(place.at("@graph"), place.at("mainEntity")).filter(JsonPlace::filled);
    return Stream.concat(Stream.of(place), inner.flatMap(p -> things(p, depth + 1)));
  }

  private static boolean isOf(JsonPlace thing, String type) {
    JsonPlace types = thing.at("@type");
    return Stream.concat(Stream.of(types), types.items().stream())
        .flatMap(place -> place.text().stream())
        .anyMatch(text -> text.substring(text.lastIndexOf('/') + 1).equals(type));
  }

  private boolean namesOwnItem(JsonPlace thing) {
    return Stream.of(thing.at("url"), thing.at("@id"), thing.at("offers", "url"))
        .flatMap(place -> place.text().stream())
        .flatMap(text -> DeclaredReader.uri(text).stream())
        .anyMatch(ownItem);
  }
}
