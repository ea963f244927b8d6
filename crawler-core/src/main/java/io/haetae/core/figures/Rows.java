package io.haetae.core.figures;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The numbers of some of the rows of a list, four bytes each. Only grows. Not thread-safe. */
final class Rows {
  private static final int FIRST = 8;

  private int[] numbers = new int[FIRST];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + size / 2 + 1);
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

  /** Brings them into this order; those that are equal in it stay as they are. */
  void sort(IntBinaryOperator order) {
    boolean already =
        IntStream.range(1, size).allMatch(i -> order.applyAsInt(numbers[i - 1], numbers[i]) <= 0);
    if (!already) {
      numbers =
          Arrays.stream(numbers, 0, size)
              .boxed()
              .sorted(order::applyAsInt)
              .mapToInt(Integer::intValue)
              .toArray();
    }
  }
}
