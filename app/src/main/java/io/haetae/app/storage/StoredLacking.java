package io.haetae.app.storage;

import io.haetae.core.product.Product;
import io.haetae.core.product.ProductField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an offer lacked, as a text such as {@code SELLER,STOCK}; null if there was no offer. */
final class StoredLacking {
  private StoredLacking() {}

  static String of(Product product) {
    return of(ProductField.lackedBy(product));
  }

  static String of(Set<ProductField> lacking) {
    return lacking.stream().sorted().map(ProductField::name).collect(Collectors.joining(","));
  }

  static Optional<Set<ProductField>> read(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("lacking")).map(StoredLacking::read);
  }

  static Set<ProductField> read(String names) {
    return Arrays.stream(names.split(",", -1))
        .filter(name -> !name.isEmpty())
        .map(ProductField::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
