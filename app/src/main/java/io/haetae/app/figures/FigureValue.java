package io.haetae.app.figures;

import io.haetae.core.figures.Definition.Unit;
import io.haetae.core.figures.estimate.Range;
import java.util.Locale;

/** Numbers of figures as people read them. */
public final class FigureValue {
  private FigureValue() {}

  /** A range, or one number where its ends are written alike. */
  public static String of(Unit unit, Range range) {
    String low = value(unit, range.low());
    String high = value(unit, range.high());
    return low.equals(high) ? low : low + " – " + high;
  }

  /** A difference of shares. */
  static String points(Range range) {
    String low = points(range.low());
    String high = points(range.high());
    return (low.equals(high) ? low : low + " – " + high) + " %p / percentage points";
  }

  private static String points(double value) {
    return String.format(Locale.ROOT, "%+.1f", 100 * value);
  }

  private static String value(Unit unit, double value) {
    if (Double.isInfinite(value)) {
      return "∞";
    }
    return switch (unit) {
      case SHARE -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
      case DAYS -> String.format(Locale.ROOT, "%.1f d", value);
      case SECONDS -> String.format(Locale.ROOT, "%.1f s", value);
      case PER_YEAR, PER_PRODUCT, KAPPA -> String.format(Locale.ROOT, "%.2f", value);
      case COUNT -> String.format(Locale.ROOT, "%.0f", value);
      case CHANCE -> String.format(Locale.ROOT, "%.4f", value);
    };
  }

  /** A count, or a sum with one decimal. */
  public static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
