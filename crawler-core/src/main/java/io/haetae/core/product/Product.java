package io.haetae.core.product;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A product as one page offers it. A value that the page does not give is absent, never guessed.
 *
 * @param title the title
 * @param price the price now
 * @param listPrice the struck-out price
 * @param seller the seller
 * @param options every option that the page lists, in its order
 * @param stock the whole stock
 * @param images photographs in full size, in the page's order
 * @param attributes names and values as the page gives them, in its order
 * @param particulars what else the page tells, and where the lists stand
 */
public record Product(
    Optional<Found<String>> title,
    Optional<Found<Price>> price,
    Optional<Found<Price>> listPrice,
    Optional<Found<Seller>> seller,
    List<Option> options,
    Optional<Found<Long>> stock,
    List<URI> images,
    Map<String, String> attributes,
    Particulars particulars) {
  /** Copies the collections, the attributes' order kept. */
  public Product {
    options = List.copyOf(options);
    images = List.copyOf(images);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** A product of whose particulars nothing is known. */
  public Product(
      Optional<Found<String>> title,
      Optional<Found<Price>> price,
      Optional<Found<Price>> listPrice,
      Optional<Found<Seller>> seller,
      List<Option> options,
      Optional<Found<Long>> stock,
      List<URI> images,
      Map<String, String> attributes) {
    this(title, price, listPrice, seller, options, stock, images, attributes, Particulars.NONE);
  }
}
