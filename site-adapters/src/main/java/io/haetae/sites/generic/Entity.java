package io.haetae.sites.generic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;

/**
 * One thing that a page describes in schema.org's words, whether written as JSON-LD or as
 * microdata.
 *
 * @param node its properties
 * @param at where it stands, written as in {@link io.haetae.core.product.Found#at()}
 */
public record Entity(JsonNode node, String at) {
  private static final Set<String> PRODUCTS =
      Set.of("product", "productgroup", "individualproduct", "productmodel", "someproducts");

  private static final int LONGEST = 30;

  /** Whether it has a type, given in lower case without its vocabulary. */
  boolean is(String type) {
    return types().contains(type);
  }

  /** Whether it is a product, or a group of products that differ in size or colour. */
  boolean isProduct() {
    return types().stream().anyMatch(PRODUCTS::contains);
  }

  private List<String> types() {
    return listed(node.path("@type")).stream()
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .map(Entity::localName)
        .toList();
  }

  /** The text of the first of these properties that has one, with HTML entities decoded. */
  Optional<String> text(String... names) {
    for (String name : names) {
      for (JsonNode value : listed(node.path(name))) {
        Optional<String> text = textOf(value);
        if (text.isPresent()) {
          return text;
        }
      }
    }
    return Optional.empty();
  }

  /** The number of the first of these properties that is written as a JSON number. */
  Optional<BigDecimal> number(String... names) {
    return Stream.of(names).map(node::path).flatMap(value -> exact(value).stream()).findFirst();
  }

  /** The things that stand under a property, one or several. */
  List<Entity> under(String name) {
    JsonNode value = node.path(name);
    List<JsonNode> all = listed(value);
    List<Entity> things = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isObject()) {
        things.add(new Entity(all.get(i), at + "/" + name + (value.isArray() ? "/" + i : "")));
      }
    }
    return things;
  }

  /** The text of a plain value, of a JSON-LD value object, or of the name of a thing. */
  static Optional<String> textOf(JsonNode value) {
    if (value.isObject()) {
      return textOf(value.has("@value") ? value.path("@value") : value.path("name"));
    }
    if (!value.isString()) {
      return exact(value).map(BigDecimal::toPlainString);
    }
    String raw = value.stringValue();
    String text = Parser.unescapeEntities(raw, false).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The number of a JSON number that somebody could have meant. */
  private static Optional<BigDecimal> exact(JsonNode value) {
    return value.isNumber()
        ? value.decimalValueOpt().filter(number -> Math.abs(number.scale()) <= LONGEST)
        : Optional.empty();
  }

  /** A value as a list: an array's elements, one value alone, nothing for a missing one. */
  static List<JsonNode> listed(JsonNode value) {
    if (value.isArray()) {
      return List.copyOf(value.values());
    }
    return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
  }

  private static String localName(String type) {
    int start =
        Math.max(type.lastIndexOf('/'), Math.max(type.lastIndexOf('#'), type.lastIndexOf(':')));
    return type.substring(start + 1).strip().toLowerCase(Locale.ROOT);
  }
}
