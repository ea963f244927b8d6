package io.haetae.app.storage;

import io.haetae.core.product.Product;
import io.haetae.core.product.Stated;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a page stated, as a text such as {@code MANUFACTURER,KC}; null if there was no offer. */
final class StoredStated {
  private StoredStated() {}

  static String of(Product product) {
    return of(Stated.by(product));
  }

  static String of(Set<Stated> stated) {
    return stated.stream().sorted().map(Stated::name).collect(Collectors.joining(","));
  }

  static Set<Stated> read(String names) {
    return Arrays.stream(names.split(",", -1))
        .filter(name -> !name.isEmpty())
        .map(Stated::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
