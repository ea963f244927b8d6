package io.haetae.app.storage;

import java.util.HashMap;
import java.util.Map;

/**
 * One object for all that are equal. Millions of rows name thousands of listings, and whoever keeps
 * the rows keeps each of them once. Not thread-safe.
 */
final class Pool {
  private final Map<Object, Object> known = new HashMap<>();

  /** The first object that was equal to this one. */
  <T> T one(T value) {
    Object first = known.putIfAbsent(value, value);
    @SuppressWarnings(
        "unchecked") // What is equal to a record or a string is one of the same class.
    T same = first == null ? value : (T) first;
    return same;
  }
}
