package io.haetae.evidence;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A product in {@code facts.json}, each value with its place, and back. */
final class ProductJson {
  private ProductJson() {}

  static ObjectNode write(Product product) {
    ObjectNode node = Json.object();
    node.set("title", product.title().map(ProductJson::found).orElse(null));
    node.set("price", product.price().map(ProductJson::price).orElse(null));
    node.set("listPrice", product.listPrice().map(ProductJson::price).orElse(null));
    node.set("seller", product.seller().map(ProductJson::seller).orElse(null));
    ArrayNode options = node.putArray("options");
    product.options().forEach(option -> options.add(option(option)));
    node.set(
        "stock",
        product
            .stock()
            .map(found -> Json.object().put("value", found.value()).put("at", found.at()))
            .orElse(null));
    ArrayNode images = node.putArray("images");
    product.images().stream().map(URI::toString).forEach(images::add);
    // An array of pairs: canonical JSON would sort the names, and their order is the page's.
    ArrayNode attributes = node.putArray("attributes");
    product.attributes().forEach((name, value) -> attributes.addArray().add(name).add(value));
    if (!product.particulars().equals(Particulars.NONE)) {
      node.set("particulars", ParticularsJson.writeWhole(product.particulars()));
    }
    return node;
  }

  static ObjectNode found(Found<String> found) {
    return Json.object().put("value", found.value()).put("at", found.at());
  }

  private static ObjectNode price(Found<Price> found) {
    ObjectNode node = Json.object();
    node.set("min", found.value().min().map(ProductJson::money).orElse(null));
    node.set("max", found.value().max().map(ProductJson::money).orElse(null));
    node.set("shown", money(found.value().shown()));
    return node.put("at", found.at());
  }

  static ObjectNode money(Money money) {
    ObjectNode node = Json.object().put("amount", money.plain());
    Json.put(node, "currency", money.currency());
    return node;
  }

  private static ObjectNode seller(Found<Seller> found) {
    ObjectNode node = Json.object();
    Json.put(node, "id", found.value().id());
    Json.put(node, "name", found.value().name());
    return node.put("at", found.at());
  }

  private static ObjectNode option(Option option) {
    ObjectNode node = Json.object().put("id", option.id()).put("label", option.label());
    node.set("price", option.price().map(ProductJson::money).orElse(null));
    node.put("stock", option.stock().orElse(null));
    return node.put("orderable", option.orderable().orElse(null));
  }

  static Product read(JsonNode node) throws EvidenceException {
    List<Option> options = new ArrayList<>();
    for (JsonNode option : node.path("options")) {
      options.add(readOption(option));
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    node.path("attributes")
        .forEach(pair -> attributes.put(pair.path(0).asString(), pair.path(1).asString()));
    return new Product(
        readFound(node.path("title")),
        readPrice(node.path("price")),
        readPrice(node.path("listPrice")),
        readSeller(node.path("seller")),
        options,
        readStock(node.path("stock")),
        VisitJson.texts(node.path("images")).stream().map(URI::create).toList(),
        attributes,
        ParticularsJson.read(node.path("particulars")));
  }

  static Optional<Found<String>> readFound(JsonNode node) throws EvidenceException {
    return node.isObject()
        ? Optional.of(new Found<>(Json.text(node, "value"), Json.text(node, "at")))
        : Optional.empty();
  }

  private static Optional<Found<Long>> readStock(JsonNode node) throws EvidenceException {
    return node.isObject()
        ? Optional.of(new Found<>(Json.number(node, "value"), Json.text(node, "at")))
        : Optional.empty();
  }

  private static Optional<Found<Price>> readPrice(JsonNode node) throws EvidenceException {
    if (!node.isObject()) {
      return Optional.empty();
    }
    Money shown =
        readMoney(node.path("shown"))
            .orElseThrow(() -> new EvidenceException("a price without the shown one"));
    Price price = new Price(readMoney(node.path("min")), readMoney(node.path("max")), shown);
    return Optional.of(new Found<>(price, Json.text(node, "at")));
  }

  static Optional<Money> readMoney(JsonNode node) throws EvidenceException {
    return node.isObject()
        ? Optional.of(
            new Money(
                new BigDecimal(Json.text(node, "amount")), Json.optionalText(node, "currency")))
        : Optional.empty();
  }

  private static Optional<Found<Seller>> readSeller(JsonNode node) throws EvidenceException {
    return node.isObject()
        ? Optional.of(
            new Found<>(
                new Seller(Json.optionalText(node, "id"), Json.optionalText(node, "name")),
                Json.text(node, "at")))
        : Optional.empty();
  }

  private static Option readOption(JsonNode node) throws EvidenceException {
    JsonNode stock = node.path("stock");
    JsonNode orderable = node.path("orderable");
    return new Option(
        Json.text(node, "id"),
        Json.text(node, "label"),
        readMoney(node.path("price")),
        stock.isIntegralNumber() ? Optional.of(stock.longValue()) : Optional.empty(),
        orderable.isBoolean() ? Optional.of(orderable.booleanValue()) : Optional.empty());
  }
}
