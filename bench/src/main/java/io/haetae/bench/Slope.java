package io.haetae.bench;

import java.util.List;
import java.util.Optional;

/**
 * How values grow from one to the next: the line of least squares.
 *
 * @param each what a step adds
 * @param noise twice the standard error of it, from how far the values lie off the line
 */
record Slope(double each, double noise) {
  private static final int LEAST = 3;

  /** Of at least three values; empty for fewer, which tell no noise. */
  static Optional<Slope> of(List<Double> values) {
    int count = values.size();
    if (count < LEAST) {
      return Optional.empty();
    }
    double middle = (count - 1) / 2.0;
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = 0;
    double products = 0;
    for (int i = 0; i < count; i++) {
      squares += (i - middle) * (i - middle);
      products += (i - middle) * (values.get(i) - mean);
    }
    double each = products / squares;
    double off = 0;
    for (int i = 0; i < count; i++) {
      double rest = values.get(i) - mean - each * (i - middle);
      off += rest * rest;
    }
    return Optional.of(new Slope(each, 2 * Math.sqrt(off / (count - 2) / squares)));
  }

  /** Whether growth cannot be told from noise. */
  boolean isFlat() {
    return each <= noise;
  }

  /** A line of the table. */
  Row row(String what) {
    return new Row(
        what,
        Row.number(each),
        "± " + Row.number(noise) + (isFlat() ? ", flat" : ", GROWS"),
        "within noise");
  }
}
