package io.haetae.core.figures.estimate;

/** The rising sequence that is nearest to a given one (pool adjacent violators). */
final class Isotonic {
  private Isotonic() {}

  /** The nearest rising sequence by weighted squares; every weight is above 0. */
  static double[] fit(double[] values, double[] weights) {
    double[] mean = new double[values.length];
    double[] weight = new double[values.length];
    int[] length = new int[values.length];
    int blocks = 0;
    for (int i = 0; i < values.length; i++) {
      mean[blocks] = values[i];
      weight[blocks] = weights[i];
      length[blocks] = 1;
      blocks++;
      while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
        int into = blocks - 2;
        double sum = weight[into] + weight[into + 1];
        mean[into] = (mean[into] * weight[into] + mean[into + 1] * weight[into + 1]) / sum;
        weight[into] = sum;
        length[into] += length[into + 1];
        blocks--;
      }
    }
    double[] fitted = new double[values.length];
    int at = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < length[block]; i++) {
        fitted[at++] = mean[block];
      }
    }
    return fitted;
  }
}
