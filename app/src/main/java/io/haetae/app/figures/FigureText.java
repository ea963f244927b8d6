package io.haetae.app.figures;

import io.haetae.core.figures.Definition.Unit;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Result;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Range;
import io.haetae.export.words.Wording;
import java.io.PrintWriter;
import java.util.Locale;

/** Figures as lines of text, each in Korean and English. */
public final class FigureText {
  private FigureText() {}

  /** Prints every figure. */
  public static void print(PrintWriter out, ArchiveFigures all) {
    out.printf("%s · %s%n", all.country(), all.asOf());
    for (Figure figure : all.figures()) {
      Wording words = FigureWords.of(figure.definition());
      String part = figure.group().map(g -> " [" + g.by() + ": " + g.name() + "]").orElse("");
      out.printf(
          "%-14s %s / %s%s%n%14s   %s%n",
          figure.definition().stored() + " v" + figure.definition().version(),
          words.korean(),
          words.english(),
          part,
          "",
          result(figure.definition().unit(), figure.result()));
    }
  }

  private static String result(Unit unit, Result result) {
    return switch (result) {
      case Measured measured -> measured(unit, measured);
      case Withheld withheld -> {
        Wording why = FigureWords.of(withheld.refusal());
        String bounds = withheld.bounds().map(b -> " · 한계 / bounds " + range(unit, b)).orElse("");
        yield "보류 / withheld: " + why.korean() + " / " + why.english() + bounds;
      }
    };
  }

  private static String measured(Unit unit, Measured measured) {
    String interval = measured.interval().map(i -> " (95 %: " + range(unit, i) + ")").orElse("");
    String bounds =
        measured.unknown() > 0
            ? measured.bounds().map(b -> " · 한계 / bounds " + range(unit, b)).orElse("")
            : "";
    return range(unit, measured.value())
        + interval
        + " · "
        + number(measured.numerator())
        + " / "
        + number(measured.denominator())
        + " · 판정불가 / unknown "
        + measured.unknown()
        + bounds
        + " · 방문 / visits "
        + measured.visits().size();
  }

  private static String range(Unit unit, Range range) {
    String low = value(unit, range.low());
    String high = value(unit, range.high());
    return low.equals(high) ? low : low + " – " + high;
  }

  private static String value(Unit unit, double value) {
    if (Double.isInfinite(value)) {
      return "∞";
    }
    return switch (unit) {
      case SHARE -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
      case DAYS -> String.format(Locale.ROOT, "%.1f d", value);
      case PER_YEAR, PER_PRODUCT, KAPPA -> String.format(Locale.ROOT, "%.2f", value);
      case COUNT -> String.format(Locale.ROOT, "%.0f", value);
      case CHANCE -> String.format(Locale.ROOT, "%.4f", value);
    };
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
