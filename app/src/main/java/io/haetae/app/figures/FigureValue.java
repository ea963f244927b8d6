package io.haetae.app.figures;

import io.haetae.core.figures.Definition.Unit;
import io.haetae.core.figures.estimate.Range;
import io.haetae.export.words.Wording;
import java.util.Locale;

/** Numbers of figures as people read them. */
public final class FigureValue {
  private FigureValue() {}

  /** A range, or one number where its ends are written alike. */
  public static Wording of(Unit unit, Range range) {
    Wording low = value(unit, range.low());
    if (Double.isInfinite(range.low())) {
      return new Wording("미도달", "not reached");
    }
    if (Double.isInfinite(range.high())) {
      return new Wording(low.korean() + " 이상", low.english() + " or more");
    }
    return between(low, value(unit, range.high()));
  }

  private static Wording between(Wording low, Wording high) {
    return low.equals(high)
        ? low
        : new Wording(low.korean() + " – " + high.korean(), low.english() + " – " + high.english());
  }

  private static Wording value(Unit unit, double value) {
    return switch (unit) {
      case SHARE -> alike(String.format(Locale.ROOT, "%.1f %%", 100 * value));
      case DAYS -> with(String.format(Locale.ROOT, "%.1f", value), "일", " days");
      case SECONDS -> with(String.format(Locale.ROOT, "%.1f", value), "초", " s");
      case PER_YEAR -> with(String.format(Locale.ROOT, "%.2f", value), "건/년", " a year");
      case PER_PRODUCT, KAPPA -> alike(String.format(Locale.ROOT, "%.2f", value));
      case COUNT -> alike(String.format(Locale.ROOT, "%.0f", value));
      case CHANCE -> alike(String.format(Locale.ROOT, "%.4f", value));
    };
  }

  /** A difference of shares. */
  static Wording difference(Range range) {
    Wording points = between(points(range.low()), points(range.high()));
    return new Wording(points.korean() + " %p", points.english() + " percentage points");
  }

  private static Wording points(double share) {
    // Adding 0 makes a zero of what rounds to one from below.
    double points = Math.round(1000 * share) / 10.0 + 0.0;
    return alike(String.format(Locale.ROOT, "%+.1f", points));
  }

  private static Wording alike(String text) {
    return new Wording(text, text);
  }

  private static Wording with(String number, String korean, String english) {
    return new Wording(number + korean, number + english);
  }

  /** A count, or a sum with one decimal. */
  public static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
