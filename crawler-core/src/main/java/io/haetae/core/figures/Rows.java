package io.haetae.core.figures;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The numbers of some of the rows of a list, four bytes each. Only grows. Not thread-safe. */
final class Rows {
  private static final int FIRST = 8;

  private int[] numbers = new int[FIRST];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + size / 2);
    }
    numbers[size] = number;
    size++;
  }

  int size() {
    return size;
  }

  /**
   * The rows that there are by now.
   *
   * @param reader reads the row of a number; the same each time
   */
  <E> List<E> of(IntFunction<E> reader) {
    int[] read = numbers;
    int known = size;
    return new FixedList<>() {
      @Override
      public E get(int index) {
        if (index >= known) {
          throw new IndexOutOfBoundsException(index);
        }
        return reader.apply(read[index]);
      }

      @Override
      public int size() {
        return known;
      }
    };
  }

  /** The same rows in this order; those that are equal in it stay as they are. */
  <E> Rows sorted(IntFunction<E> reader, Comparator<E> order) {
    List<E> rows = of(reader);
    boolean already =
        IntStream.range(1, size).allMatch(i -> order.compare(rows.get(i - 1), rows.get(i)) <= 0);
    if (already) {
      return this;
    }
    Rows sorted = new Rows();
    IntStream.range(0, size)
        .mapToObj(i -> numbers[i])
        .sorted((one, other) -> order.compare(reader.apply(one), reader.apply(other)))
        .forEach(sorted::add);
    return sorted;
  }
}
