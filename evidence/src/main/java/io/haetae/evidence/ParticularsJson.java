package io.haetae.evidence;

import io.haetae.core.product.Category;
import io.haetae.core.product.Found;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Places;
import io.haetae.core.product.Sold;
import io.haetae.core.watch.Country;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A product's particulars as JSON, each value with its place, and back. */
final class ParticularsJson {
  private ParticularsJson() {}

  static ObjectNode write(Particulars particulars) {
    ObjectNode node = Json.object();
    ArrayNode categories = node.putArray("categories");
    for (Found<Category> found : particulars.categories()) {
      ObjectNode category = categories.addObject();
      category.put("id", found.value().id().orElse(null));
      category.put("name", found.value().name().orElse(null)).put("at", found.at());
    }
    node.set("priceText", particulars.priceText().map(ProductJson::found).orElse(null));
    node.set("listPriceText", particulars.listPriceText().map(ProductJson::found).orElse(null));
    node.set("listedOn", particulars.listedOn().map(ParticularsJson::date).orElse(null));
    node.set("sold", particulars.sold().map(ParticularsJson::sold).orElse(null));
    ArrayNode countries = node.putArray("deliversTo");
    particulars
        .deliversTo()
        .forEach(
            found ->
                countries.addObject().put("value", found.value().code()).put("at", found.at()));
    return node;
  }

  private static ObjectNode date(Found<LocalDate> found) {
    return Json.object().put("value", found.value().toString()).put("at", found.at());
  }

  private static ObjectNode sold(Found<Sold> found) {
    ObjectNode node = Json.object().put("shown", found.value().shown());
    node.put("count", found.value().count().orElse(null));
    return node.put("atLeast", found.value().atLeast()).put("at", found.at());
  }

  /** The same with the places of the lists, which stand elsewhere in a reading's line. */
  static ObjectNode writeWhole(Particulars particulars) {
    ObjectNode node = write(particulars);
    ObjectNode places = node.putObject("places");
    places.put("options", particulars.places().options().orElse(null));
    places.put("images", particulars.places().images().orElse(null));
    places.put("attributes", particulars.places().attributes().orElse(null));
    return node;
  }

  /** The particulars in facts; facts that were written without any give none. */
  static Particulars read(JsonNode node) throws EvidenceException {
    if (!node.isObject()) {
      return Particulars.NONE;
    }
    List<Found<Category>> categories = new ArrayList<>();
    for (JsonNode step : node.path("categories")) {
      Category category =
          new Category(Json.optionalText(step, "id"), Json.optionalText(step, "name"));
      categories.add(new Found<>(category, Json.text(step, "at")));
    }
    List<Found<Country>> countries = new ArrayList<>();
    for (JsonNode country : node.path("deliversTo")) {
      countries.add(new Found<>(country(Json.text(country, "value")), Json.text(country, "at")));
    }
    JsonNode places = node.path("places");
    return new Particulars(
        categories,
        ProductJson.readFound(node.path("priceText")),
        ProductJson.readFound(node.path("listPriceText")),
        readDate(node.path("listedOn")),
        readSold(node.path("sold")),
        countries,
        new Places(
            Json.optionalText(places, "options"),
            Json.optionalText(places, "images"),
            Json.optionalText(places, "attributes")));
  }

  private static Country country(String code) throws EvidenceException {
    return Country.of(code)
        .orElseThrow(() -> new EvidenceException("\"" + code + "\" is no country"));
  }

  private static Optional<Found<LocalDate>> readDate(JsonNode node) throws EvidenceException {
    if (!node.isObject()) {
      return Optional.empty();
    }
    String text = Json.text(node, "value");
    try {
      return Optional.of(new Found<>(LocalDate.parse(text), Json.text(node, "at")));
    } catch (DateTimeParseException malformed) {
      throw new EvidenceException("\"" + text + "\" is no date", malformed);
    }
  }

  private static Optional<Found<Sold>> readSold(JsonNode node) throws EvidenceException {
    if (!node.isObject()) {
      return Optional.empty();
    }
    JsonNode count = node.path("count");
    Sold sold =
        new Sold(
            Json.text(node, "shown"),
            count.isIntegralNumber() ? Optional.of(count.longValue()) : Optional.empty(),
            node.path("atLeast").asBoolean(false));
    return Optional.of(new Found<>(sold, Json.text(node, "at")));
  }
}
