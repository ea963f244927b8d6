package io.haetae.sites.generic;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What describes a product beyond its offers: photographs and attributes. */
final class Describing {
  private static final List<String> PLAIN =
      List.of(
          "brand",
          "model",
          "mpn",
          "sku",
          "productID",
          "gtin",
          "gtin8",
          "gtin12",
          "gtin13",
          "gtin14",
          "color",
          "size",
          "material",
          "category",
          "manufacturer",
          "itemCondition");

  private Describing() {}

  /** The photographs of all descriptions, each once. */
  static List<URI> images(List<Entity> about) {
    List<URI> images = new ArrayList<>();
    for (Entity entity : about) {
      for (JsonNode image : Entity.listed(entity.node().path("image"))) {
        Entity.textOf(image)
            .filter(text -> !image.isObject())
            .or(() -> new Entity(image, entity.at()).text("contentUrl", "url", "@id"))
            .flatMap(Describing::address)
            .filter(address -> !images.contains(address))
            .ifPresent(images::add);
      }
    }
    return images;
  }

  private static Optional<URI> address(String text) {
    try {
      URI address = new URI(text.startsWith("//") ? "https:" + text : text);
      return Optional.of(address).filter(URI::isAbsolute);
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /** The attributes of all descriptions; the first that gives a value wins. */
  static Map<String, String> attributes(List<Entity> about) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Entity entity : about) {
      for (String name : PLAIN) {
        entity.text(name).ifPresent(value -> attributes.putIfAbsent(name, value));
      }
      for (Entity property : entity.under("additionalProperty")) {
        Optional<String> value = property.text("value");
        property
            .text("name")
            .ifPresent(name -> value.ifPresent(v -> attributes.putIfAbsent(name, v)));
      }
    }
    return attributes;
  }
}
