package io.haetae.app.figures;

import io.haetae.core.figures.Definition.Unit;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Result;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.export.words.Wording;
import java.io.PrintWriter;

/** Figures as lines of text, each in Korean and English. */
public final class FigureText {
  private FigureText() {}

  /** Prints every figure. */
  public static void print(PrintWriter out, ArchiveFigures all) {
    out.printf("%s · %s%n", all.declared().country(), all.asOf());
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
        String bounds =
            withheld.bounds().map(b -> " · 한계 / bounds " + FigureValue.of(unit, b)).orElse("");
        yield "보류 / withheld: " + why.korean() + " / " + why.english() + bounds;
      }
    };
  }

  private static String measured(Unit unit, Measured measured) {
    String interval =
        measured.interval().map(i -> " (95 %: " + FigureValue.of(unit, i) + ")").orElse("");
    String bounds =
        measured.unknown() > 0
            ? measured.bounds().map(b -> " · 한계 / bounds " + FigureValue.of(unit, b)).orElse("")
            : "";
    return FigureValue.of(unit, measured.value())
        + interval
        + " · "
        + FigureValue.number(measured.numerator())
        + " / "
        + FigureValue.number(measured.denominator())
        + " · 판정 불가 / unknown "
        + measured.unknown()
        + bounds
        + " · 방문 / visits "
        + measured.visits().size();
  }
}
