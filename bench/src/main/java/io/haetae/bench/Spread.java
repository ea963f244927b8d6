package io.haetae.bench;

import java.util.Arrays;
import java.util.List;

/**
 * The median of values, and the middle half of them.
 *
 * @param count of the values
 */
record Spread(double low, double median, double high, int count) {
  private static final int QUARTERS = 4;

  /** Of at least one value. */
  static Spread of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(at(sorted, 1), at(sorted, 2), at(sorted, 3), sorted.length);
  }

  private static double at(double[] sorted, int quarter) {
    double place = (sorted.length - 1.0) * quarter / QUARTERS;
    double[] two = Arrays.copyOfRange(sorted, (int) Math.floor(place), (int) Math.ceil(place) + 1);
    return two[0] + (two[two.length - 1] - two[0]) * (place - Math.floor(place));
  }

  @Override
  public String toString() {
    return Row.number(low) + " to " + Row.number(high) + ", " + count + " pairs";
  }
}
