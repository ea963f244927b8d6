package io.haetae.core.figures.estimate;

import java.util.List;

/**
 * How far two readers agree beyond chance (Cohen 1960).
 *
 * @param value 1 where they always agree, 0 where as often as by chance
 * @param standardError of the value (Fleiss, Cohen and Everitt 1969)
 * @param cases how many both read
 */
public record Kappa(double value, double standardError, long cases) {
  /**
   * From a table of counts.
   *
   * @param table row: what the first reader said; column: what the second said
   * @throws IllegalArgumentException if the table is not square or holds no case, or if both
   *     readers always said one and the same, so that chance alone explains everything
   */
  public static Kappa of(List<List<Long>> table) {
    int size = table.size();
    double cases = 0;
    for (List<Long> row : table) {
      if (row.size() != size) {
        throw new IllegalArgumentException("Agreement needs a square table");
      }
      cases += row.stream().mapToLong(Long::longValue).sum();
    }
    double[] rows = new double[size];
    double[] columns = new double[size];
    double agreed = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double share = table.get(i).get(j) / cases;
        rows[i] += share;
        columns[j] += share;
        agreed += i == j ? share : 0;
      }
    }
    double byChance = 0;
    for (int i = 0; i < size; i++) {
      byChance += rows[i] * columns[i];
    }
    if (!(cases > 0) || byChance >= 1) {
      throw new IllegalArgumentException("No agreement beyond chance can be told from " + table);
    }
    double kappa = (agreed - byChance) / (1 - byChance);
    double variance = variance(table, cases, rows, columns, kappa, byChance);
    return new Kappa(kappa, Math.sqrt(Math.max(0, variance)), (long) cases);
  }

  private static double variance(
      List<List<Long>> table,
      double cases,
      double[] rows,
      double[] columns,
      double kappa,
      double byChance) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        double share = table.get(i).get(j) / cases;
        double term =
            i == j
                ? 1 - (rows[i] + columns[i]) * (1 - kappa)
                : (1 - kappa) * (columns[i] + rows[j]);
        sum += share * term * term;
      }
    }
    double centre = kappa - byChance * (1 - kappa);
    return (sum - centre * centre) / (cases * (1 - byChance) * (1 - byChance));
  }

  /** The normal interval, within −1 and 1. */
  public Range interval(Confidence confidence) {
    double reach = confidence.normal() * standardError;
    return new Range(Math.max(-1, value - reach), Math.min(1, value + reach));
  }
}
