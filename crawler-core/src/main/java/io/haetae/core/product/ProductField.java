package io.haetae.core.product;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The parts of a product that its page is expected to give visit after visit. When a site's pages
 * change, they are what is missed first. The names are stored and never change their meaning.
 */
public enum ProductField {
  TITLE,
  PRICE,
  CURRENCY,
  SELLER,
  OPTIONS,
  STOCK,
  IMAGES;

  /** What a product lacks. */
  public static Set<ProductField> lackedBy(Product product) {
    Set<ProductField> lacked = EnumSet.noneOf(ProductField.class);
    Arrays.stream(values()).filter(field -> !field.givenBy(product)).forEach(lacked::add);
    return lacked;
  }

  private boolean givenBy(Product product) {
    return switch (this) {
      case TITLE -> product.title().isPresent();
      case PRICE -> product.price().isPresent();
      case CURRENCY ->
          product.price().flatMap(found -> found.value().shown().currency()).isPresent();
      case SELLER -> product.seller().isPresent();
      case OPTIONS -> !product.options().isEmpty();
      case STOCK -> product.stock().isPresent();
      case IMAGES -> !product.images().isEmpty();
    };
  }
}
