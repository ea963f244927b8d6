package io.haetae.sites.aliexpress;

import io.haetae.core.product.Category;
import io.haetae.core.product.Found;
import io.haetae.core.product.Sold;
import io.haetae.core.watch.Country;
import io.haetae.sites.page.JsonPlace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.parser.Parser;

/** What AliExpress's states tell of an offer beside its price, stock and seller. */
final class AliExpressParticulars {
  private AliExpressParticulars() {}

  /**
   * The path of categories: by name as the page shows it, whose steps without a number (home, all
   * categories) are no categories; else by the numbers alone, such as {@code 18/100005529}.
   */
  static List<Found<Category>> categories(JsonPlace shown, JsonPlace numbers) {
    List<Found<Category>> named = new ArrayList<>();
    for (JsonPlace step : shown.items()) {
      Optional<String> id =
          step.at("cateId").number().filter(n -> n.signum() > 0).map(BigDecimal::toPlainString);
      Optional<String> name =
          step.at("name").text().map(text -> Parser.unescapeEntities(text, false));
      if (id.isPresent() && name.isPresent()) {
        named.add(step.found(new Category(id, name)));
      }
    }
    return named.isEmpty() ? numbered(numbers) : named;
  }

  private static List<Found<Category>> numbered(JsonPlace numbers) {
    return numbers.text().filter(path -> path.matches("[0-9]{1,12}(?:/[0-9]{1,12}){0,9}")).stream()
        .flatMap(path -> Arrays.stream(path.split("/", -1)))
        .map(id -> numbers.found(new Category(Optional.of(id), Optional.empty())))
        .toList();
  }

  /** How often it was sold: a number, with what it counts in a field of its own. */
  static Optional<Found<Sold>> sold(JsonPlace number, JsonPlace unit) {
    return number
        .text()
        .map(text -> unit.text().map(what -> text + " " + what).orElse(text))
        .map(text -> number.found(Sold.of(text)));
  }

  /** The countries to which there is a way of delivery. */
  static List<Found<Country>> deliversTo(List<JsonPlace> ways) {
    Map<Country, Found<Country>> countries = new LinkedHashMap<>();
    for (JsonPlace way : ways) {
      JsonPlace to = way.at("bizData").at("shipToCode");
      if (AliExpressParts.open(way.at("bizData"))) {
        to.text()
            .flatMap(Country::of)
            .ifPresent(country -> countries.putIfAbsent(country, to.found(country)));
      }
    }
    return List.copyOf(countries.values());
  }

  /** The place of a list that holds anything. */
  static Optional<String> placeOf(JsonPlace list) {
    return list.items().isEmpty() ? Optional.empty() : Optional.of(list.place());
  }
}
