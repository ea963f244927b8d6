package io.haetae.sites.declared;

import io.haetae.core.product.Category;
import io.haetae.core.product.Found;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Places;
import io.haetae.core.product.Sold;
import io.haetae.core.watch.Country;
import io.haetae.sites.declared.DeclaredView.Value;
import io.haetae.sites.generic.IsoCountry;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a declaration names of an offer beside what a buyer needs to order it.
 *
 * @param values the page
 */
record DeclaredParticulars(Declaration declared, DeclaredView values) {
  private static final int DATE = "2026-11-26".length();

  /** What the declaration names, and of what it does not name what the page's data say. */
  Particulars over(Particulars base, Optional<String> optionsAt) {
    List<Found<Category>> categories =
        all("category").stream()
            .map(value -> new Found<>(Category.named(value.text()), value.at()))
            .toList();
    List<Found<Country>> countries = countries();
    return new Particulars(
        categories.isEmpty() ? base.categories() : categories,
        text("shown-price", "price").or(base::priceText),
        text("list-price").or(base::listPriceText),
        first("listed-on").flatMap(DeclaredParticulars::date).or(base::listedOn),
        first("sold").map(v -> new Found<>(Sold.of(v.text()), v.at())).or(base::sold),
        countries.isEmpty() ? base.deliversTo() : countries,
        places(base.places(), optionsAt));
  }

  private Places places(Places base, Optional<String> optionsAt) {
    return new Places(
        optionsAt.or(base::options),
        first("images").map(Value::at).or(base::images),
        base.attributes());
  }

  private List<Value> all(String field) {
    return values.values(declared.sources(field));
  }

  private Optional<Value> first(String field) {
    return all(field).stream().findFirst();
  }

  /** The text of the first field that is shown to a shopper; numbers in data are not. */
  private Optional<Found<String>> text(String... fields) {
    for (String field : fields) {
      Optional<Value> shown = first(field).filter(value -> value.at().startsWith("css:"));
      if (shown.isPresent() && !shown.get().at().contains("@")) {
        return shown.map(Value::found);
      }
    }
    return Optional.empty();
  }

  private List<Found<Country>> countries() {
    Map<Country, Found<Country>> countries = new LinkedHashMap<>();
    for (Value value : all("delivers-to")) {
      IsoCountry.of(value.text())
          .ifPresent(country -> countries.putIfAbsent(country, new Found<>(country, value.at())));
    }
    return List.copyOf(countries.values());
  }

  private static Optional<Found<LocalDate>> date(Value value) {
    return date(value.text()).map(date -> new Found<>(date, value.at()));
  }

  /** A date at the beginning of a text, as ISO 8601 writes it. */
  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(DATE, text.length()))));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
