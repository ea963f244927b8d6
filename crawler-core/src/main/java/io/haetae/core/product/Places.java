package io.haetae.core.product;

import java.util.Optional;

/**
 * Where the lists of a product begin, written as in {@link Found#at()}; empty for a list that is
 * empty or whose place is not known.
 *
 * @param options the list of the options
 * @param images the list of the photographs
 * @param attributes the list of the attributes
 */
public record Places(
    Optional<String> options, Optional<String> images, Optional<String> attributes) {
  /** No place is known. */
  public static final Places UNKNOWN =
      new Places(Optional.empty(), Optional.empty(), Optional.empty());
}
