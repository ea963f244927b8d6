package io.haetae.matching.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Logistic regression with an L2 penalty on standardized features, by Newton's method. The same
 * examples in the same order give the same weights.
 */
final class Regression {
  private static final int MOST_STEPS = 15;
  private static final double STEP_TO_STOP_AT = 1e-6;
  private static final Feature[] FEATURES = Feature.values();

  private final double penalty;
  private final double[] mean = new double[FEATURES.length];
  private final double[] spread = new double[FEATURES.length];

  private Regression(double penalty) {
    this.penalty = penalty;
  }

  /** What fits best. */
  static Weights fit(List<Example> examples, double penalty) {
    Regression regression = new Regression(penalty);
    regression.standardize(examples);
    double[][] rows = new double[examples.size()][];
    double[] same = new double[examples.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = regression.row(examples.get(i).features());
      same[i] = examples.get(i).same() ? 1 : 0;
    }
    double[] found = new double[FEATURES.length + 1];
    for (int step = 0; step < MOST_STEPS; step++) {
      if (regression.step(rows, same, found) < STEP_TO_STOP_AT) {
        break;
      }
    }
    return regression.asMeasured(found);
  }

  /**
   * One example.
   *
   * @param features the features of a pair
   * @param same whether it is the same product
   */
  record Example(Map<Feature, Double> features, boolean same) {}

  private void standardize(List<Example> examples) {
    for (int i = 0; i < FEATURES.length; i++) {
      double sum = 0;
      double squares = 0;
      for (Example example : examples) {
        double value = example.features().getOrDefault(FEATURES[i], 0.0);
        sum += value;
        squares += value * value;
      }
      double average = sum / examples.size();
      mean[i] = average;
      double variance = squares / examples.size() - average * average;
      spread[i] = variance < 1e-12 ? 0 : Math.sqrt(variance);
    }
  }

  private double[] row(Map<Feature, Double> features) {
    double[] row = new double[FEATURES.length + 1];
    row[0] = 1;
    for (int i = 0; i < FEATURES.length; i++) {
      double value = features.getOrDefault(FEATURES[i], 0.0);
      row[i + 1] = spread[i] == 0 ? 0 : (value - mean[i]) / spread[i];
    }
    return row;
  }

  private double step(double[][] rows, double[] same, double[] found) {
    int size = found.length;
    double[] gradient = new double[size];
    double[][] curvature = new double[size][size];
    for (int n = 0; n < rows.length; n++) {
      double[] row = rows[n];
      double odds = 0;
      for (int i = 0; i < size; i++) {
        odds += row[i] * found[i];
      }
      double probability = 1 / (1 + Math.exp(-odds));
      double weight = probability * (1 - probability);
      for (int i = 0; i < size; i++) {
        gradient[i] += row[i] * (probability - same[n]);
        double scaled = weight * row[i];
        double[] line = curvature[i];
        for (int j = 0; j <= i; j++) {
          line[j] += scaled * row[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        gradient[i] += penalty * found[i];
        curvature[i][i] += penalty;
      }
      curvature[i][i] += 1e-9;
    }
    double[] change = solve(curvature, gradient);
    for (int i = 0; i < size; i++) {
      found[i] -= change[i];
    }
    return Arrays.stream(change).map(Math::abs).max().orElse(0);
  }

  /** Solves by Cholesky's decomposition; only the lower half of the matrix is read. */
  private static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j][j];
      }
    }
    double[] solution = right.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= matrix[i][k] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= matrix[k][i] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    return solution;
  }

  private Weights asMeasured(double[] found) {
    double intercept = found[0];
    Map<Feature, Double> weights = new EnumMap<>(Feature.class);
    for (int i = 0; i < FEATURES.length; i++) {
      if (spread[i] != 0) {
        double weight = found[i + 1] / spread[i];
        intercept -= weight * mean[i];
        weights.put(FEATURES[i], weight);
      }
    }
    return new Weights(intercept, weights);
  }
}
