package io.haetae.sites.aliexpress;

import io.haetae.sites.page.JsonPlace;
import java.util.Map;
import java.util.Optional;

/**
 * The third form of a page's state, served beside the modules in 2022: the parts of the page as a
 * tree, each under its type and a number ({@code price_2256}), its values under {@code fields}. The
 * values are those of the modules.
 */
final class AliExpressTree {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("titleModule", "titleBanner"),
          Map.entry("priceModule", "price"),
          Map.entry("skuModule", "sku"),
          Map.entry("quantityModule", "quantity"),
          Map.entry("actionModule", "actionButtons"),
          Map.entry("storeModule", "storeRecommend"),
          Map.entry("imageModule", "imageView"),
          Map.entry("specsModule", "specsInfo"),
          Map.entry("shippingModule", "shipping"),
          Map.entry("itemStatusComponent", "infoWrap"));

  private AliExpressTree() {}

  /** Whether a state holds the parts of an item's page. */
  static boolean isTree(JsonPlace state) {
    return part(state, "titleModule").isPresent() && part(state, "priceModule").isPresent();
  }

  /** The values of the part that stands for a module. */
  static Optional<JsonPlace> part(JsonPlace state, String module) {
    String type = TYPES.get(module);
    return type == null
        ? Optional.empty()
        : state.fields().stream()
            .filter(part -> part.name().matches(type + "_[0-9]{1,9}"))
            .map(part -> part.at("fields"))
            .filter(JsonPlace::filled)
            .findFirst();
  }
}
