package io.haetae.core.product;

import java.util.Optional;

/**
 * One step of the path of categories in which a site files an offer.
 *
 * @param id the site's own number of the category
 * @param name its name in the page's language
 */
public record Category(Optional<String> id, Optional<String> name) {
  /** A category that the page names. */
  public static Category named(String name) {
    return new Category(Optional.empty(), Optional.of(name));
  }
}
