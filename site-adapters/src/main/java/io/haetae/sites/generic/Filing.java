package io.haetae.sites.generic;

import io.haetae.core.product.Category;
import io.haetae.core.product.Found;
import io.haetae.core.watch.Country;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a shop files a product, and where it sends it, in schema.org's words. */
final class Filing {
  private Filing() {}

  /**
   * The path of categories: the page's only trail of breadcrumbs without a last step that is the
   * product itself; without a trail, or with several, the product's own {@code category} as
   * written.
   *
   * @param all everything that the page describes at its top
   * @param about the page's product
   */
  static List<Found<Category>> categories(List<Entity> all, List<Entity> about) {
    List<List<Found<Category>>> trails =
        all.stream()
            .filter(entity -> entity.is("breadcrumblist"))
            .map(Filing::trail)
            .filter(trail -> !trail.isEmpty())
            .toList();
    long different =
        trails.stream().map(trail -> trail.stream().map(Found::value).toList()).distinct().count();
    if (different != 1) {
      return about.stream()
          .flatMap(
              e ->
                  e
                      .text("category")
                      .map(text -> new Found<>(Category.named(text), e.at() + "/category"))
                      .stream())
          .limit(1)
          .toList();
    }
    List<Found<Category>> trail = trails.getFirst();
    Optional<String> last = trail.getLast().value().name();
    boolean itself =
        about.stream()
            .flatMap(e -> e.text("name").stream())
            .anyMatch(n -> last.equals(Optional.of(n)));
    return itself ? trail.subList(0, trail.size() - 1) : trail;
  }

  private static List<Found<Category>> trail(Entity list) {
    List<Found<Category>> steps = new ArrayList<>();
    for (Entity step : list.under("itemListElement")) {
      step.text("name", "item")
          .filter(name -> !name.startsWith("http"))
          .ifPresent(name -> steps.add(new Found<>(Category.named(name), step.at() + "/name")));
    }
    return steps;
  }

  /** The countries to which the offers say that they are sent; not those that are shut out. */
  static List<Found<Country>> deliversTo(List<Entity> about) {
    Map<Country, Found<Country>> countries = new LinkedHashMap<>();
    about.stream()
        .flatMap(entity -> entity.under("offers").stream())
        .flatMap(offer -> offer.under("shippingDetails").stream())
        .filter(details -> !details.node().path("doesNotShip").asString("").equals("true"))
        .flatMap(details -> details.under("shippingDestination").stream())
        .flatMap(Filing::countries)
        .forEach(found -> countries.putIfAbsent(found.value(), found));
    return List.copyOf(countries.values());
  }

  private static Stream<Found<Country>> countries(Entity place) {
    return Entity.listed(place.node().path("addressCountry")).stream()
        .flatMap(node -> Entity.textOf(node).stream())
        .flatMap(code -> IsoCountry.of(code).stream())
        .map(country -> new Found<>(country, place.at() + "/addressCountry"));
  }
}
