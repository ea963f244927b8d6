package io.haetae.core.figures;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list that never changes and whose elements are made when they are asked for: millions of looks,
 * or the visits of a figure, of which nobody needs more than a few at a time.
 */
abstract class FixedList<E> extends AbstractList<E> implements RandomAccess {
  /** The list itself if it is one of these, or else a copy that nobody can change. */
  static <E> List<E> copyOf(List<E> list) {
    return list instanceof FixedList ? list : List.copyOf(list);
  }
}
