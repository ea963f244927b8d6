package io.haetae.sites.generic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The microdata of a page, in the form that JSON-LD has. */
final class Microdata {
  private static final int DEEPEST = 40;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The older data-vocabulary.org's names (shops of 2016 still wrote them), by schema.org's. */
  private static final Map<String, String> RENAMED =
      Map.of("offerdetails", "offers", "currency", "priceCurrency", "identifier", "sku");

  private Microdata() {}

  /** The things that stand at the top: those that are no other thing's property. */
  static List<Entity> of(Document page) {
    List<Entity> entities = new ArrayList<>();
    int number = 0;
    for (Element scope : page.select("[itemscope][itemtype]")) {
      String property = scope.attr("itemprop").strip();
      if (property.isEmpty() || property.equals("mainEntity") || orphan(scope)) {
        entities.add(new Entity(read(scope, 0), "microdata[" + number++ + "]#"));
      }
    }
    return entities;
  }

  /** A property without a thing that it could belong to. */
  private static boolean orphan(Element scope) {
    return scope.parents().stream().noneMatch(parent -> parent.hasAttr("itemscope"));
  }

  private static ObjectNode read(Element scope, int depth) {
    ObjectNode thing = JSON.createObjectNode();
    ArrayNode types = thing.putArray("@type");
    for (String type : words(scope, "itemtype")) {
      types.add(type);
    }
    if (depth < DEEPEST) {
      scope.children().forEach(child -> collect(child, thing, depth));
      referenced(scope).forEach(child -> collect(child, thing, depth));
    }
    return thing;
  }

  private static List<Element> referenced(Element scope) {
    List<Element> elements = new ArrayList<>();
    for (String id : words(scope, "itemref")) {
      Document page = scope.ownerDocument();
      Optional<Element> element =
          id.isEmpty() || page == null
              ? Optional.empty()
              : Optional.ofNullable(page.getElementById(id));
      element.filter(found -> !scope.parents().contains(found)).ifPresent(elements::add);
    }
    return elements;
  }

  private static void collect(Element element, ObjectNode thing, int depth) {
    for (String property : words(element, "itemprop")) {
      if (!property.isEmpty()) {
        String local = property.substring(property.lastIndexOf('/') + 1);
        String name = RENAMED.getOrDefault(local.toLowerCase(Locale.ROOT), local);
        add(thing, name, value(element, name, depth));
      }
    }
    if (!element.hasAttr("itemscope")) {
      element.children().forEach(child -> collect(child, thing, depth));
    }
  }

  private static List<String> words(Element element, String attribute) {
    return Arrays.asList(element.attr(attribute).strip().split("\\s+", -1));
  }

  private static void add(ObjectNode thing, String name, JsonNode value) {
    JsonNode earlier = thing.path(name);
    if (earlier.isMissingNode()) {
      thing.set(name, value);
    } else if (earlier instanceof ArrayNode several) {
      several.add(value);
    } else {
      thing.putArray(name).add(earlier).add(value);
    }
  }

  private static JsonNode value(Element element, String name, int depth) {
    if (element.hasAttr("itemscope")) {
      ObjectNode inner = read(element, depth + 1);
      if (inner.size() > 1) {
        return inner;
      }
    }
    return JSON.getNodeFactory().stringNode(plain(element, name));
  }

  /**
   * The value of a property that is no thing. A type that names an availability is the value: a
   * shop's page of 2016 writes {@code <span itemprop="availability"
   * itemtype="http://schema.org/OutOfStock">}.
   */
  private static String plain(Element element, String name) {
    if (element.hasAttr("content")) {
      return element.attr("content");
    }
    if (Availability.of(element.attr("itemtype")).isPresent()) {
      return element.attr("itemtype");
    }
    for (String address : List.of("href", "src")) {
      if (element.hasAttr(address) && !name.equals("name")) {
        String absolute = element.absUrl(address);
        return absolute.isEmpty() ? element.attr(address) : absolute;
      }
    }
    for (String attribute : List.of("datetime", "value", "data")) {
      if (element.hasAttr(attribute)) {
        return element.attr(attribute);
      }
    }
    return element.text();
  }
}
